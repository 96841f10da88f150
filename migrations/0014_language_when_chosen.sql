-- An account has a language once its person has chosen one; until then the browser's is taken.
alter table account alter column language drop not null, alter column language drop default;
update account set language = null;

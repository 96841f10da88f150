-- serial_issue, serial_article: 目次, by ISSN, so that they stay where they are when records are merged or taken apart.
create table serial_issue (
  id int generated always as identity primary key,
  issn text not null,
  published_year int not null,
  volume text not null default '',
  issue text not null default '',
  changed_at timestamptz not null,
  unique (issn, published_year, volume, issue)
);
create table serial_article (
  id int generated always as identity primary key,
  issue_id int not null references serial_issue on delete cascade,
  position int not null,
  title text not null,
  responsibility text not null default '',
  pages text not null default '',
  -- Folded, as a question is (src/catalogue/fold.ts): the title for what stands in a row, words for what stands at all.
  title_folded text not null,
  words text[] not null,
  unique (issue_id, position)
);
create index on serial_article using gin (words);

-- electronic_database, electronic_title: what a library's readers can read at once (本馆已有), from KBART files or lists.
create table electronic_database (
  id int generated always as identity primary key,
  library_id int not null references library,
  name text not null,
  url text not null default '',
  changed_at timestamptz not null,
  unique (library_id, name)
);
create table electronic_title (
  id int generated always as identity primary key,
  database_id int not null references electronic_database on delete cascade,
  library_id int not null references library,
  title text not null,
  kind text not null check (kind in ('serial', 'book')),
  -- ISSNs and ISBN-13s in their normal form.
  numbers text[] not null,
  span jsonb not null,
  embargo text not null default '',
  url text not null default ''
);
create index on electronic_title using gin (numbers);
create index on electronic_title (database_id);

grant select, insert, update, delete on serial_issue, serial_article, electronic_database, electronic_title
  to hutong_app, hutong_keeper;
grant usage on sequence serial_issue_id_seq, serial_article_id_seq, electronic_database_id_seq, electronic_title_id_seq
  to hutong_app;
grant usage, update, select on sequence serial_issue_id_seq, serial_article_id_seq, electronic_database_id_seq,
  electronic_title_id_seq to hutong_keeper;

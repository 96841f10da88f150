-- The article of a serial that is wanted, in fields of its own (ISO 18626: titleOfComponent, authorOfComponent,
-- pagesRequested): in the note of 50 characters its title was cut short and its author lost.
alter table request
  add column article_title text not null default '',
  add column article_author text not null default '',
  add column article_pages text not null default '';

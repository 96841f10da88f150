-- The search index (decision 32): what a record is found by, kept beside the record in one transaction, and editions of
-- it in order of rank, each of which never changes. All of it can be made again from record and holding.
alter table record drop column title_folded, drop column words, drop column initials, drop column sort_title;
-- When the catalogue first had it (新书); null: older than this column, so that it is no new arrival.
alter table record add column arrived_at timestamptz;

create sequence search_revision;
-- Texts are folded (src/catalogue/fold.ts); a field's texts stand apart by ' | '.
create table search_entry (
  record_id int primary key,
  -- Who changed it last: an edition knows by its snapshot whether it has this change already.
  changed_by xid8 not null default pg_current_xact_id(),
  revision bigint not null default nextval('search_revision'),
  -- Taken out of the catalogue: kept until the next edition, so that whoever has the last one learns of it.
  is_gone boolean not null default false,
  -- How much a record is wanted whatever the question; the highest stand first (src/catalogue/search/static-rank.ts).
  static_rank int not null default 0,
  -- What it is found by, six bytes each (src/catalogue/search/terms.ts).
  terms bytea not null default '',
  title text not null default '',
  titles text not null default '',
  responsibility text not null default '',
  subjects text not null default '',
  publisher text not null default '',
  call_number text not null default '',
  initials text not null default '',
  pinyin text not null default '',
  sort_title text not null default '',
  call_number_keys text[] not null default '{}',
  library_ids int[] not null default '{}',
  published_year smallint,
  material_type text not null default '',
  language text not null default '',
  clc text not null default '',
  arrived_at timestamptz,
  -- As they are shown, for suggestions.
  person_names text[] not null default '{}',
  subject_headings text[] not null default '{}'
);
create index search_entry_changed on search_entry (changed_by);
create index search_entry_title on search_entry (title collate "C");
create index search_entry_initials on search_entry (initials collate "C");
create index search_entry_pinyin on search_entry (pinyin collate "C");

create table search_number (
  number text not null collate "C",
  record_id int not null,
  primary key (number, record_id)
);
create index on search_number (record_id);

-- Changes that whoever has seen `known` does not know. The index is the only way: a planner that guesses would read all.
create function search_changes(known pg_snapshot) returns setof search_entry
language plpgsql stable rows 10 set enable_seqscan = off as $$
begin
  return query
    select entry.* from search_entry entry
    where changed_by >= pg_snapshot_xmin(known) and not pg_visible_in_snapshot(changed_by, known)
      and pg_visible_in_snapshot(changed_by, pg_current_snapshot());
end $$;

create table search_edition (
  id int generated always as identity primary key,
  state text not null check (state in ('building', 'current', 'former')),
  -- What the edition has seen; null while it is being built.
  snapshot pg_snapshot,
  records int not null default 0,
  began_at timestamptz not null,
  switched_at timestamptz
);
create unique index search_edition_current on search_edition (state) where state = 'current';

-- A segment has up to 262,144 places in order of rank; its columns as bytes, little endian (postgres/segment.ts).
create table search_segment (
  edition_id int not null references search_edition on delete cascade,
  segment smallint not null,
  records int not null,
  dictionaries jsonb not null,
  columns bytea not null,
  primary key (edition_id, segment)
);
alter table search_segment alter column columns set storage external;
-- Which places have a term: a list of numbers, or a bit for each where that is shorter.
create table search_posting (
  edition_id int not null,
  term bigint not null,
  segment smallint not null,
  places bytea not null,
  primary key (edition_id, term, segment)
);
alter table search_posting alter column places set storage external;

-- Words as they are written, for other spellings, and names for suggestions; made with each edition.
create table search_word (
  word text primary key collate "C",
  records int not null
);
create table search_name (
  kind text not null check (kind in ('person', 'subject')),
  name text not null,
  folded text not null collate "C",
  initials text not null collate "C",
  records int not null,
  primary key (kind, name)
);
create index on search_name (folded);
create index on search_name (initials);

grant select, insert, update, delete on search_entry, search_number, search_edition, search_segment, search_posting,
  search_word, search_name to hutong_app, hutong_keeper;
grant usage on sequence search_edition_id_seq, search_revision to hutong_app;
grant usage, update, select on sequence search_edition_id_seq, search_revision to hutong_keeper;

-- One edition is built at a time; a second wish while one is built is the same wish.
select pgboss.create_queue('searchEdition', '{"policy":"exclusive","retryLimit":2,"retryDelay":60,"heartbeatSeconds":60,"expireInSeconds":14400,"deleteAfterSeconds":86400}');

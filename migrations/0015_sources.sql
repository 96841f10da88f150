-- source: where a library's records come from (harvest), and where it can be asked live (search, availability).
-- One profile says how to read and ask it (src/catalogue/sources/profile.ts). An address inside a campus is used only
-- after a second person of the centre has approved it (promise S7).
create table source (
  id int generated always as identity primary key,
  library_id int not null references library,
  name_zh text not null,
  name_en text not null,
  protocol text not null check (protocol in ('file', 'oaiPmh', 'z3950', 'sru')),
  -- A URL for OAI-PMH and SRU, host:port for Z39.50, empty for files.
  address text not null default '',
  profile jsonb not null,
  -- What the other side asks to be let in (src/catalogue/sources/profile.ts Credentials); no page and no API shows it.
  credentials jsonb,
  is_harvested boolean not null default false,
  is_searched_live boolean not null default false,
  is_asked_for_availability boolean not null default false,
  -- Null: harvested only when somebody starts it.
  harvest_every_minutes int check (harvest_every_minutes >= 15),
  next_due_at timestamptz,
  -- Null: a public address. Else it is used only when these two are two persons.
  internal_address_entered_by int references account,
  internal_address_approved_by int references account,
  changed_at timestamptz not null,
  removed_at timestamptz,
  check (internal_address_approved_by <> internal_address_entered_by)
);
create index on source (library_id);
create index on source (next_due_at) where next_due_at is not null;

alter table source enable row level security;
alter table source force row level security;
create policy conductor on source using ((select actor_kind()) = 'system');
create policy centre on source using ((select actor_kind()) = 'centre');
create policy home on source for select using (library_id = (select actor_library()) and (select actor_kind()) = 'staff');
grant select, insert, update on source to hutong_app;
grant select, insert, update, delete on source to hutong_keeper;
grant usage on sequence source_id_seq to hutong_app;
grant usage, update, select on sequence source_id_seq to hutong_keeper;

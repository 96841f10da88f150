-- One work, many records (decision 34): what records are compared by, why each source record is where it is, and what
-- librarians have decided. The old key that compared whole texts goes.
alter table record drop column match_key;
-- Where a record went whose source records are all in another: addresses and requests keep leading somewhere.
alter table record add column merged_into int references record;
create index on record (merged_into) where merged_into is not null;

-- Null: came before this table; `node tools/go.mjs rematch` writes it (src/catalogue/merging/facts/match-facts.ts).
alter table source_record add column match_facts jsonb;
-- The rule of src/catalogue/merging/rules/same-record.ts that put it into its record; `first` began the record, `byHand`
-- was put there by a librarian.
alter table source_record add column merge_rule text not null default 'first';
alter table source_record add column merged_at timestamptz;
-- The librarian's operator code where a librarian put it there; empty where a rule did.
alter table source_record add column merged_by text not null default '';

-- Under what a record is looked for (src/catalogue/merging/rules/keys.ts): c candidate, w work, t translated, o original.
-- Without foreign keys, for a harvest writes thousands a second; verify looks after them.
create table record_key (
  key bigint not null,
  record_id int not null,
  kind text not null check (kind in ('c', 'w', 't', 'o')),
  primary key (key, record_id, kind)
);
create index on record_key (record_id);

-- A librarian's decision that source records belong together or apart; it stands until it is undone or decided anew.
create table merge_decision (
  id int generated always as identity primary key,
  kind text not null check (kind in ('split', 'merge')),
  -- The record that was worked on, and the one that came of it or went into it.
  record_id int not null references record,
  other_record_id int not null references record,
  why text not null default '',
  decided_at timestamptz not null,
  decided_by int not null references account,
  operator_code text not null,
  undone_at timestamptz,
  undone_by int references account
);
create index on merge_decision (record_id);
create index on merge_decision (other_record_id);

-- Of which source records it speaks, by what stays when they are sent again: library and control number.
create table merge_decision_pair (
  decision_id int not null references merge_decision,
  library_id int not null references library,
  control_number text not null,
  other_library_id int not null references library,
  other_control_number text not null,
  primary key (decision_id, library_id, control_number, other_library_id, other_control_number)
);
create index on merge_decision_pair (library_id, control_number);
create index on merge_decision_pair (other_library_id, other_control_number);

alter table merge_decision enable row level security;
alter table merge_decision force row level security;
create policy conductor on merge_decision using ((select actor_kind()) = 'system');
create policy librarians on merge_decision for select using ((select actor_kind()) in ('staff', 'centre'));
alter table merge_decision_pair enable row level security;
alter table merge_decision_pair force row level security;
create policy conductor on merge_decision_pair using ((select actor_kind()) = 'system');
create policy librarians on merge_decision_pair for select using ((select actor_kind()) in ('staff', 'centre'));

grant select, insert, update on merge_decision to hutong_app;
grant select, insert on merge_decision_pair to hutong_app;
grant select, insert, update, delete on record_key to hutong_app;
grant select, insert, update, delete on record_key, merge_decision, merge_decision_pair to hutong_keeper;
grant usage on sequence merge_decision_id_seq, record_id_seq to hutong_app;
grant usage, update, select on sequence merge_decision_id_seq to hutong_keeper;

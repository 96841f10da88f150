-- Taking a charge back lets a reader off it as a waiver does: above the same limit (M2) a second person decides (decision 50).
alter table waiver add column kind text not null default 'waiver' check (kind in ('waiver', 'takeBack'));
alter table waiver alter column kind drop default;
-- What was decided about a charge, the last of it first.
create index on waiver (charge_id, id);

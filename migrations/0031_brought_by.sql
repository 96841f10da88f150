-- What one harvest alone has brought can be taken back (decision 45).

-- The only run that has brought this record since it is here; null: several did, or none (an import by hand, or before
-- this was written down).
alter table source_record add column only_run_id int references harvest_run;
create index on source_record (only_run_id) where only_run_id is not null;

-- harvest: how the records of a source come in, run by run; what could not be taken; files placed to be harvested.
create table harvest_file (
  id int generated always as identity primary key,
  source_id int not null references source,
  library_id int not null references library,
  name text not null,
  size_bytes bigint not null check (size_bytes > 0),
  placed_at timestamptz not null,
  placed_by int references account,
  -- Null while pieces are still missing.
  completed_at timestamptz
);
create index on harvest_file (source_id);

-- A file in pieces of 1 MiB: uploaded and read one at a time, and part of every backup.
create table harvest_file_piece (
  file_id int not null references harvest_file on delete cascade,
  position int not null check (position >= 0),
  bytes bytea not null,
  primary key (file_id, position)
);
alter table harvest_file_piece alter column bytes set storage external;

create table harvest_run (
  id int generated always as identity primary key,
  source_id int not null references source,
  library_id int not null references library,
  scope text not null check (scope in ('full', 'incremental')),
  state text not null check (state in ('running', 'finished', 'failed', 'stopped')),
  file_id int references harvest_file,
  -- OAI-PMH: what changed since then was asked for; and from where the next incremental run asks.
  from_stamp text not null default '',
  next_stamp text not null default '',
  -- Where it stands; written in the transaction of what it has brought (src/catalogue/harvest/steps).
  checkpoint jsonb,
  total_expected int,
  records_read int not null default 0,
  added int not null default 0,
  changed int not null default 0,
  unchanged int not null default 0,
  rejected int not null default 0,
  repaired int not null default 0,
  deleted int not null default 0,
  -- Why it failed: a code with words in texts, and what the other side said.
  error text not null default '',
  error_detail text not null default '',
  started_by int references account,
  started_at timestamptz not null,
  worked_at timestamptz not null,
  -- Time spent working, without the pauses between a kill and going on.
  worked_ms bigint not null default 0,
  finished_at timestamptz,
  stop_asked boolean not null default false,
  -- Who works on it: another takes over only with the source's advisory lock, and then writes its own name here.
  worker text not null default '',
  -- Workers that took it up since something was brought: a run that kills its workers fails in the end.
  attempts int not null default 0
);
create unique index harvest_run_one_at_a_time on harvest_run (source_id) where state = 'running';
create index on harvest_run (source_id, id);
create index on harvest_run (file_id);

create table harvest_reject (
  id bigint generated always as identity primary key,
  run_id int not null references harvest_run on delete cascade,
  library_id int not null references library,
  -- The how-many-th of the run, from 0.
  position int not null,
  reason text not null,
  detail text not null,
  -- As it came, cut at 32 KiB.
  bytes bytea not null
);
create index on harvest_reject (run_id, id);

-- The address a second person looked at: an approval is for exactly this one.
alter table source add column if not exists internal_address_approved text;

-- OAI-PMH deletes by its own identifiers: which record of the library each of them was.
create table harvest_identifier (
  source_id int not null references source,
  identifier text not null,
  control_number text not null,
  primary key (source_id, identifier)
);

do $$
declare name text;
begin
  foreach name in array array['harvest_file', 'harvest_run', 'harvest_reject'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy conductor on %I using ((select actor_kind()) = ''system'')', name);
    execute format('create policy centre on %I using ((select actor_kind()) = ''centre'')', name);
    execute format('create policy home on %I for select using (library_id = (select actor_library()) and (select actor_kind()) = ''staff'')', name);
  end loop;
  foreach name in array array['harvest_file_piece', 'harvest_identifier'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy conductor on %I using ((select actor_kind()) = ''system'')', name);
    execute format('create policy centre on %I using ((select actor_kind()) = ''centre'')', name);
  end loop;
end $$;
grant select, insert, update, delete on harvest_file, harvest_file_piece, harvest_run, harvest_reject, harvest_identifier
  to hutong_app, hutong_keeper;
grant usage on sequence harvest_file_id_seq, harvest_run_id_seq, harvest_reject_id_seq to hutong_app;
grant usage, update, select on sequence harvest_file_id_seq, harvest_run_id_seq, harvest_reject_id_seq to hutong_keeper;

-- One job works one run from its checkpoint to its end: never retried by the queue, the clock takes up what was left.
select pgboss.create_queue('harvest', '{"policy":"standard","retryLimit":0,"heartbeatSeconds":30,"expireInSeconds":86400,"deleteAfterSeconds":86400}');

-- How large a file may be placed is the centre's to decide.
insert into policy_rule (id, service, conditions, parameters, priority, valid_from, valid_to, why_zh, why_en, source) values
('R23', 'loan', '{}', '{"harvestFileMiBMax": 4096}', 0, '2007-11-01', null,
 '上传的书目文件最大 4 GB。', 'A file of records placed for harvest may have up to 4 GB.', 'I');

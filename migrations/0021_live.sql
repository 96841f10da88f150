-- Asking libraries live: the address a second person looked at, how each target has answered, whether it is asked now,
-- and when a copy's status was learnt.
alter table source add column if not exists internal_address_approved text;

-- How often a target was asked in a minute, with what outcome, and within how many milliseconds it answered: rows of
-- several processes add up. 'answered' or the kind of a fault (src/catalogue/sources/asked.ts).
create table target_health (
  source_id int not null references source,
  minute timestamptz not null,
  outcome text not null,
  within_ms int not null,
  asked int not null,
  primary key (source_id, minute, outcome, within_ms)
);

-- The circuit breaker of a target, one for all processes (src/catalogue/live/breaker.ts).
create table target_breaker (
  source_id int primary key references source,
  failures_in_row int not null default 0,
  -- Null: asked as usual. Else nobody asks before; then one does, and decides for all.
  open_until timestamptz,
  -- Who tries it after the pause has until then to come back.
  probing_until timestamptz
);

alter table target_health enable row level security;
alter table target_health force row level security;
create policy conductor on target_health using ((select actor_kind()) = 'system');
create policy centre on target_health for select using ((select actor_kind()) = 'centre');
grant select, insert, update, delete on target_health to hutong_app;
grant select, insert, update, delete on target_health to hutong_keeper;

alter table target_breaker enable row level security;
alter table target_breaker force row level security;
create policy conductor on target_breaker using ((select actor_kind()) = 'system');
create policy centre on target_breaker for select using ((select actor_kind()) = 'centre');
grant select, insert, update, delete on target_breaker to hutong_app;
grant select, insert, update, delete on target_breaker to hutong_keeper;

-- Null: as its record said when it came.
alter table holding add column status_at timestamptz;

insert into policy_rule (id, service, conditions, parameters, priority, valid_from, valid_to, why_zh, why_en, source) values
('T1', 'loan', '{}', '{"liveTimeoutMs": 5000, "liveHitsPerTarget": 5, "liveSharedSeconds": 20, "liveQueueMax": 20,
  "breakerFailures": 5, "breakerPauseSeconds": 60, "targetHealthDays": 30}', 0, '2007-11-01', null,
 '实时检索最多等 5 秒；一个目标连续失败 5 次后暂停 1 分钟再试。', 'A live search waits at most 5 seconds; a target that fails 5 times in a row is left alone for a minute.', 'I'),
('T2', 'loan', '{}', '{"availabilityKeptMinutes": 5, "availabilityWaitMs": 2000}', 0, '2007-11-01', null,
 '在架状态实时核实，最多等 2 秒，5 分钟内不重复询问。', 'Whether a copy is in is asked live, for at most 2 seconds, and not again within 5 minutes.', 'I');

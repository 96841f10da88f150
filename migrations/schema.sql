-- What the migrations make, to be read. Drawn by `node tools/go.mjs draw`; a test compares. Do not edit.

CREATE OR REPLACE FUNCTION public.actor_account()
 RETURNS integer
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select nullif(current_setting('hutong.account', true), '')::int $function$;

CREATE OR REPLACE FUNCTION public.actor_kind()
 RETURNS text
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select nullif(current_setting('hutong.actor', true), '') $function$;

CREATE OR REPLACE FUNCTION public.actor_library()
 RETURNS integer
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select nullif(current_setting('hutong.library', true), '')::int $function$;

CREATE OR REPLACE FUNCTION public.actor_reader()
 RETURNS integer
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select nullif(current_setting('hutong.reader', true), '')::int $function$;

CREATE OR REPLACE FUNCTION public.call_number_key(call_number text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN "left"(upper((replace(call_number, ' '::text, ''::text) COLLATE "C")), 100);

CREATE OR REPLACE FUNCTION public.enqueue_job(queue_name text, job_data jsonb)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
begin
  insert into pgboss.job (name, data, policy, retry_limit, retry_delay, retry_backoff, retry_delay_max, expire_seconds,
                          deletion_seconds, keep_until, heartbeat_seconds, dead_letter)
  select q.name, job_data, q.policy, q.retry_limit, q.retry_delay, q.retry_backoff, q.retry_delay_max, q.expire_seconds,
         q.deletion_seconds, pgboss.job_now() + q.retention_seconds * interval '1 second', q.heartbeat_seconds, q.dead_letter
  from pgboss.queue q where q.name = queue_name
  on conflict do nothing;
  if not found and not exists (select from pgboss.queue where name = queue_name) then
    raise exception 'no queue %', queue_name;
  end if;
end $function$;

CREATE OR REPLACE FUNCTION public.ledger_account_of(wanted_kind text, wanted_reader integer, wanted_library integer)
 RETURNS integer
 LANGUAGE plpgsql
AS $function$
declare found_id int;
begin
  if wanted_reader is not null then
    perform 1 from reader where id = wanted_reader for no key update;
  end if;
  loop
    select id into found_id from ledger_account
    where kind = wanted_kind and coalesce(reader_id, 0) = coalesce(wanted_reader, 0)
      and coalesce(library_id, 0) = coalesce(wanted_library, 0) and currency = 'CNY';
    if found then return found_id; end if;
    if wanted_reader is null then
      perform pg_advisory_xact_lock(20071102);
    end if;
    insert into ledger_account (kind, reader_id, library_id, balance_fen)
    values (wanted_kind, wanted_reader, wanted_library, case when ledger_has_floor(wanted_kind) then 0 end)
    on conflict do nothing;
  end loop;
end $function$;

CREATE OR REPLACE FUNCTION public.ledger_has_floor(kind text)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE
RETURN (kind = ANY (ARRAY['readerReceivable'::text, 'readerDeposit'::text, 'readerDepositHeld'::text, 'libraryCash'::text]));

CREATE OR REPLACE FUNCTION public.ledger_has_postings()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if not exists (select from ledger_posting where transaction_id = new.id) then
    raise exception 'ledger transaction % has no postings', new.id using errcode = 'check_violation', constraint = 'ledger_whole';
  end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.ledger_open_day(at timestamp with time zone)
 RETURNS date
 LANGUAGE plpgsql
AS $function$
declare
  closed date;
begin
  perform pg_advisory_xact_lock_shared(20071101);
  select max(closed_on) into closed from ledger_day;
  return greatest((at at time zone 'Asia/Shanghai')::date, closed + 1);
end $function$;

CREATE OR REPLACE FUNCTION public.ledger_settled_wrongly(charge bigint)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
  select exists (
    select 1
    from (select id, settles from ledger_transaction where id = charge or settles = charge) t
    join ledger_posting p on p.transaction_id = t.id
    join ledger_account a on a.id = p.account_id and a.kind = 'readerReceivable'
    group by p.account_id
    having sum(p.amount_fen) not between 0 and coalesce(sum(p.amount_fen) filter (where t.id = charge), 0)
  ) or exists (select 1 from ledger_transaction where id = charge and settles is not null)
$function$;

CREATE OR REPLACE FUNCTION public.ledger_stays()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception '% only grows', tg_table_name using errcode = 'restrict_violation', constraint = 'ledger_stays';
end $function$;

CREATE OR REPLACE FUNCTION public.ledger_written()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
 SET enable_hashjoin TO 'off'
 SET enable_mergejoin TO 'off'
 SET enable_seqscan TO 'off'
AS $function$
declare
  judged record;
begin
  -- Whoever asked ledger_open_day has this lock already; nobody else slips past a day that is being closed.
  perform pg_advisory_xact_lock_shared(20071101);
  if current_setting('transaction_isolation') <> 'read committed' then
    raise exception 'the ledger is written as it stands now: read committed' using errcode = 'check_violation', constraint = 'ledger_isolation';
  end if;

  with each as (
    select n.transaction_id as id, bool_or(a.balance_fen is not null and n.amount_fen <> 0) as moves_floor,
           bool_or(t.settles is not null) as settles,
      case
        when count(a.id) < count(*) or min(a.currency) <> max(a.currency) or sum(n.amount_fen) <> 0 then 'ledger_balanced'
        when count(*) < 2 or count(*) <> (select count(*) from ledger_posting p where p.transaction_id = n.transaction_id)
          or min(n.booked_on) <> max(n.booked_on) or min(n.booked_on) <= (select max(closed_on) from ledger_day) then 'ledger_whole'
        when bool_or(a.kind = 'readerReceivable' and n.amount_fen < 0 and t.settles is null) then 'ledger_settled'
      end as broken
    from new_postings n
    join ledger_transaction t on t.id = n.transaction_id
    left join ledger_account a
      on a.id = n.account_id and a.reader_id is not distinct from n.reader_id and a.library_id is not distinct from n.library_id
    group by n.transaction_id)
  select min(each.id) filter (where each.broken is not null) as id, min(each.broken) as broken,
         bool_or(each.moves_floor) as moves_floor, bool_or(each.settles) as settles
  into judged from each;
  if judged.broken is not null then
    raise exception 'ledger transaction % is not whole or does not balance', judged.id using errcode = 'check_violation', constraint = judged.broken;
  end if;

  if judged.moves_floor then
    perform 1 from reader where id in (select reader_id from new_postings where amount_fen <> 0) order by id for no key update;
    update ledger_account a set balance_fen = a.balance_fen + n.amount_fen
    from (select account_id, sum(amount_fen) as amount_fen from new_postings where amount_fen <> 0 group by account_id) n
    where a.id = n.account_id and a.balance_fen is not null;
  end if;

  -- Of each charge no more is settled than it is, nor given back than was settled.
  if judged.settles then
    select settled.charge as id into judged
    from (select distinct t.settles as charge from new_postings n join ledger_transaction t on t.id = n.transaction_id
          where t.settles is not null) settled
    where ledger_settled_wrongly(settled.charge)
    limit 1;
    if found then raise exception 'charge % is settled beyond what it is', judged.id using errcode = 'check_violation', constraint = 'ledger_settled'; end if;
  end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.search_changes(known pg_snapshot)
 RETURNS SETOF search_entry
 LANGUAGE plpgsql
 STABLE ROWS 10
 SET enable_seqscan TO 'off'
AS $function$
begin
  return query
    select entry.* from search_entry entry
    where changed_by >= pg_snapshot_xmin(known) and not pg_visible_in_snapshot(changed_by, known)
      and pg_visible_in_snapshot(changed_by, pg_current_snapshot());
end $function$;

CREATE OR REPLACE FUNCTION public.session_actor(token bytea, at timestamp with time zone)
 RETURNS TABLE(account_id integer, kind text, login text, library_id integer, operator_code text, reader_id integer, language text, seen_at timestamp with time zone)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  declare
    asked_as text := current_setting('hutong.actor', true);
  begin
    -- Not `set hutong.actor` of the function: that is a superuser's right, and the owner of a hosted database is none.
    perform set_config('hutong.actor', 'system', true);
    return query select a.id, a.kind, a.login, a.library_id, a.operator_code, r.id, a.language, s.seen_at
      from session s join account a on a.id = s.account_id left join reader r on r.account_id = a.id
      where s.token_hash = token and s.expires_at > at and a.disabled_at is null
        and (a.kind <> 'reader' or r.status = 'active');
    perform set_config('hutong.actor', coalesce(asked_as, ''), true);
  end $function$;

create table account (
  id integer generated always as identity not null,
  login text not null,
  kind text not null,
  library_id integer not null,
  operator_code text,
  password_hash text not null,
  password_changed_at timestamp with time zone not null,
  disabled_at timestamp with time zone,
  language text,
  created_at timestamp with time zone not null,
  PRIMARY KEY (id),
  UNIQUE (operator_code),
  CHECK (((kind = 'reader'::text) OR (operator_code IS NOT NULL))),
  CHECK ((kind = ANY (ARRAY['reader'::text, 'staff'::text, 'centre'::text]))),
  CHECK ((language = ANY (ARRAY['zh'::text, 'en'::text]))),
  FOREIGN KEY (library_id) REFERENCES library(id)
);  -- hutong_app: select, insert, update, delete
CREATE UNIQUE INDEX account_login ON public.account USING btree (lower(login));
alter table account force row level security;
create policy conductor on account for all using ((( SELECT actor_kind() AS actor_kind) = 'system'::text));
create policy home on account for select using (((kind = 'reader'::text) AND (library_id = ( SELECT actor_library() AS actor_library)) AND (( SELECT actor_kind() AS actor_kind) = 'staff'::text)));
create policy self on account for all using ((id = ( SELECT actor_account() AS actor_account)));
create policy sign_in on account for all using ((( SELECT actor_kind() AS actor_kind) = 'signIn'::text));

create table audit_entry (
  id bigint generated always as identity not null,
  at timestamp with time zone not null,
  actor_kind text not null,
  account_id integer,
  operator_code text default ''::text not null,
  library_id integer,
  action text not null,
  subject text not null,
  subject_id text default ''::text not null,
  details jsonb default '{}'::jsonb not null,
  PRIMARY KEY (id)
);  -- hutong_app: select, insert
CREATE INDEX audit_entry_subject_subject_id_id_idx ON public.audit_entry USING btree (subject, subject_id, id);
alter table audit_entry force row level security;
create policy centre on audit_entry for select using ((( SELECT actor_kind() AS actor_kind) = 'centre'::text));
create policy conductor on audit_entry for all using ((( SELECT actor_kind() AS actor_kind) = 'system'::text));
create policy written on audit_entry for insert with check ((( SELECT actor_kind() AS actor_kind) IS NOT NULL));

create table calendar_day (
  day date not null,
  library_id integer,
  is_working boolean not null,
  name_zh text default ''::text not null,
  name_en text default ''::text not null,
  provisional boolean default false not null,
  source text not null,
  UNIQUE NULLS NOT DISTINCT (day, library_id),
  FOREIGN KEY (library_id) REFERENCES library(id)
);  -- hutong_app: select, insert, update, delete

create table co_borrowing (
  record_id integer not null,
  other_record_id integer not null,
  readers_from integer not null,
  PRIMARY KEY (record_id, other_record_id),
  CHECK ((readers_from >= 5)),
  CHECK ((record_id < other_record_id)),
  FOREIGN KEY (other_record_id) REFERENCES record(id) ON DELETE CASCADE,
  FOREIGN KEY (record_id) REFERENCES record(id) ON DELETE CASCADE
);  -- hutong_app: select, insert, update, delete
CREATE INDEX co_borrowing_other_record_id_idx ON public.co_borrowing USING btree (other_record_id);

create table consent (
  id bigint generated always as identity not null,
  reader_id integer not null,
  library_id integer not null,
  copyright_version integer not null,
  accepted_at timestamp with time zone not null,
  PRIMARY KEY (id),
  FOREIGN KEY (copyright_version) REFERENCES copyright_notice(version),
  FOREIGN KEY (library_id) REFERENCES library(id),
  FOREIGN KEY (reader_id) REFERENCES reader(id) ON DELETE CASCADE
);  -- hutong_app: select, insert
CREATE INDEX consent_reader_id_idx ON public.consent USING btree (reader_id);
alter table consent force row level security;
create policy conductor on consent for all using ((( SELECT actor_kind() AS actor_kind) = 'system'::text));
create policy home on consent for select using (((library_id = ( SELECT actor_library() AS actor_library)) AND (( SELECT actor_kind() AS actor_kind) = 'staff'::text)));
create policy self on consent for all using ((reader_id = ( SELECT actor_reader() AS actor_reader)));
create policy sign_in on consent for all using ((( SELECT actor_kind() AS actor_kind) = 'signIn'::text));

create table copyright_notice (
  version integer not null,
  valid_from date not null,
  text_zh text not null,
  text_en text not null,
  source text not null,
  PRIMARY KEY (version)
);  -- hutong_app: select, insert, update, delete

create table electronic_database (
  id integer generated always as identity not null,
  library_id integer not null,
  name text not null,
  url text default ''::text not null,
  changed_at timestamp with time zone not null,
  PRIMARY KEY (id),
  UNIQUE (library_id, name),
  FOREIGN KEY (library_id) REFERENCES library(id)
);  -- hutong_app: select, insert, update, delete

create table electronic_title (
  id integer generated always as identity not null,
  database_id integer not null,
  library_id integer not null,
  title text not null,
  kind text not null,
  numbers text[] not null,
  span jsonb not null,
  embargo text default ''::text not null,
  url text default ''::text not null,
  PRIMARY KEY (id),
  CHECK ((kind = ANY (ARRAY['serial'::text, 'book'::text]))),
  FOREIGN KEY (database_id) REFERENCES electronic_database(id) ON DELETE CASCADE,
  FOREIGN KEY (library_id) REFERENCES library(id)
);  -- hutong_app: select, insert, update, delete
CREATE INDEX electronic_title_database_id_idx ON public.electronic_title USING btree (database_id);
CREATE INDEX electronic_title_numbers_idx ON public.electronic_title USING gin (numbers);

create table enquiry (
  id integer generated always as identity not null,
  record_id integer,
  record_title text not null,
  reader_id integer not null,
  reader_library_id integer not null,
  library_id integer not null,
  question text not null,
  asked_at timestamp with time zone not null,
  answer text,
  answered_at timestamp with time zone,
  answered_by integer,
  PRIMARY KEY (id),
  CHECK (((answer IS NULL) = (answered_at IS NULL))),
  FOREIGN KEY (answered_by) REFERENCES account(id),
  FOREIGN KEY (library_id) REFERENCES library(id),
  FOREIGN KEY (reader_id) REFERENCES reader(id),
  FOREIGN KEY (reader_library_id) REFERENCES library(id),
  FOREIGN KEY (record_id) REFERENCES record(id) ON DELETE SET NULL
);  -- hutong_app: select, insert, update
CREATE INDEX enquiry_library_id_id_idx ON public.enquiry USING btree (library_id, id) WHERE (answer IS NULL);
CREATE INDEX enquiry_reader_id_asked_at_idx ON public.enquiry USING btree (reader_id, asked_at);
alter table enquiry force row level security;
create policy asked on enquiry for all using (((library_id = ( SELECT actor_library() AS actor_library)) AND (( SELECT actor_kind() AS actor_kind) = 'staff'::text)));
create policy asks on enquiry for insert with check (((reader_id = ( SELECT actor_reader() AS actor_reader)) AND (answer IS NULL)));
create policy conductor on enquiry for all using ((( SELECT actor_kind() AS actor_kind) = 'system'::text));
create policy self on enquiry for select using ((reader_id = ( SELECT actor_reader() AS actor_reader)));

create table harvest_file (
  id integer generated always as identity not null,
  source_id integer not null,
  library_id integer not null,
  name text not null,
  size_bytes bigint not null,
  placed_at timestamp with time zone not null,
  placed_by integer,
  completed_at timestamp with time zone,
  PRIMARY KEY (id),
  CHECK ((size_bytes > 0)),
  FOREIGN KEY (library_id) REFERENCES library(id),
  FOREIGN KEY (placed_by) REFERENCES account(id),
  FOREIGN KEY (source_id) REFERENCES source(id)
);  -- hutong_app: select, insert, update, delete
CREATE INDEX harvest_file_source_id_idx ON public.harvest_file USING btree (source_id);
alter table harvest_file force row level security;
create policy centre on harvest_file for all using ((( SELECT actor_kind() AS actor_kind) = 'centre'::text));
create policy conductor on harvest_file for all using ((( SELECT actor_kind() AS actor_kind) = 'system'::text));
create policy home on harvest_file for select using (((library_id = ( SELECT actor_library() AS actor_library)) AND (( SELECT actor_kind() AS actor_kind) = 'staff'::text)));

create table harvest_file_piece (
  file_id integer not null,
  position integer not null,
  bytes bytea not null,
  PRIMARY KEY (file_id, "position"),
  CHECK (("position" >= 0)),
  FOREIGN KEY (file_id) REFERENCES harvest_file(id) ON DELETE CASCADE
);  -- hutong_app: select, insert, update, delete
alter table harvest_file_piece force row level security;
create policy centre on harvest_file_piece for all using ((( SELECT actor_kind() AS actor_kind) = 'centre'::text));
create policy conductor on harvest_file_piece for all using ((( SELECT actor_kind() AS actor_kind) = 'system'::text));

create table harvest_identifier (
  source_id integer not null,
  identifier text not null,
  control_number text not null,
  PRIMARY KEY (source_id, identifier),
  FOREIGN KEY (source_id) REFERENCES source(id)
);  -- hutong_app: select, insert, update, delete
alter table harvest_identifier force row level security;
create policy centre on harvest_identifier for all using ((( SELECT actor_kind() AS actor_kind) = 'centre'::text));
create policy conductor on harvest_identifier for all using ((( SELECT actor_kind() AS actor_kind) = 'system'::text));

create table harvest_reject (
  id bigint generated always as identity not null,
  run_id integer not null,
  library_id integer not null,
  position integer not null,
  reason text not null,
  detail text not null,
  bytes bytea not null,
  PRIMARY KEY (id),
  FOREIGN KEY (library_id) REFERENCES library(id),
  FOREIGN KEY (run_id) REFERENCES harvest_run(id) ON DELETE CASCADE
);  -- hutong_app: select, insert, update, delete
CREATE INDEX harvest_reject_run_id_id_idx ON public.harvest_reject USING btree (run_id, id);
alter table harvest_reject force row level security;
create policy centre on harvest_reject for all using ((( SELECT actor_kind() AS actor_kind) = 'centre'::text));
create policy conductor on harvest_reject for all using ((( SELECT actor_kind() AS actor_kind) = 'system'::text));
create policy home on harvest_reject for select using (((library_id = ( SELECT actor_library() AS actor_library)) AND (( SELECT actor_kind() AS actor_kind) = 'staff'::text)));

create table harvest_run (
  id integer generated always as identity not null,
  source_id integer not null,
  library_id integer not null,
  scope text not null,
  state text not null,
  file_id integer,
  from_stamp text default ''::text not null,
  next_stamp text default ''::text not null,
  checkpoint jsonb,
  total_expected integer,
  records_read integer default 0 not null,
  added integer default 0 not null,
  changed integer default 0 not null,
  unchanged integer default 0 not null,
  rejected integer default 0 not null,
  repaired integer default 0 not null,
  deleted integer default 0 not null,
  error text default ''::text not null,
  error_detail text default ''::text not null,
  started_by integer,
  started_at timestamp with time zone not null,
  worked_at timestamp with time zone not null,
  worked_ms bigint default 0 not null,
  finished_at timestamp with time zone,
  stop_asked boolean default false not null,
  worker text default ''::text not null,
  attempts integer default 0 not null,
  PRIMARY KEY (id),
  CHECK ((scope = ANY (ARRAY['full'::text, 'incremental'::text]))),
  CHECK ((state = ANY (ARRAY['running'::text, 'finished'::text, 'failed'::text, 'stopped'::text]))),
  FOREIGN KEY (file_id) REFERENCES harvest_file(id),
  FOREIGN KEY (library_id) REFERENCES library(id),
  FOREIGN KEY (source_id) REFERENCES source(id),
  FOREIGN KEY (started_by) REFERENCES account(id)
);  -- hutong_app: select, insert, update, delete
CREATE INDEX harvest_run_file_id_idx ON public.harvest_run USING btree (file_id);
CREATE INDEX harvest_run_source_id_id_idx ON public.harvest_run USING btree (source_id, id);
CREATE UNIQUE INDEX harvest_run_one_at_a_time ON public.harvest_run USING btree (source_id) WHERE (state = 'running'::text);
alter table harvest_run force row level security;
create policy centre on harvest_run for all using ((( SELECT actor_kind() AS actor_kind) = 'centre'::text));
create policy conductor on harvest_run for all using ((( SELECT actor_kind() AS actor_kind) = 'system'::text));
create policy home on harvest_run for select using (((library_id = ( SELECT actor_library() AS actor_library)) AND (( SELECT actor_kind() AS actor_kind) = 'staff'::text)));

create table holding (
  id integer generated always as identity not null,
  record_id integer not null,
  source_record_id integer not null,
  library_id integer not null,
  call_number text default ''::text not null,
  barcode text default ''::text not null,
  volume text default ''::text not null,
  location text default ''::text not null,
  status text not null,
  lendable boolean not null,
  status_at timestamp with time zone,
  PRIMARY KEY (id),
  FOREIGN KEY (library_id) REFERENCES library(id),
  FOREIGN KEY (record_id) REFERENCES record(id),
  FOREIGN KEY (source_record_id) REFERENCES source_record(id) ON DELETE CASCADE
);  -- hutong_app: select, insert, update, delete
CREATE INDEX holding_call_number ON public.holding USING btree (call_number_key(call_number) text_pattern_ops);
CREATE INDEX holding_held ON public.holding USING btree (record_id, library_id) INCLUDE (lendable, status);
CREATE INDEX holding_library_id_barcode_idx ON public.holding USING btree (library_id, barcode);
CREATE INDEX holding_source_record_id_idx ON public.holding USING btree (source_record_id);

create table idempotency_key (
  actor text not null,
  route text not null,
  key text not null,
  body_hash bytea not null,
  result jsonb not null,
  created_at timestamp with time zone not null,
  PRIMARY KEY (actor, route, key)
);  -- hutong_app: select, insert, update, delete
CREATE INDEX idempotency_key_created_at_idx ON public.idempotency_key USING btree (created_at);
alter table idempotency_key force row level security;
create policy conductor on idempotency_key for all using ((( SELECT actor_kind() AS actor_kind) = 'system'::text));
create policy own on idempotency_key for all using ((actor = ( SELECT ((actor_kind() || ':'::text) || COALESCE((actor_account())::text, ''::text)))));
create policy sign_in on idempotency_key for all using (((( SELECT actor_kind() AS actor_kind) = 'signIn'::text) AND (actor = 'visitor:'::text)));

create table installation (
  only_row boolean default true not null,
  kind text not null,
  name_zh text not null,
  name_en text not null,
  created_at timestamp with time zone not null,
  PRIMARY KEY (only_row),
  CHECK ((kind = ANY (ARRAY['demonstration'::text, 'real'::text]))),
  CHECK (only_row)
);  -- hutong_app: select, insert, update, delete

create table item (
  id integer generated always as identity not null,
  request_id integer not null,
  offer_id integer not null,
  supplying_library_id integer not null,
  requesting_library_id integer not null,
  reader_id integer,
  barcode text not null,
  volume text default ''::text not null,
  condition_out text default ''::text not null,
  condition_back text default ''::text not null,
  lent_at timestamp with time zone not null,
  returned_at timestamp with time zone,
  PRIMARY KEY (id),
  FOREIGN KEY (offer_id) REFERENCES offer(id),
  FOREIGN KEY (reader_id) REFERENCES reader(id),
  FOREIGN KEY (request_id) REFERENCES request(id),
  FOREIGN KEY (requesting_library_id) REFERENCES library(id),
  FOREIGN KEY (supplying_library_id) REFERENCES library(id)
);  -- hutong_app: select, insert, update, delete
CREATE INDEX item_request_id_idx ON public.item USING btree (request_id);
CREATE INDEX item_supplying_library_id_lower_idx ON public.item USING btree (supplying_library_id, lower(barcode)) WHERE (returned_at IS NULL);
CREATE UNIQUE INDEX item_once ON public.item USING btree (supplying_library_id, lower(barcode)) WHERE (returned_at IS NULL);
alter table item force row level security;
create policy centre on item for select using ((( SELECT actor_kind() AS actor_kind) = 'centre'::text));
create policy conductor on item for all using ((( SELECT actor_kind() AS actor_kind) = 'system'::text));
create policy parties on item for select using (((reader_id = ( SELECT actor_reader() AS actor_reader)) OR ((( SELECT actor_kind() AS actor_kind) = 'staff'::text) AND ((requesting_library_id = ( SELECT actor_library() AS actor_library)) OR (supplying_library_id = ( SELECT actor_library() AS actor_library))))));

create table ledger_account (
  id integer generated always as identity not null,
  kind text not null,
  reader_id integer,
  library_id integer,
  currency text default 'CNY'::text not null,
  balance_fen bigint,
  PRIMARY KEY (id),
  UNIQUE NULLS NOT DISTINCT (kind, reader_id, library_id, currency),
  CHECK (
CASE
    WHEN (kind = ANY (ARRAY['readerReceivable'::text, 'libraryCash'::text])) THEN (balance_fen >= 0)
    WHEN (kind = ANY (ARRAY['readerDeposit'::text, 'readerDepositHeld'::text])) THEN (balance_fen <= 0)
    ELSE true
END),
  CHECK ((((reader_id IS NOT NULL) = (kind ~~ 'reader%'::text)) AND ((library_id IS NULL) = (kind = ANY (ARRAY['centrePays'::text, 'courier'::text]))))),
  CHECK (((balance_fen IS NOT NULL) = ledger_has_floor(kind))),
  CHECK ((kind = ANY (ARRAY['readerReceivable'::text, 'readerDeposit'::text, 'readerDepositHeld'::text, 'libraryCash'::text, 'libraryBank'::text, 'libraryPays'::text, 'libraryReceives'::text, 'centrePays'::text, 'courier'::text, 'supplier'::text]))),
  FOREIGN KEY (library_id) REFERENCES library(id),
  FOREIGN KEY (reader_id) REFERENCES reader(id)
);  -- hutong_app: select, insert
CREATE INDEX ledger_account_reader_id_idx ON public.ledger_account USING btree (reader_id) WHERE (reader_id IS NOT NULL);
CREATE UNIQUE INDEX ledger_account_owner ON public.ledger_account USING btree (kind, COALESCE(reader_id, 0), COALESCE(library_id, 0), currency);
CREATE TRIGGER begins_at_nothing BEFORE INSERT ON public.ledger_account FOR EACH ROW WHEN (((CURRENT_USER <> 'hutong_keeper'::name) AND (new.balance_fen <> 0))) EXECUTE FUNCTION ledger_stays();
alter table ledger_account force row level security;
create policy centre on ledger_account for select using ((( SELECT actor_kind() AS actor_kind) = 'centre'::text));
create policy conductor on ledger_account for all using ((( SELECT actor_kind() AS actor_kind) = 'system'::text));
create policy home on ledger_account for select using (((library_id = ( SELECT actor_library() AS actor_library)) AND (( SELECT actor_kind() AS actor_kind) = 'staff'::text)));
create policy self on ledger_account for select using ((reader_id = ( SELECT actor_reader() AS actor_reader)));

create table ledger_day (
  closed_on date not null,
  closed_at timestamp with time zone not null,
  PRIMARY KEY (closed_on),
  CHECK ((((closed_at AT TIME ZONE 'Asia/Shanghai'::text))::date > closed_on))
);  -- hutong_app: select, insert
CREATE TRIGGER stays BEFORE DELETE OR UPDATE ON public.ledger_day FOR EACH STATEMENT WHEN ((CURRENT_USER <> 'hutong_keeper'::name)) EXECUTE FUNCTION ledger_stays();
CREATE TRIGGER stays_whole BEFORE TRUNCATE ON public.ledger_day FOR EACH STATEMENT EXECUTE FUNCTION ledger_stays();

create table ledger_posting (
  transaction_id bigint not null,
  account_id integer not null,
  reader_id integer,
  library_id integer,
  amount_fen bigint not null,
  rule_id text,
  booked_on date not null,
  PRIMARY KEY (transaction_id, account_id),
  CHECK (((amount_fen >= '-100000000000'::bigint) AND (amount_fen <= '100000000000'::bigint))),
  FOREIGN KEY (transaction_id) REFERENCES ledger_transaction(id)
);  -- hutong_app: select, insert
CREATE INDEX ledger_posting_booked_on ON public.ledger_posting USING brin (booked_on) WITH (autosummarize='on');
CREATE INDEX ledger_posting_of_account ON public.ledger_posting USING btree (account_id, booked_on) INCLUDE (amount_fen);
CREATE TRIGGER ledger_posting_written AFTER INSERT ON public.ledger_posting REFERENCING NEW TABLE AS new_postings FOR EACH STATEMENT WHEN ((CURRENT_USER <> 'hutong_keeper'::name)) EXECUTE FUNCTION ledger_written();
CREATE TRIGGER stays BEFORE DELETE OR UPDATE ON public.ledger_posting FOR EACH STATEMENT WHEN ((CURRENT_USER <> 'hutong_keeper'::name)) EXECUTE FUNCTION ledger_stays();
CREATE TRIGGER stays_whole BEFORE TRUNCATE ON public.ledger_posting FOR EACH STATEMENT EXECUTE FUNCTION ledger_stays();
alter table ledger_posting force row level security;
create policy centre on ledger_posting for select using ((( SELECT actor_kind() AS actor_kind) = 'centre'::text));
create policy conductor on ledger_posting for all using ((( SELECT actor_kind() AS actor_kind) = 'system'::text));
create policy home on ledger_posting for select using (((library_id = ( SELECT actor_library() AS actor_library)) AND (( SELECT actor_kind() AS actor_kind) = 'staff'::text)));
create policy self on ledger_posting for select using ((reader_id = ( SELECT actor_reader() AS actor_reader)));

create table ledger_snapshot (
  account_id integer not null,
  closed_on date not null,
  reader_id integer,
  library_id integer,
  balance_fen bigint not null,
  PRIMARY KEY (account_id, closed_on),
  FOREIGN KEY (account_id) REFERENCES ledger_account(id),
  FOREIGN KEY (closed_on) REFERENCES ledger_day(closed_on)
);  -- hutong_app: select, insert
CREATE TRIGGER stays BEFORE DELETE OR UPDATE ON public.ledger_snapshot FOR EACH STATEMENT WHEN ((CURRENT_USER <> 'hutong_keeper'::name)) EXECUTE FUNCTION ledger_stays();
CREATE TRIGGER stays_whole BEFORE TRUNCATE ON public.ledger_snapshot FOR EACH STATEMENT EXECUTE FUNCTION ledger_stays();
alter table ledger_snapshot force row level security;
create policy centre on ledger_snapshot for select using ((( SELECT actor_kind() AS actor_kind) = 'centre'::text));
create policy conductor on ledger_snapshot for all using ((( SELECT actor_kind() AS actor_kind) = 'system'::text));
create policy home on ledger_snapshot for select using (((library_id = ( SELECT actor_library() AS actor_library)) AND (( SELECT actor_kind() AS actor_kind) = 'staff'::text)));
create policy self on ledger_snapshot for select using ((reader_id = ( SELECT actor_reader() AS actor_reader)));

create table ledger_transaction (
  id bigint generated always as identity not null,
  cause text not null,
  request_id integer,
  reader_id integer,
  library_id integer,
  operator_code text default ''::text not null,
  at timestamp with time zone not null,
  what text not null,
  counter_library_id integer,
  note text default ''::text not null,
  working jsonb default '{}'::jsonb not null,
  settles bigint,
  reverses bigint,
  receipt_id integer,
  PRIMARY KEY (id),
  UNIQUE (cause),
  UNIQUE (reverses),
  FOREIGN KEY (receipt_id) REFERENCES receipt(id),
  FOREIGN KEY (reverses) REFERENCES ledger_transaction(id),
  FOREIGN KEY (settles) REFERENCES ledger_transaction(id)
);  -- hutong_app: select, insert
CREATE INDEX ledger_transaction_counter_library_id_at_idx ON public.ledger_transaction USING btree (counter_library_id, at) WHERE (counter_library_id IS NOT NULL);
CREATE INDEX ledger_transaction_library_id_at_idx ON public.ledger_transaction USING btree (library_id, at);
CREATE INDEX ledger_transaction_reader_id_at_idx ON public.ledger_transaction USING btree (reader_id, at DESC);
CREATE INDEX ledger_transaction_receipt_id_idx ON public.ledger_transaction USING btree (receipt_id) WHERE (receipt_id IS NOT NULL);
CREATE INDEX ledger_transaction_request_id_idx ON public.ledger_transaction USING btree (request_id);
CREATE INDEX ledger_transaction_settles_idx ON public.ledger_transaction USING btree (settles) WHERE (settles IS NOT NULL);
CREATE CONSTRAINT TRIGGER ledger_transaction_whole AFTER INSERT ON public.ledger_transaction DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN ((CURRENT_USER <> 'hutong_keeper'::name)) EXECUTE FUNCTION ledger_has_postings();
CREATE TRIGGER stays BEFORE DELETE OR UPDATE ON public.ledger_transaction FOR EACH STATEMENT WHEN ((CURRENT_USER <> 'hutong_keeper'::name)) EXECUTE FUNCTION ledger_stays();
CREATE TRIGGER stays_whole BEFORE TRUNCATE ON public.ledger_transaction FOR EACH STATEMENT EXECUTE FUNCTION ledger_stays();
alter table ledger_transaction force row level security;
create policy centre on ledger_transaction for select using ((( SELECT actor_kind() AS actor_kind) = 'centre'::text));
create policy conductor on ledger_transaction for all using ((( SELECT actor_kind() AS actor_kind) = 'system'::text));
create policy counter_home on ledger_transaction for select using (((counter_library_id = ( SELECT actor_library() AS actor_library)) AND (( SELECT actor_kind() AS actor_kind) = 'staff'::text)));
create policy home on ledger_transaction for select using (((library_id = ( SELECT actor_library() AS actor_library)) AND (( SELECT actor_kind() AS actor_kind) = 'staff'::text)));
create policy self on ledger_transaction for select using ((reader_id = ( SELECT actor_reader() AS actor_reader)));

create table library (
  id integer generated always as identity not null,
  code text not null,
  kind text not null,
  category text,
  name_zh text not null,
  name_en text not null,
  short_zh text not null,
  short_en text not null,
  initials text not null,
  request_prefix text,
  district_zh text default ''::text not null,
  district_en text default ''::text not null,
  longitude double precision,
  latitude double precision,
  pickup_place_zh text default ''::text not null,
  pickup_place_en text default ''::text not null,
  pickup_hours_zh text default ''::text not null,
  pickup_hours_en text default ''::text not null,
  contact_phone text default ''::text not null,
  contact_email text default ''::text not null,
  joined_on date not null,
  left_on date,
  PRIMARY KEY (id),
  UNIQUE (code),
  CHECK (((kind <> 'member'::text) OR ((code ~ '^[0-9]{6}$'::text) AND (category IS NOT NULL) AND (request_prefix IS NOT NULL)))),
  CHECK ((kind = ANY (ARRAY['member'::text, 'centre'::text, 'outsider'::text]))),
  CHECK ((request_prefix ~ '^[A-Za-z]{2,4}$'::text)),
  FOREIGN KEY (category) REFERENCES library_category(code)
);  -- hutong_app: select, insert, update, delete
CREATE UNIQUE INDEX library_lower_idx ON public.library USING btree (lower(request_prefix));

create table library_category (
  code text not null,
  name_zh text not null,
  name_en text not null,
  position integer not null,
  PRIMARY KEY (code),
  UNIQUE ("position")
);  -- hutong_app: select, insert, update, delete

create table library_closure (
  id integer generated always as identity not null,
  library_id integer not null,
  from_on date not null,
  to_on date not null,
  kind text not null,
  reason_zh text not null,
  reason_en text not null,
  PRIMARY KEY (id),
  CHECK ((kind = ANY (ARRAY['closed'::text, 'lendingSuspended'::text, 'borrowingSuspended'::text, 'serviceSuspended'::text]))),
  CHECK ((to_on >= from_on)),
  FOREIGN KEY (library_id) REFERENCES library(id)
);  -- hutong_app: select, insert, update, delete
CREATE INDEX library_closure_library_id_to_on_idx ON public.library_closure USING btree (library_id, to_on);

create table mail (
  id bigint generated always as identity not null,
  event_key text not null,
  message_id text not null,
  account_id integer,
  library_id integer,
  to_address text not null,
  language text not null,
  subject text not null,
  body text not null,
  state text not null,
  attempts integer default 0 not null,
  last_error text default ''::text not null,
  created_at timestamp with time zone not null,
  sent_at timestamp with time zone,
  PRIMARY KEY (id),
  UNIQUE (event_key),
  UNIQUE (message_id),
  CHECK ((state = ANY (ARRAY['waiting'::text, 'sending'::text, 'sent'::text, 'failed'::text, 'kept'::text]))),
  FOREIGN KEY (account_id) REFERENCES account(id),
  FOREIGN KEY (library_id) REFERENCES library(id)
);  -- hutong_app: select, insert, update, delete
CREATE INDEX mail_account_id_id_idx ON public.mail USING btree (account_id, id DESC);
CREATE INDEX mail_state_id_idx ON public.mail USING btree (state, id);
alter table mail force row level security;
create policy conductor on mail for all using ((( SELECT actor_kind() AS actor_kind) = 'system'::text));
create policy self on mail for select using ((account_id = ( SELECT actor_account() AS actor_account)));

create table merge_decision (
  id integer generated always as identity not null,
  kind text not null,
  record_id integer not null,
  other_record_id integer not null,
  why text default ''::text not null,
  decided_at timestamp with time zone not null,
  decided_by integer not null,
  operator_code text not null,
  undone_at timestamp with time zone,
  undone_by integer,
  PRIMARY KEY (id),
  CHECK ((kind = ANY (ARRAY['split'::text, 'merge'::text]))),
  FOREIGN KEY (decided_by) REFERENCES account(id),
  FOREIGN KEY (other_record_id) REFERENCES record(id),
  FOREIGN KEY (record_id) REFERENCES record(id),
  FOREIGN KEY (undone_by) REFERENCES account(id)
);  -- hutong_app: select, insert, update
CREATE INDEX merge_decision_other_record_id_idx ON public.merge_decision USING btree (other_record_id);
CREATE INDEX merge_decision_record_id_idx ON public.merge_decision USING btree (record_id);
alter table merge_decision force row level security;
create policy conductor on merge_decision for all using ((( SELECT actor_kind() AS actor_kind) = 'system'::text));
create policy librarians on merge_decision for select using ((( SELECT actor_kind() AS actor_kind) = ANY (ARRAY['staff'::text, 'centre'::text])));

create table merge_decision_pair (
  decision_id integer not null,
  library_id integer not null,
  control_number text not null,
  other_library_id integer not null,
  other_control_number text not null,
  rule_before text,
  PRIMARY KEY (decision_id, library_id, control_number, other_library_id, other_control_number),
  FOREIGN KEY (decision_id) REFERENCES merge_decision(id),
  FOREIGN KEY (library_id) REFERENCES library(id),
  FOREIGN KEY (other_library_id) REFERENCES library(id)
);  -- hutong_app: select, insert
CREATE INDEX merge_decision_pair_library_id_control_number_idx ON public.merge_decision_pair USING btree (library_id, control_number);
CREATE INDEX merge_decision_pair_other_library_id_other_control_number_idx ON public.merge_decision_pair USING btree (other_library_id, other_control_number);
alter table merge_decision_pair force row level security;
create policy conductor on merge_decision_pair for all using ((( SELECT actor_kind() AS actor_kind) = 'system'::text));
create policy librarians on merge_decision_pair for select using ((( SELECT actor_kind() AS actor_kind) = ANY (ARRAY['staff'::text, 'centre'::text])));

create table news (
  id integer generated always as identity not null,
  library_id integer,
  published_on date not null,
  title_zh text not null,
  title_en text not null,
  body_zh text not null,
  body_en text not null,
  PRIMARY KEY (id),
  FOREIGN KEY (library_id) REFERENCES library(id)
);  -- hutong_app: select, insert, update, delete
CREATE INDEX news_published_on_idx ON public.news USING btree (published_on DESC);

create table notice (
  id bigint generated always as identity not null,
  event_key text not null,
  account_id integer,
  library_id integer,
  kind text not null,
  request_id integer,
  details jsonb not null,
  created_at timestamp with time zone not null,
  read_at timestamp with time zone,
  PRIMARY KEY (id),
  UNIQUE (event_key),
  FOREIGN KEY (account_id) REFERENCES account(id),
  FOREIGN KEY (library_id) REFERENCES library(id)
);  -- hutong_app: select, insert, update, delete
CREATE INDEX notice_account_id_id_idx ON public.notice USING btree (account_id, id DESC);
CREATE INDEX notice_of_library ON public.notice USING btree (library_id, id DESC) WHERE (account_id IS NULL);
CREATE INDEX notice_unread ON public.notice USING btree (account_id) WHERE ((account_id IS NOT NULL) AND (read_at IS NULL));
CREATE INDEX notice_unread_of_library ON public.notice USING btree (library_id) WHERE ((account_id IS NULL) AND (read_at IS NULL));
alter table notice force row level security;
create policy conductor on notice for all using ((( SELECT actor_kind() AS actor_kind) = 'system'::text));
create policy home on notice for all using (((account_id IS NULL) AND (library_id = ( SELECT actor_library() AS actor_library)) AND (( SELECT actor_kind() AS actor_kind) = 'staff'::text)));
create policy self on notice for all using ((account_id = ( SELECT actor_account() AS actor_account)));

create table number_counter (
  library_id integer not null,
  service text not null,
  last_number integer default 0 not null,
  PRIMARY KEY (library_id, service),
  FOREIGN KEY (library_id) REFERENCES library(id)
);  -- hutong_app: select, insert, update, delete

create table offer (
  id integer generated always as identity not null,
  request_id integer not null,
  position integer not null,
  supplying_library_id integer not null,
  requesting_library_id integer not null,
  reader_id integer,
  origin text not null,
  state text not null,
  offered_at timestamp with time zone,
  answered_at timestamp with time zone,
  answered_by text,
  reason text,
  PRIMARY KEY (id),
  UNIQUE (request_id, "position"),
  CHECK ((origin = ANY (ARRAY['chosen'::text, 'proposed'::text, 'additional'::text, 'commissioned'::text, 'forwarded'::text]))),
  CHECK ((state = ANY (ARRAY['planned'::text, 'offered'::text, 'willSupply'::text, 'filled'::text, 'refused'::text, 'lapsed'::text, 'withdrawn'::text]))),
  FOREIGN KEY (reader_id) REFERENCES reader(id),
  FOREIGN KEY (request_id) REFERENCES request(id),
  FOREIGN KEY (requesting_library_id) REFERENCES library(id),
  FOREIGN KEY (supplying_library_id) REFERENCES library(id)
);  -- hutong_app: select, insert, update, delete
CREATE INDEX offer_supplying_library_id_state_idx ON public.offer USING btree (supplying_library_id, state);
alter table offer force row level security;
create policy centre on offer for select using ((( SELECT actor_kind() AS actor_kind) = 'centre'::text));
create policy conductor on offer for all using ((( SELECT actor_kind() AS actor_kind) = 'system'::text));
create policy parties on offer for select using (((reader_id = ( SELECT actor_reader() AS actor_reader)) OR ((( SELECT actor_kind() AS actor_kind) = 'staff'::text) AND ((requesting_library_id = ( SELECT actor_library() AS actor_library)) OR (supplying_library_id = ( SELECT actor_library() AS actor_library))))));

create table policy_rule (
  id text not null,
  service text not null,
  conditions jsonb default '{}'::jsonb not null,
  parameters jsonb not null,
  priority integer default 0 not null,
  valid_from date not null,
  valid_to date,
  owner_library_id integer,
  why_zh text not null,
  why_en text not null,
  source text not null,
  PRIMARY KEY (id),
  FOREIGN KEY (owner_library_id) REFERENCES library(id)
);  -- hutong_app: select, insert

create table policy_rule_withdrawal (
  rule_id text not null,
  withdrawn_at timestamp with time zone not null,
  PRIMARY KEY (rule_id),
  FOREIGN KEY (rule_id) REFERENCES policy_rule(id)
);  -- hutong_app: select, insert

create table rating (
  record_id integer not null,
  reader_id integer not null,
  stars integer not null,
  rated_at timestamp with time zone not null,
  PRIMARY KEY (record_id, reader_id),
  CHECK (((stars >= 1) AND (stars <= 5))),
  FOREIGN KEY (reader_id) REFERENCES reader(id),
  FOREIGN KEY (record_id) REFERENCES record(id) ON DELETE CASCADE
);  -- hutong_app: select, insert, update, delete
CREATE INDEX rating_reader_id_idx ON public.rating USING btree (reader_id);
alter table rating force row level security;
create policy conductor on rating for all using ((( SELECT actor_kind() AS actor_kind) = 'system'::text));
create policy self on rating for all using ((reader_id = ( SELECT actor_reader() AS actor_reader)));

create table rating_sum (
  record_id integer not null,
  stars integer not null,
  votes integer not null,
  PRIMARY KEY (record_id, stars),
  CHECK (((stars >= 1) AND (stars <= 5))),
  CHECK ((votes >= 0)),
  FOREIGN KEY (record_id) REFERENCES record(id) ON DELETE CASCADE
);  -- hutong_app: select, insert, update, delete

create table reader (
  id integer generated always as identity not null,
  account_id integer not null,
  library_id integer not null,
  barcode text not null,
  reader_type text not null,
  status text not null,
  status_reason text default ''::text not null,
  submitted_at timestamp with time zone not null,
  reviewed_at timestamp with time zone,
  reviewed_by integer,
  PRIMARY KEY (id),
  UNIQUE (account_id),
  CHECK ((status = ANY (ARRAY['awaitingReview'::text, 'active'::text, 'refused'::text, 'suspended'::text]))),
  FOREIGN KEY (account_id) REFERENCES account(id),
  FOREIGN KEY (library_id) REFERENCES library(id),
  FOREIGN KEY (reviewed_by) REFERENCES account(id)
);  -- hutong_app: select, insert, update, delete
CREATE INDEX reader_library_id_status_submitted_at_idx ON public.reader USING btree (library_id, status, submitted_at);
CREATE UNIQUE INDEX reader_library_id_barcode_idx ON public.reader USING btree (library_id, barcode);
alter table reader force row level security;
create policy conductor on reader for all using ((( SELECT actor_kind() AS actor_kind) = 'system'::text));
create policy home on reader for all using (((library_id = ( SELECT actor_library() AS actor_library)) AND (( SELECT actor_kind() AS actor_kind) = 'staff'::text)));
create policy self on reader for select using ((id = ( SELECT actor_reader() AS actor_reader)));
create policy sign_in on reader for all using ((( SELECT actor_kind() AS actor_kind) = 'signIn'::text));

create table reader_person (
  reader_id integer not null,
  library_id integer not null,
  name text not null,
  document_type text not null,
  document_number text not null,
  phone text not null,
  email text not null,
  sex text default ''::text not null,
  department text default ''::text not null,
  job_title text default ''::text not null,
  education text default ''::text not null,
  born_on date,
  postcode text default ''::text not null,
  address text default ''::text not null,
  payment_method text default 'cash'::text not null,
  remark text default ''::text not null,
  PRIMARY KEY (reader_id),
  FOREIGN KEY (library_id) REFERENCES library(id),
  FOREIGN KEY (reader_id) REFERENCES reader(id) ON DELETE CASCADE
);  -- hutong_app: select, insert, update, delete
CREATE INDEX reader_person_library_id_idx ON public.reader_person USING btree (library_id);
alter table reader_person force row level security;
create policy conductor on reader_person for all using ((( SELECT actor_kind() AS actor_kind) = 'system'::text));
create policy home on reader_person for all using (((library_id = ( SELECT actor_library() AS actor_library)) AND (( SELECT actor_kind() AS actor_kind) = 'staff'::text)));
create policy self on reader_person for all using ((reader_id = ( SELECT actor_reader() AS actor_reader)));
create policy sign_in on reader_person for all using ((( SELECT actor_kind() AS actor_kind) = 'signIn'::text));

create table receipt (
  id integer generated always as identity not null,
  library_id integer not null,
  number text not null,
  reader_id integer not null,
  direction text not null,
  method text not null,
  amount_fen bigint not null,
  operator_code text not null,
  account_id integer not null,
  at timestamp with time zone not null,
  PRIMARY KEY (id),
  UNIQUE (library_id, number),
  CHECK ((amount_fen > 0)),
  CHECK ((direction = ANY (ARRAY['taken'::text, 'paidOut'::text]))),
  CHECK ((method = ANY (ARRAY['cash'::text, 'card'::text]))),
  FOREIGN KEY (account_id) REFERENCES account(id),
  FOREIGN KEY (library_id) REFERENCES library(id),
  FOREIGN KEY (reader_id) REFERENCES reader(id)
);  -- hutong_app: select, insert
CREATE INDEX receipt_library_id_id_idx ON public.receipt USING btree (library_id, id);
CREATE INDEX receipt_reader_id_at_idx ON public.receipt USING btree (reader_id, at DESC);
CREATE TRIGGER stays BEFORE DELETE OR UPDATE ON public.receipt FOR EACH STATEMENT WHEN ((CURRENT_USER <> 'hutong_keeper'::name)) EXECUTE FUNCTION ledger_stays();
CREATE TRIGGER stays_whole BEFORE TRUNCATE ON public.receipt FOR EACH STATEMENT EXECUTE FUNCTION ledger_stays();
alter table receipt force row level security;
create policy centre on receipt for select using ((( SELECT actor_kind() AS actor_kind) = 'centre'::text));
create policy conductor on receipt for all using ((( SELECT actor_kind() AS actor_kind) = 'system'::text));
create policy home on receipt for select using (((library_id = ( SELECT actor_library() AS actor_library)) AND (( SELECT actor_kind() AS actor_kind) = 'staff'::text)));
create policy self on receipt for select using ((reader_id = ( SELECT actor_reader() AS actor_reader)));

create table receipt_counter (
  library_id integer not null,
  year integer not null,
  last_number integer not null,
  PRIMARY KEY (library_id, year),
  FOREIGN KEY (library_id) REFERENCES library(id)
);  -- hutong_app: select, insert, update
alter table receipt_counter force row level security;
create policy conductor on receipt_counter for all using ((( SELECT actor_kind() AS actor_kind) = 'system'::text));

create table record (
  id integer generated always as identity not null,
  title text not null,
  subtitle text default ''::text not null,
  responsibility text default ''::text not null,
  publisher text default ''::text not null,
  published_year text default ''::text not null,
  material_type text not null,
  language text default ''::text not null,
  isbn text,
  call_number text default ''::text not null,
  description jsonb not null,
  marc_status text default 'reviewed'::text not null,
  view_count integer default 0 not null,
  loan_count integer default 0 not null,
  changed_at timestamp with time zone not null,
  arrived_at timestamp with time zone,
  merged_into integer,
  PRIMARY KEY (id),
  FOREIGN KEY (merged_into) REFERENCES record(id)
);  -- hutong_app: select, insert, update, delete
CREATE INDEX record_call_number ON public.record USING btree (call_number_key(call_number) text_pattern_ops);
CREATE INDEX record_changed_at ON public.record USING btree (changed_at, id);
CREATE INDEX record_isbn ON public.record USING btree (isbn);
CREATE INDEX record_merged_into_idx ON public.record USING btree (merged_into) WHERE (merged_into IS NOT NULL);

create table record_key (
  key bigint not null,
  record_id integer not null,
  kind text not null,
  PRIMARY KEY (key, record_id, kind),
  CHECK ((kind = ANY (ARRAY['c'::text, 'w'::text, 't'::text, 'o'::text])))
);  -- hutong_app: select, insert, update, delete
CREATE INDEX record_key_of ON public.record_key USING btree (record_id) INCLUDE (key, kind);

create table related_link (
  id integer generated always as identity not null,
  label_zh text not null,
  label_en text not null,
  template text not null,
  material_types text[] default '{}'::text[] not null,
  position integer not null,
  valid_from timestamp with time zone not null,
  valid_to timestamp with time zone,
  changed_by integer,
  PRIMARY KEY (id),
  CHECK ((template ~~ 'https://%'::text)),
  CHECK ((valid_to >= valid_from)),
  FOREIGN KEY (changed_by) REFERENCES account(id)
);  -- hutong_app: select, insert, update
CREATE INDEX related_link_position_idx ON public.related_link USING btree ("position") WHERE (valid_to IS NULL);

create table request (
  id integer generated always as identity not null,
  number text not null,
  service text not null,
  source text not null,
  channel text not null,
  submission_id integer,
  reader_id integer,
  reader_type text default ''::text not null,
  reader_barcode_end text default ''::text not null,
  requesting_library_id integer not null,
  supplying_library_id integer,
  commissioned_library_id integer,
  record_id integer,
  patron_reference text default ''::text not null,
  state text not null,
  state_since timestamp with time zone not null,
  version integer default 1 not null,
  next_due_at timestamp with time zone,
  cancellable_until timestamp with time zone,
  cancel_asked_at timestamp with time zone,
  due_on date,
  held_until date,
  reminded_at timestamp with time zone,
  submitted_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  title text not null,
  author text default ''::text not null,
  publisher text default ''::text not null,
  published_year text default ''::text not null,
  isbn_issn text default ''::text not null,
  call_number text default ''::text not null,
  material_type text default 'book'::text not null,
  language text default ''::text not null,
  delivery_method text not null,
  search_scope text default 'allMembers'::text not null,
  needed_by date,
  note text default ''::text not null,
  additional_lenders text default ''::text not null,
  policy jsonb not null,
  price jsonb not null,
  asked_record_id integer,
  article_title text default ''::text not null,
  article_author text default ''::text not null,
  article_pages text default ''::text not null,
  PRIMARY KEY (id),
  UNIQUE (number),
  CHECK ((channel = ANY (ARRAY['record'::text, 'direct'::text, 'staff'::text, 'peer'::text]))),
  CHECK ((delivery_method = ANY (ARRAY['logistics'::text, 'selfPickup'::text]))),
  CHECK ((service = ANY (ARRAY['loan'::text, 'copy'::text]))),
  FOREIGN KEY (asked_record_id) REFERENCES record(id),
  FOREIGN KEY (commissioned_library_id) REFERENCES library(id),
  FOREIGN KEY (reader_id) REFERENCES reader(id),
  FOREIGN KEY (record_id) REFERENCES record(id),
  FOREIGN KEY (requesting_library_id) REFERENCES library(id),
  FOREIGN KEY (submission_id) REFERENCES submission(id),
  FOREIGN KEY (supplying_library_id) REFERENCES library(id)
);  -- hutong_app: select, insert, update, delete
CREATE INDEX request_asked_record_id_idx ON public.request USING btree (asked_record_id) WHERE (asked_record_id IS NOT NULL);
CREATE INDEX request_lower_idx ON public.request USING btree (lower(patron_reference)) WHERE (patron_reference <> ''::text);
CREATE INDEX request_next_due_at_idx ON public.request USING btree (next_due_at) WHERE (next_due_at IS NOT NULL);
CREATE INDEX request_open_requesting ON public.request USING btree (requesting_library_id) WHERE (ended_at IS NULL);
CREATE INDEX request_open_supplying ON public.request USING btree (supplying_library_id) WHERE (ended_at IS NULL);
CREATE INDEX request_reader_id_submitted_at_idx ON public.request USING btree (reader_id, submitted_at DESC);
CREATE INDEX request_record_id_idx ON public.request USING btree (record_id);
CREATE INDEX request_requesting_library_id_state_state_since_idx ON public.request USING btree (requesting_library_id, state, state_since);
CREATE INDEX request_supplying_library_id_state_state_since_idx ON public.request USING btree (supplying_library_id, state, state_since);
alter table request force row level security;
create policy centre on request for all using ((( SELECT actor_kind() AS actor_kind) = 'centre'::text));
create policy conductor on request for all using ((( SELECT actor_kind() AS actor_kind) = 'system'::text));
create policy parties on request for all using (((reader_id = ( SELECT actor_reader() AS actor_reader)) OR ((( SELECT actor_kind() AS actor_kind) = 'staff'::text) AND ((requesting_library_id = ( SELECT actor_library() AS actor_library)) OR (supplying_library_id = ( SELECT actor_library() AS actor_library))))));

create table request_history (
  id bigint generated always as identity not null,
  request_id integer not null,
  reader_id integer,
  requesting_library_id integer not null,
  supplying_library_id integer,
  at timestamp with time zone not null,
  actor_kind text not null,
  account_id integer,
  operator_code text default ''::text not null,
  action text not null,
  from_state text,
  to_state text not null,
  details jsonb default '{}'::jsonb not null,
  PRIMARY KEY (id),
  FOREIGN KEY (request_id) REFERENCES request(id)
);  -- hutong_app: select, insert
CREATE INDEX request_history_filled ON public.request_history USING btree (at) WHERE (action = 'fill'::text);
CREATE INDEX request_history_received ON public.request_history USING btree (at) WHERE (action = 'receive'::text);
CREATE INDEX request_history_request_id_id_idx ON public.request_history USING btree (request_id, id);
alter table request_history force row level security;
create policy centre on request_history for select using ((( SELECT actor_kind() AS actor_kind) = 'centre'::text));
create policy conductor on request_history for all using ((( SELECT actor_kind() AS actor_kind) = 'system'::text));
create policy parties on request_history for select using (((reader_id = ( SELECT actor_reader() AS actor_reader)) OR ((( SELECT actor_kind() AS actor_kind) = 'staff'::text) AND ((requesting_library_id = ( SELECT actor_library() AS actor_library)) OR (supplying_library_id = ( SELECT actor_library() AS actor_library))))));

create table request_number (
  number text not null,
  request_id integer not null,
  library_id integer not null,
  requesting_library_id integer not null,
  reader_id integer,
  since timestamp with time zone not null,
  reason text not null,
  PRIMARY KEY (number),
  CHECK ((reason = ANY (ARRAY['first'::text, 'forwarded'::text, 'peer'::text, 'imported'::text]))),
  FOREIGN KEY (library_id) REFERENCES library(id),
  FOREIGN KEY (reader_id) REFERENCES reader(id),
  FOREIGN KEY (request_id) REFERENCES request(id),
  FOREIGN KEY (requesting_library_id) REFERENCES library(id)
);  -- hutong_app: select, insert, update, delete
CREATE INDEX request_number_request_id_idx ON public.request_number USING btree (request_id);
CREATE UNIQUE INDEX request_number_lower_idx ON public.request_number USING btree (lower(number));
alter table request_number force row level security;
create policy centre on request_number for select using ((( SELECT actor_kind() AS actor_kind) = 'centre'::text));
create policy conductor on request_number for all using ((( SELECT actor_kind() AS actor_kind) = 'system'::text));
create policy parties on request_number for select using (((reader_id = ( SELECT actor_reader() AS actor_reader)) OR ((( SELECT actor_kind() AS actor_kind) = 'staff'::text) AND ((requesting_library_id = ( SELECT actor_library() AS actor_library)) OR (library_id = ( SELECT actor_library() AS actor_library))))));

create table request_recipient (
  request_id integer not null,
  reader_id integer,
  requesting_library_id integer not null,
  name text not null,
  email text not null,
  phone text default ''::text not null,
  PRIMARY KEY (request_id),
  FOREIGN KEY (reader_id) REFERENCES reader(id),
  FOREIGN KEY (request_id) REFERENCES request(id),
  FOREIGN KEY (requesting_library_id) REFERENCES library(id)
);  -- hutong_app: select, insert, update, delete
alter table request_recipient force row level security;
create policy conductor on request_recipient for all using ((( SELECT actor_kind() AS actor_kind) = 'system'::text));
create policy parties on request_recipient for select using (((reader_id = ( SELECT actor_reader() AS actor_reader)) OR ((( SELECT actor_kind() AS actor_kind) = 'staff'::text) AND (requesting_library_id = ( SELECT actor_library() AS actor_library)))));

create table search_edition (
  id integer generated always as identity not null,
  state text not null,
  snapshot pg_snapshot,
  records integer default 0 not null,
  began_at timestamp with time zone not null,
  switched_at timestamp with time zone,
  PRIMARY KEY (id),
  CHECK ((state = ANY (ARRAY['building'::text, 'current'::text, 'former'::text])))
);  -- hutong_app: select, insert, update, delete
CREATE UNIQUE INDEX search_edition_current ON public.search_edition USING btree (state) WHERE (state = 'current'::text);

create table search_entry (
  record_id integer not null,
  changed_by xid8 default pg_current_xact_id() not null,
  revision bigint default nextval('search_revision'::regclass) not null,
  is_gone boolean default false not null,
  static_rank integer default 0 not null,
  terms bytea default '\x'::bytea not null,
  title text default ''::text not null,
  titles text default ''::text not null,
  responsibility text default ''::text not null,
  subjects text default ''::text not null,
  publisher text default ''::text not null,
  call_number text default ''::text not null,
  initials text default ''::text not null,
  pinyin text default ''::text not null,
  sort_title text default ''::text not null,
  call_number_keys text[] default '{}'::text[] not null,
  library_ids integer[] default '{}'::integer[] not null,
  published_year smallint,
  material_type text default ''::text not null,
  language text default ''::text not null,
  clc text default ''::text not null,
  arrived_at timestamp with time zone,
  person_names text[] default '{}'::text[] not null,
  subject_headings text[] default '{}'::text[] not null,
  loans integer default 0 not null,
  PRIMARY KEY (record_id)
);  -- hutong_app: select, insert, update, delete
CREATE INDEX search_entry_changed ON public.search_entry USING btree (changed_by);
CREATE INDEX search_entry_initials ON public.search_entry USING btree (initials COLLATE "C") INCLUDE (record_id, static_rank) WHERE (NOT is_gone);
CREATE INDEX search_entry_pinyin ON public.search_entry USING btree (pinyin COLLATE "C") INCLUDE (record_id, static_rank) WHERE (NOT is_gone);
CREATE INDEX search_entry_title ON public.search_entry USING btree (title COLLATE "C") INCLUDE (record_id) WHERE (NOT is_gone);

create table search_name (
  kind text not null,
  name text not null,
  folded text not null,
  initials text not null,
  records integer not null,
  PRIMARY KEY (kind, name),
  CHECK ((kind = ANY (ARRAY['person'::text, 'subject'::text])))
);  -- hutong_app: select, insert, update, delete
CREATE INDEX search_name_folded_idx ON public.search_name USING btree (folded);
CREATE INDEX search_name_initials_idx ON public.search_name USING btree (initials);

create table search_number (
  number text not null,
  record_id integer not null,
  PRIMARY KEY (number, record_id)
);  -- hutong_app: select, insert, update, delete
CREATE INDEX search_number_record_id_idx ON public.search_number USING btree (record_id);

create table search_posting (
  edition_id integer not null,
  term bigint not null,
  segment smallint not null,
  places bytea not null,
  PRIMARY KEY (edition_id, term, segment)
);  -- hutong_app: select, insert, update, delete

create table search_segment (
  edition_id integer not null,
  segment smallint not null,
  records integer not null,
  dictionaries jsonb not null,
  columns bytea not null,
  PRIMARY KEY (edition_id, segment),
  FOREIGN KEY (edition_id) REFERENCES search_edition(id) ON DELETE CASCADE
);  -- hutong_app: select, insert, update, delete

create table serial_article (
  id integer generated always as identity not null,
  issue_id integer not null,
  position integer not null,
  title text not null,
  responsibility text default ''::text not null,
  pages text default ''::text not null,
  title_folded text not null,
  words text[] not null,
  PRIMARY KEY (id),
  UNIQUE (issue_id, "position"),
  FOREIGN KEY (issue_id) REFERENCES serial_issue(id) ON DELETE CASCADE
);  -- hutong_app: select, insert, update, delete
CREATE INDEX serial_article_words_idx ON public.serial_article USING gin (words);

create table serial_issue (
  id integer generated always as identity not null,
  issn text not null,
  published_year integer not null,
  volume text default ''::text not null,
  issue text default ''::text not null,
  changed_at timestamp with time zone not null,
  PRIMARY KEY (id),
  UNIQUE (issn, published_year, volume, issue)
);  -- hutong_app: select, insert, update, delete

create table session (
  token_hash bytea not null,
  account_id integer not null,
  created_at timestamp with time zone not null,
  seen_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  PRIMARY KEY (token_hash),
  FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE
);  -- hutong_app: select, insert, update, delete
CREATE INDEX session_account_id_idx ON public.session USING btree (account_id);
alter table session force row level security;
create policy conductor on session for all using ((( SELECT actor_kind() AS actor_kind) = 'system'::text));
create policy self on session for all using ((account_id = ( SELECT actor_account() AS actor_account)));
create policy sign_in on session for all using ((( SELECT actor_kind() AS actor_kind) = 'signIn'::text));

create table sign_in_attempt (
  login_hash bytea not null,
  attempts integer not null,
  last_at timestamp with time zone not null,
  PRIMARY KEY (login_hash)
);  -- hutong_app: select, insert, update, delete
CREATE INDEX sign_in_attempt_last_at_idx ON public.sign_in_attempt USING btree (last_at);
alter table sign_in_attempt force row level security;
create policy conductor on sign_in_attempt for all using ((( SELECT actor_kind() AS actor_kind) = 'system'::text));
create policy sign_in on sign_in_attempt for all using ((( SELECT actor_kind() AS actor_kind) = 'signIn'::text));

create table source (
  id integer generated always as identity not null,
  library_id integer not null,
  name_zh text not null,
  name_en text not null,
  protocol text not null,
  address text default ''::text not null,
  profile jsonb not null,
  credentials jsonb,
  is_harvested boolean default false not null,
  is_searched_live boolean default false not null,
  is_asked_for_availability boolean default false not null,
  harvest_every_minutes integer,
  next_due_at timestamp with time zone,
  internal_address_entered_by integer,
  internal_address_approved_by integer,
  changed_at timestamp with time zone not null,
  removed_at timestamp with time zone,
  internal_address_approved text,
  PRIMARY KEY (id),
  CHECK ((harvest_every_minutes >= 15)),
  CHECK ((internal_address_approved_by <> internal_address_entered_by)),
  CHECK ((protocol = ANY (ARRAY['file'::text, 'oaiPmh'::text, 'z3950'::text, 'sru'::text]))),
  FOREIGN KEY (internal_address_approved_by) REFERENCES account(id),
  FOREIGN KEY (internal_address_entered_by) REFERENCES account(id),
  FOREIGN KEY (library_id) REFERENCES library(id)
);  -- hutong_app: select, insert, update
CREATE INDEX source_library_id_idx ON public.source USING btree (library_id);
CREATE INDEX source_next_due_at_idx ON public.source USING btree (next_due_at) WHERE (next_due_at IS NOT NULL);
alter table source force row level security;
create policy centre on source for all using ((( SELECT actor_kind() AS actor_kind) = 'centre'::text));
create policy conductor on source for all using ((( SELECT actor_kind() AS actor_kind) = 'system'::text));
create policy home on source for select using (((library_id = ( SELECT actor_library() AS actor_library)) AND (( SELECT actor_kind() AS actor_kind) = 'staff'::text)));

create table source_record (
  id integer generated always as identity not null,
  library_id integer not null,
  control_number text not null,
  record_id integer not null,
  format text not null,
  marc jsonb not null,
  content_hash bytea not null,
  imported_at timestamp with time zone not null,
  match_facts jsonb,
  merge_rule text default 'first'::text not null,
  merged_at timestamp with time zone,
  merged_by text default ''::text not null,
  only_run_id integer,
  PRIMARY KEY (id),
  UNIQUE (library_id, control_number),
  CHECK ((format = ANY (ARRAY['cnmarc'::text, 'marc21'::text]))),
  FOREIGN KEY (library_id) REFERENCES library(id),
  FOREIGN KEY (only_run_id) REFERENCES harvest_run(id),
  FOREIGN KEY (record_id) REFERENCES record(id)
);  -- hutong_app: select, insert, update, delete
CREATE INDEX source_record_only_run_id_idx ON public.source_record USING btree (only_run_id) WHERE (only_run_id IS NOT NULL);
CREATE INDEX source_record_record_id_idx ON public.source_record USING btree (record_id);

create table submission (
  id integer generated always as identity not null,
  reader_id integer,
  library_id integer not null,
  submitted_at timestamp with time zone not null,
  PRIMARY KEY (id),
  FOREIGN KEY (library_id) REFERENCES library(id),
  FOREIGN KEY (reader_id) REFERENCES reader(id)
);  -- hutong_app: select, insert, update, delete
alter table submission force row level security;
create policy conductor on submission for all using ((( SELECT actor_kind() AS actor_kind) = 'system'::text));
create policy self on submission for select using ((reader_id = ( SELECT actor_reader() AS actor_reader)));

create table target_breaker (
  source_id integer not null,
  failures_in_row integer default 0 not null,
  open_until timestamp with time zone,
  probing_until timestamp with time zone,
  PRIMARY KEY (source_id),
  FOREIGN KEY (source_id) REFERENCES source(id)
);  -- hutong_app: select, insert, update, delete
alter table target_breaker force row level security;
create policy centre on target_breaker for select using ((( SELECT actor_kind() AS actor_kind) = 'centre'::text));
create policy conductor on target_breaker for all using ((( SELECT actor_kind() AS actor_kind) = 'system'::text));

create table target_health (
  source_id integer not null,
  minute timestamp with time zone not null,
  outcome text not null,
  within_ms integer not null,
  asked integer not null,
  PRIMARY KEY (source_id, minute, outcome, within_ms),
  FOREIGN KEY (source_id) REFERENCES source(id)
);  -- hutong_app: select, insert, update, delete
alter table target_health force row level security;
create policy centre on target_health for select using ((( SELECT actor_kind() AS actor_kind) = 'centre'::text));
create policy conductor on target_health for all using ((( SELECT actor_kind() AS actor_kind) = 'system'::text));

create table till_closing (
  id integer generated always as identity not null,
  library_id integer not null,
  position integer not null,
  at timestamp with time zone not null,
  last_receipt_id integer not null,
  expected_fen bigint not null,
  counted_fen bigint not null,
  difference_fen bigint not null,
  banked_fen bigint not null,
  card_fen bigint not null,
  note text default ''::text not null,
  operator_code text not null,
  account_id integer not null,
  PRIMARY KEY (id),
  UNIQUE (library_id, "position"),
  CHECK (((banked_fen >= 0) AND (banked_fen <= counted_fen))),
  CHECK ((counted_fen >= 0)),
  CHECK ((difference_fen = (counted_fen - expected_fen))),
  CHECK ((expected_fen >= 0)),
  FOREIGN KEY (account_id) REFERENCES account(id),
  FOREIGN KEY (library_id) REFERENCES library(id)
);  -- hutong_app: select, insert
CREATE TRIGGER stays BEFORE DELETE OR UPDATE ON public.till_closing FOR EACH STATEMENT WHEN ((CURRENT_USER <> 'hutong_keeper'::name)) EXECUTE FUNCTION ledger_stays();
CREATE TRIGGER stays_whole BEFORE TRUNCATE ON public.till_closing FOR EACH STATEMENT EXECUTE FUNCTION ledger_stays();
alter table till_closing force row level security;
create policy centre on till_closing for select using ((( SELECT actor_kind() AS actor_kind) = 'centre'::text));
create policy conductor on till_closing for all using ((( SELECT actor_kind() AS actor_kind) = 'system'::text));
create policy home on till_closing for select using (((library_id = ( SELECT actor_library() AS actor_library)) AND (( SELECT actor_kind() AS actor_kind) = 'staff'::text)));

create table waiver (
  id integer generated always as identity not null,
  library_id integer not null,
  reader_id integer not null,
  charge_id bigint not null,
  amount_fen bigint not null,
  reason text not null,
  state text not null,
  alone_max_fen bigint not null,
  rule_id text not null,
  proposed_at timestamp with time zone not null,
  proposed_by integer not null,
  proposed_code text not null,
  decided_at timestamp with time zone,
  decided_by integer,
  decided_code text default ''::text not null,
  decision_note text default ''::text not null,
  kind text not null,
  PRIMARY KEY (id),
  CHECK (((state <> 'granted'::text) OR (amount_fen <= alone_max_fen) OR (decided_by <> proposed_by))),
  CHECK (((state = 'proposed'::text) = (decided_at IS NULL))),
  CHECK ((amount_fen > 0)),
  CHECK ((kind = ANY (ARRAY['waiver'::text, 'takeBack'::text]))),
  CHECK ((reason <> ''::text)),
  CHECK ((state = ANY (ARRAY['proposed'::text, 'granted'::text, 'declined'::text]))),
  FOREIGN KEY (charge_id) REFERENCES ledger_transaction(id),
  FOREIGN KEY (decided_by) REFERENCES account(id),
  FOREIGN KEY (library_id) REFERENCES library(id),
  FOREIGN KEY (proposed_by) REFERENCES account(id),
  FOREIGN KEY (reader_id) REFERENCES reader(id)
);  -- hutong_app: select, insert, update
CREATE INDEX waiver_charge_id_id_idx ON public.waiver USING btree (charge_id, id);
CREATE INDEX waiver_library_id_id_idx ON public.waiver USING btree (library_id, id);
CREATE UNIQUE INDEX waiver_open ON public.waiver USING btree (charge_id) WHERE (state = 'proposed'::text);
alter table waiver force row level security;
create policy centre on waiver for select using ((( SELECT actor_kind() AS actor_kind) = 'centre'::text));
create policy conductor on waiver for all using ((( SELECT actor_kind() AS actor_kind) = 'system'::text));
create policy home on waiver for select using (((library_id = ( SELECT actor_library() AS actor_library)) AND (( SELECT actor_kind() AS actor_kind) = 'staff'::text)));

create table withdrawal (
  record_id integer not null,
  library_id integer not null,
  withdrawn_at timestamp with time zone not null,
  PRIMARY KEY (record_id, library_id),
  FOREIGN KEY (library_id) REFERENCES library(id) ON DELETE CASCADE
);  -- hutong_app: select, insert, update, delete
CREATE INDEX withdrawal_withdrawn_at_record_id_idx ON public.withdrawal USING btree (withdrawn_at, record_id);

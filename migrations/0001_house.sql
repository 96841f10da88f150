-- The house: every table a loan touches, laid in one go, so that later capabilities find their rooms ready.
-- Times are parameters, never now(): the injected clock is the only clock (architecture decision 9).
-- Columns that row security filters on are int or text with btree (decision 11).

-- ── Who asks ────────────────────────────────────────────────────────────────────────────────────
-- Three roles: the owner runs this file; hutong_app owns nothing; hutong_keeper sees past row security.
do $$ begin
  if not exists (select from pg_roles where rolname = 'hutong_app') then create role hutong_app nologin; end if;
  if not exists (select from pg_roles where rolname = 'hutong_keeper') then create role hutong_keeper nologin bypassrls; end if;
end $$;

-- A reused connection answers '' and not null, hence nullif.
create function actor_kind() returns text language sql stable parallel safe
  as $$ select nullif(current_setting('hutong.actor', true), '') $$;
create function actor_reader() returns int language sql stable parallel safe
  as $$ select nullif(current_setting('hutong.reader', true), '')::int $$;
create function actor_library() returns int language sql stable parallel safe
  as $$ select nullif(current_setting('hutong.library', true), '')::int $$;
create function actor_account() returns int language sql stable parallel safe
  as $$ select nullif(current_setting('hutong.account', true), '')::int $$;

-- ── Installation: a demonstration or real from birth (decision 17) ───────────────────────────────
create table installation (
  only_row boolean primary key default true check (only_row),
  kind text not null check (kind in ('demonstration', 'real')),
  name_zh text not null,
  name_en text not null,
  created_at timestamptz not null
);

-- ── Libraries: the public directory; no row security ────────────────────────────────────────────
create table library_category (
  code text primary key,
  name_zh text not null,
  name_en text not null,
  position int not null unique
);

create table library (
  id int generated always as identity primary key,
  code text not null unique,
  kind text not null check (kind in ('member', 'centre', 'outsider')),
  category text references library_category,
  name_zh text not null,
  name_en text not null,
  short_zh text not null,
  short_en text not null,
  initials text not null,
  request_prefix text check (request_prefix ~ '^[A-Za-z]{2,4}$'),
  district_zh text not null default '',
  district_en text not null default '',
  longitude double precision,
  latitude double precision,
  pickup_place_zh text not null default '',
  pickup_place_en text not null default '',
  pickup_hours_zh text not null default '',
  pickup_hours_en text not null default '',
  contact_phone text not null default '',
  contact_email text not null default '',
  joined_on date not null,
  left_on date,
  check (kind <> 'member' or (code ~ '^[0-9]{6}$' and category is not null and request_prefix is not null))
);
create unique index on library (lower(request_prefix));

create table library_closure (
  id int generated always as identity primary key,
  library_id int not null references library,
  from_on date not null,
  to_on date not null check (to_on >= from_on),
  kind text not null check (kind in ('closed', 'lendingSuspended', 'borrowingSuspended', 'serviceSuspended')),
  reason_zh text not null,
  reason_en text not null
);
create index on library_closure (library_id, to_on);

-- A day that differs from "Monday to Friday work": public holidays, 调休 working days; a library's own days.
create table calendar_day (
  day date not null,
  library_id int references library,
  is_working boolean not null,
  name_zh text not null default '',
  name_en text not null default '',
  provisional boolean not null default false,
  source text not null,
  unique nulls not distinct (day, library_id)
);

-- ── Sign-in ─────────────────────────────────────────────────────────────────────────────────────
create table account (
  id int generated always as identity primary key,
  login text not null,
  kind text not null check (kind in ('reader', 'staff', 'centre')),
  library_id int not null references library,
  operator_code text unique,
  password_hash text not null,
  password_changed_at timestamptz not null,
  failed_attempts int not null default 0,
  locked_until timestamptz,
  disabled_at timestamptz,
  language text not null default 'zh' check (language in ('zh', 'en')),
  created_at timestamptz not null,
  check (kind = 'reader' or operator_code is not null)
);
create unique index account_login on account (lower(login));

-- The cookie holds the token; the table only its hash (promise S9).
create table session (
  token_hash bytea primary key,
  account_id int not null references account on delete cascade,
  created_at timestamptz not null,
  seen_at timestamptz not null,
  expires_at timestamptz not null
);
create index on session (account_id);

-- ── Readers: standing here, personal data in a table of its own ─────────────────────────────────
create table reader (
  id int generated always as identity primary key,
  account_id int not null unique references account,
  library_id int not null references library,
  barcode text not null,
  reader_type text not null,
  status text not null check (status in ('awaitingReview', 'active', 'refused', 'suspended')),
  status_reason text not null default '',
  submitted_at timestamptz not null,
  reviewed_at timestamptz,
  reviewed_by int references account
);
create index on reader (library_id, status, submitted_at);
create unique index on reader (library_id, barcode);

create table reader_person (
  reader_id int primary key references reader on delete cascade,
  library_id int not null references library,
  name text not null,
  document_type text not null,
  document_number text not null,
  phone text not null,
  email text not null,
  sex text not null default '',
  department text not null default '',
  job_title text not null default '',
  education text not null default '',
  born_on date,
  postcode text not null default '',
  address text not null default '',
  payment_method text not null default 'cash',
  remark text not null default ''
);
create index on reader_person (library_id);

create table copyright_notice (
  version int primary key,
  valid_from date not null,
  text_zh text not null,
  text_en text not null,
  source text not null
);

create table consent (
  id bigint generated always as identity primary key,
  reader_id int not null references reader on delete cascade,
  library_id int not null references library,
  copyright_version int not null references copyright_notice,
  accepted_at timestamptz not null
);
create index on consent (reader_id);

-- ── Policy: dated rules; a rule without owner is the consortium's ───────────────────────────────
create table policy_rule (
  id text primary key,
  service text not null,
  conditions jsonb not null default '{}',
  parameters jsonb not null,
  priority int not null default 0,
  valid_from date not null,
  valid_to date,
  owner_library_id int references library,
  why_zh text not null,
  why_en text not null,
  source text not null
);

-- ── Ledger: postings only, never an edit (decision 14) ──────────────────────────────────────────
create table ledger_account (
  id int generated always as identity primary key,
  kind text not null check (kind in ('readerPays', 'readerDeposit', 'libraryPays', 'centrePays', 'courier', 'supplier')),
  reader_id int references reader,
  library_id int references library,
  currency text not null default 'CNY',
  unique nulls not distinct (kind, reader_id, library_id, currency)
);

create table ledger_transaction (
  id bigint generated always as identity primary key,
  cause text not null unique,
  request_id int,
  reader_id int,
  library_id int,
  operator_code text not null default '',
  description text not null,
  at timestamptz not null
);
create index on ledger_transaction (reader_id, at desc);
create index on ledger_transaction (request_id);

create table ledger_posting (
  transaction_id bigint not null references ledger_transaction,
  account_id int not null references ledger_account,
  reader_id int,
  library_id int,
  amount_fen bigint not null,
  rule_id text,
  primary key (transaction_id, account_id)
);
create index on ledger_posting (account_id);

create function ledger_balanced() returns trigger language plpgsql as $$
begin
  if (select sum(amount_fen) from ledger_posting where transaction_id = new.transaction_id) <> 0 then
    raise exception 'ledger transaction % does not balance', new.transaction_id;
  end if;
  return null;
end $$;
create constraint trigger ledger_posting_balanced after insert on ledger_posting
  deferrable initially deferred for each row execute function ledger_balanced();

-- ── Catalogue: public, no row security ──────────────────────────────────────────────────────────
-- record: one work as readers see it · source_record: what one library sent · holding: one copy
create table record (
  id int generated always as identity primary key,
  match_key text not null unique,
  title text not null,
  subtitle text not null default '',
  responsibility text not null default '',
  publisher text not null default '',
  published_year text not null default '',
  material_type text not null,
  language text not null default '',
  isbn text,
  call_number text not null default '',
  description jsonb not null,
  marc_status text not null default 'reviewed',
  title_folded text not null,
  words text[] not null,
  initials text not null default '',
  sort_title text not null,
  view_count int not null default 0,
  loan_count int not null default 0,
  changed_at timestamptz not null
);
create index record_words on record using gin (words);
create index record_initials on record (initials text_pattern_ops);
create index record_isbn on record (isbn);

create table source_record (
  id int generated always as identity primary key,
  library_id int not null references library,
  control_number text not null,
  record_id int not null references record,
  format text not null check (format in ('cnmarc', 'marc21')),
  marc jsonb not null,
  content_hash bytea not null,
  imported_at timestamptz not null,
  unique (library_id, control_number)
);
create index on source_record (record_id);

create table holding (
  id int generated always as identity primary key,
  record_id int not null references record,
  source_record_id int not null references source_record on delete cascade,
  library_id int not null references library,
  call_number text not null default '',
  barcode text not null default '',
  volume text not null default '',
  location text not null default '',
  status text not null,
  lendable boolean not null
);
create index on holding (record_id, library_id);
create index on holding (library_id, barcode);
create index on holding (source_record_id);

-- ── Requests ────────────────────────────────────────────────────────────────────────────────────
create table submission (
  id int generated always as identity primary key,
  reader_id int references reader,
  library_id int not null references library,
  submitted_at timestamptz not null
);

-- One row is one reader's wish. Parties are members or outsiders; the reader may be empty (a peer asks us).
create table request (
  id int generated always as identity primary key,
  number text not null unique,
  service text not null check (service in ('loan', 'copy')),
  source text not null,
  channel text not null check (channel in ('record', 'direct', 'staff', 'peer')),
  submission_id int references submission,
  reader_id int references reader,
  reader_type text not null default '',
  reader_barcode_end text not null default '',
  requesting_library_id int not null references library,
  supplying_library_id int references library,
  commissioned_library_id int references library,
  record_id int references record,
  patron_reference text not null default '',

  state text not null,
  state_since timestamptz not null,
  version int not null default 1,
  next_due_at timestamptz,
  cancellable_until timestamptz,
  cancel_asked_at timestamptz,
  due_on date,
  held_until date,
  reminded_at timestamptz,
  submitted_at timestamptz not null,
  ended_at timestamptz,

  title text not null,
  author text not null default '',
  publisher text not null default '',
  published_year text not null default '',
  isbn_issn text not null default '',
  call_number text not null default '',
  material_type text not null default 'book',
  language text not null default '',

  delivery_method text not null check (delivery_method in ('logistics', 'selfPickup')),
  search_scope text not null default 'allMembers',
  needed_by date,
  note text not null default '',
  additional_lenders text not null default '',

  policy jsonb not null,
  price jsonb not null
);
create index on request (reader_id, submitted_at desc);
create index on request (requesting_library_id, state, state_since);
create index on request (supplying_library_id, state, state_since);
create index on request (next_due_at) where next_due_at is not null;
create index on request (lower(patron_reference)) where patron_reference <> '';
create index on request (record_id);

-- Who receives the book: only the reader and the requesting library may see it (promise S2).
create table request_recipient (
  request_id int primary key references request,
  reader_id int references reader,
  requesting_library_id int not null references library,
  name text not null,
  email text not null,
  phone text not null default ''
);

create table request_number (
  number text primary key,
  request_id int not null references request,
  library_id int not null references library,
  requesting_library_id int not null references library,
  reader_id int references reader,
  since timestamptz not null,
  reason text not null check (reason in ('first', 'forwarded', 'peer', 'imported'))
);
create unique index on request_number (lower(number));
create index on request_number (request_id);

create table number_counter (
  library_id int not null references library,
  service text not null,
  last_number int not null default 0,
  primary key (library_id, service)
);

create table offer (
  id int generated always as identity primary key,
  request_id int not null references request,
  position int not null,
  supplying_library_id int not null references library,
  requesting_library_id int not null references library,
  reader_id int references reader,
  origin text not null check (origin in ('chosen', 'proposed', 'additional', 'commissioned', 'forwarded')),
  state text not null check (state in ('planned', 'offered', 'willSupply', 'filled', 'refused', 'lapsed', 'withdrawn')),
  offered_at timestamptz,
  answered_at timestamptz,
  answered_by text,
  reason text,
  unique (request_id, position)
);
create index on offer (supplying_library_id, state);

create table item (
  id int generated always as identity primary key,
  request_id int not null references request,
  offer_id int not null references offer,
  supplying_library_id int not null references library,
  requesting_library_id int not null references library,
  reader_id int references reader,
  barcode text not null,
  volume text not null default '',
  condition_out text not null default '',
  condition_back text not null default '',
  lent_at timestamptz not null,
  returned_at timestamptz
);
create index on item (request_id);
create index on item (supplying_library_id, lower(barcode)) where returned_at is null;
-- One copy is never lent twice at once (promise R13).
create unique index item_once on item (supplying_library_id, lower(barcode)) where returned_at is null;

create table request_history (
  id bigint generated always as identity primary key,
  request_id int not null references request,
  reader_id int,
  requesting_library_id int not null,
  supplying_library_id int,
  at timestamptz not null,
  actor_kind text not null,
  account_id int,
  operator_code text not null default '',
  action text not null,
  from_state text,
  to_state text not null,
  details jsonb not null default '{}'
);
create index on request_history (request_id, id);

-- ── Notices ─────────────────────────────────────────────────────────────────────────────────────
-- event_key makes a notice exist once, however often its job runs (promise R9).
create table notice (
  id bigint generated always as identity primary key,
  event_key text not null unique,
  account_id int references account,
  library_id int references library,
  kind text not null,
  request_id int,
  details jsonb not null,
  created_at timestamptz not null,
  read_at timestamptz
);
create index on notice (account_id, id desc);

create table mail (
  id bigint generated always as identity primary key,
  event_key text not null unique,
  message_id text not null unique,
  account_id int references account,
  library_id int references library,
  to_address text not null,
  language text not null,
  subject text not null,
  body text not null,
  state text not null check (state in ('waiting', 'sending', 'sent', 'failed', 'kept')),
  attempts int not null default 0,
  last_error text not null default '',
  created_at timestamptz not null,
  sent_at timestamptz
);
create index on mail (state, id);
create index on mail (account_id, id desc);

create table news (
  id int generated always as identity primary key,
  library_id int references library,
  published_on date not null,
  title_zh text not null,
  title_en text not null,
  body_zh text not null,
  body_en text not null
);
create index on news (published_on desc);

-- ── Audit and idempotency ───────────────────────────────────────────────────────────────────────
create table audit_entry (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  actor_kind text not null,
  account_id int,
  operator_code text not null default '',
  library_id int,
  action text not null,
  subject text not null,
  subject_id text not null default '',
  details jsonb not null default '{}'
);
create index on audit_entry (subject, subject_id, id);

create table idempotency_key (
  actor text not null,
  route text not null,
  key text not null,
  body_hash bytea not null,
  result jsonb not null,
  created_at timestamptz not null,
  primary key (actor, route, key)
);
create index on idempotency_key (created_at);

-- ── Row security: each row carries the ids of the parties that may see it ───────────────────────
create procedure protect(tables text[]) language plpgsql as $$
declare name text;
begin
  foreach name in array tables loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format($policy$create policy conductor on %I using ((select actor_kind()) = 'system')$policy$, name);
  end loop;
end $$;
call protect(array['account', 'session', 'reader', 'reader_person', 'consent', 'ledger_account',
  'ledger_transaction', 'ledger_posting', 'submission', 'request', 'request_recipient', 'request_number',
  'offer', 'item', 'request_history', 'notice', 'mail', 'audit_entry', 'idempotency_key']);
drop procedure protect(text[]);

create policy sign_in on account using ((select actor_kind()) = 'signIn');
create policy self on account using (id = (select actor_account()));
create policy sign_in on session using ((select actor_kind()) = 'signIn');
create policy self on session using (account_id = (select actor_account()));
create policy sign_in on reader using ((select actor_kind()) = 'signIn');
create policy self on reader for select using (id = (select actor_reader()));
create policy home on reader using (library_id = (select actor_library()) and (select actor_kind()) = 'staff');
create policy sign_in on reader_person using ((select actor_kind()) = 'signIn');
create policy self on reader_person using (reader_id = (select actor_reader()));
create policy home on reader_person using (library_id = (select actor_library()) and (select actor_kind()) = 'staff');
create policy sign_in on consent using ((select actor_kind()) = 'signIn');
create policy self on consent using (reader_id = (select actor_reader()));
create policy home on consent for select using (library_id = (select actor_library()) and (select actor_kind()) = 'staff');

create policy self on ledger_transaction for select using (reader_id = (select actor_reader()));
create policy home on ledger_transaction for select using (library_id = (select actor_library()) and (select actor_kind()) = 'staff');
create policy centre on ledger_transaction for select using ((select actor_kind()) = 'centre');
create policy self on ledger_account for select using (reader_id = (select actor_reader()));
create policy centre on ledger_account for select using ((select actor_kind()) = 'centre');
create policy self on ledger_posting for select using (reader_id = (select actor_reader()));
create policy home on ledger_posting for select using (library_id = (select actor_library()) and (select actor_kind()) = 'staff');
create policy centre on ledger_posting for select using ((select actor_kind()) = 'centre');

create policy self on submission for select using (reader_id = (select actor_reader()));
create policy parties on request using (reader_id = (select actor_reader())
  or ((select actor_kind()) = 'staff' and (requesting_library_id = (select actor_library()) or supplying_library_id = (select actor_library()))));
create policy centre on request using ((select actor_kind()) = 'centre');
create policy parties on request_recipient for select using (reader_id = (select actor_reader())
  or ((select actor_kind()) = 'staff' and requesting_library_id = (select actor_library())));
create policy parties on request_number for select using (reader_id = (select actor_reader())
  or ((select actor_kind()) = 'staff' and (requesting_library_id = (select actor_library()) or library_id = (select actor_library()))));
create policy centre on request_number for select using ((select actor_kind()) = 'centre');
create policy parties on offer for select using (reader_id = (select actor_reader())
  or ((select actor_kind()) = 'staff' and (requesting_library_id = (select actor_library()) or supplying_library_id = (select actor_library()))));
create policy centre on offer for select using ((select actor_kind()) = 'centre');
create policy parties on item for select using (reader_id = (select actor_reader())
  or ((select actor_kind()) = 'staff' and (requesting_library_id = (select actor_library()) or supplying_library_id = (select actor_library()))));
create policy centre on item for select using ((select actor_kind()) = 'centre');
create policy parties on request_history for select using (reader_id = (select actor_reader())
  or ((select actor_kind()) = 'staff' and (requesting_library_id = (select actor_library()) or supplying_library_id = (select actor_library()))));
create policy centre on request_history for select using ((select actor_kind()) = 'centre');

create policy self on notice using (account_id = (select actor_account()));
create policy home on notice using (account_id is null and library_id = (select actor_library()) and (select actor_kind()) = 'staff');
create policy self on mail for select using (account_id = (select actor_account()));
create policy centre on audit_entry for select using ((select actor_kind()) = 'centre');
create policy written on audit_entry for insert with check ((select actor_kind()) is not null);
create policy own on idempotency_key using ((select actor_kind()) is not null);

-- The one question asked before anyone is known: whose token is this? Answers one row or none.
create function session_actor(token bytea, at timestamptz)
  returns table (account_id int, kind text, login text, library_id int, operator_code text, reader_id int, language text, seen_at timestamptz)
  language plpgsql security definer set search_path = public as $$
  declare
    asked_as text := current_setting('hutong.actor', true);
  begin
    -- Not `set hutong.actor` of the function: that is a superuser's right, and the owner of a hosted database is none.
    perform set_config('hutong.actor', 'system', true);
    return query select a.id, a.kind, a.login, a.library_id, a.operator_code, r.id, a.language, s.seen_at
      from session s join account a on a.id = s.account_id left join reader r on r.account_id = a.id
      where s.token_hash = token and s.expires_at > at and a.disabled_at is null;
    perform set_config('hutong.actor', coalesce(asked_as, ''), true);
  end $$;

-- ── Rights: the application owns nothing; ledger, history and audit only grow ────────────────────
grant usage on schema public to hutong_app, hutong_keeper;
grant select, insert, update, delete on all tables in schema public to hutong_app;
revoke update, delete on ledger_transaction, ledger_posting, request_history, audit_entry, consent from hutong_app;
grant usage on all sequences in schema public to hutong_app;
grant select, insert, update, delete on all tables in schema public to hutong_keeper;
grant usage, update, select on all sequences in schema public to hutong_keeper;

-- The ledger whole: accounts with floors, postings that are checked as they are written, days that are closed, and what
-- people sign for: receipts, waivers, the count of a till (decision 48).
select set_config('hutong.actor', 'system', true);

-- ── Accounts ────────────────────────────────────────────────────────────────────────────────────
-- An amount above 0 is a debit: what an account's owner owes, has in hand or bears; below 0 what is owed to it.
alter table ledger_account drop constraint ledger_account_kind_check;
update ledger_account set kind = 'readerReceivable' where kind = 'readerPays';
alter table ledger_account add constraint ledger_account_kind_check check (kind in (
  'readerReceivable', 'readerDeposit', 'readerDepositHeld',
  'libraryCash', 'libraryBank', 'libraryPays', 'libraryReceives',
  'centrePays', 'courier', 'supplier'));

-- Only accounts with a floor carry their balance, kept by the postings themselves. The centre's, the courier's and the
-- libraries' have none: what is in every transaction must not be a row that every transaction waits for.
alter table ledger_account add column balance_fen bigint;
create function ledger_has_floor(kind text) returns boolean language sql immutable
  return kind in ('readerReceivable', 'readerDeposit', 'readerDepositHeld', 'libraryCash');
alter table ledger_account add constraint ledger_account_balance check ((balance_fen is not null) = ledger_has_floor(kind))
  not valid;
-- Nobody pays more than is owed, nobody gets a deposit back that is not there, no till pays out what it has not got.
alter table ledger_account add constraint ledger_account_floor check (
  case when kind in ('readerReceivable', 'libraryCash') then balance_fen >= 0
       when kind in ('readerDeposit', 'readerDepositHeld') then balance_fen <= 0
       else true end);
update ledger_account a
  set balance_fen = coalesce((select sum(amount_fen) from ledger_posting p where p.account_id = a.id), 0)
  where ledger_has_floor(kind);
alter table ledger_account validate constraint ledger_account_balance;
-- Whose an account is, as src/ledger/accounts.ts has it.
alter table ledger_account add constraint ledger_account_whose check (
  (reader_id is not null) = (kind like 'reader%') and (library_id is null) = (kind in ('centrePays', 'courier')));
create index on ledger_account (reader_id) where reader_id is not null;
create policy home on ledger_account for select
  using (library_id = (select actor_library()) and (select actor_kind()) = 'staff');
-- Balances are the postings' alone (ledger_written below).
revoke update, delete on ledger_account from hutong_app;

-- The account of an owner, opened where there is none yet. Who moves a reader's money is alone with it from here on, and
-- accounts that many share are opened by one transaction after the other: two never wait in a circle.
create or replace function ledger_account_of(wanted_kind text, wanted_reader int, wanted_library int) returns int
language plpgsql as $$
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
end $$;

-- ── What people sign for ────────────────────────────────────────────────────────────────────────
-- Money that crossed a counter: taken from a reader, or paid out to her. Its number has no gaps within a library's year.
create table receipt_counter (
  library_id int not null references library,
  year int not null,
  last_number int not null,
  primary key (library_id, year)
);
create table receipt (
  id int generated always as identity primary key,
  library_id int not null references library,
  number text not null,
  reader_id int not null references reader,
  direction text not null check (direction in ('taken', 'paidOut')),
  method text not null check (method in ('cash', 'card')),
  amount_fen bigint not null check (amount_fen > 0),
  operator_code text not null,
  account_id int not null references account,
  at timestamptz not null,
  unique (library_id, number)
);
create index on receipt (library_id, id);
create index on receipt (reader_id, at desc);

-- ── Transactions say why, in a word of ours (texts/), and how their amounts were worked out ───────
alter table ledger_transaction add column what text;
update ledger_transaction set what = case description when '物流费' then 'logistics' else 'loanService' end;
alter table ledger_transaction alter column what set not null;
alter table ledger_transaction drop column description;
-- The other library that may see it: the lender of a fine that the borrowing library collects.
alter table ledger_transaction add column counter_library_id int;
alter table ledger_transaction add column note text not null default '';
alter table ledger_transaction add column working jsonb not null default '{}';
-- The charge that this pays, waives, offsets or takes back.
alter table ledger_transaction add column settles bigint references ledger_transaction;
-- A correction is the same transaction turned round, once.
alter table ledger_transaction add column reverses bigint unique references ledger_transaction;
alter table ledger_transaction add column receipt_id int references receipt;
create index on ledger_transaction (settles) where settles is not null;
create index on ledger_transaction (receipt_id) where receipt_id is not null;
create index on ledger_transaction (library_id, at);
create index on ledger_transaction (counter_library_id, at) where counter_library_id is not null;
create policy counter_home on ledger_transaction for select
  using (counter_library_id = (select actor_library()) and (select actor_kind()) = 'staff');

-- ── Postings ────────────────────────────────────────────────────────────────────────────────────
drop trigger ledger_posting_balanced on ledger_posting;
drop function ledger_balanced();
alter table ledger_posting add column booked_on date;
update ledger_posting p set booked_on = (t.at at time zone 'Asia/Shanghai')::date
  from ledger_transaction t where t.id = p.transaction_id;
alter table ledger_posting alter column booked_on set not null;
alter table ledger_posting add constraint ledger_posting_amount check (amount_fen between -100000000000 and 100000000000);
-- Accounts are never taken away (no right to), and a reference would have every transaction lock the centre's row.
alter table ledger_posting drop constraint ledger_posting_account_id_fkey;
drop index ledger_posting_account_id_idx;
create index ledger_posting_of_account on ledger_posting (account_id, booked_on) include (amount_fen);
-- What was booked since the last closing: days come one after the other.
create index ledger_posting_booked_on on ledger_posting using brin (booked_on) with (autosummarize = on);

-- A closed day takes no further postings: its snapshots stay true. What comes late is booked on the first open day.
create table ledger_day (
  closed_on date primary key,
  closed_at timestamptz not null,
  constraint ledger_day_is_over check ((closed_at at time zone 'Asia/Shanghai')::date > closed_on)
);
create table ledger_snapshot (
  account_id int not null references ledger_account,
  closed_on date not null references ledger_day,
  reader_id int,
  library_id int,
  balance_fen bigint not null,
  primary key (account_id, closed_on)
);

-- The day that a transaction of `at` is booked on. Whoever posts holds the lock shared until its transaction ends, and
-- whoever closes a day holds it alone (src/ledger/day-store.ts): a day is never closed over a posting in flight.
-- Volatile on purpose: each statement in it sees what was committed when the lock was there.
create function ledger_open_day(at timestamptz) returns date language plpgsql volatile as $$
declare
  closed date;
begin
  perform pg_advisory_xact_lock_shared(20071101);
  select max(closed_on) into closed from ledger_day;
  return greatest((at at time zone 'Asia/Shanghai')::date, closed + 1);
end $$;

-- Whole transactions only: at least two postings, written together, that sum to nothing in one currency, on a day that is
-- open, by the account's own reader and library; what a reader owes grows less only by what names the charge. And the
-- balances of the accounts that have a floor: a reader's row is locked first, as by whoever decides by her balance
-- (src/ledger/balance-store.ts), so that two who move her money never wait in a circle.
-- Planned once by a connection, often while the tables are small: never by reading them whole.
create function ledger_written() returns trigger language plpgsql security definer set search_path = public, pg_temp
  set enable_hashjoin = off set enable_mergejoin = off set enable_seqscan = off as $$
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
end $$;

-- Whether what settles a transaction moves more on a reader's account than the transaction did, or settles a settlement.
create function ledger_settled_wrongly(charge bigint) returns boolean language sql stable as $$
  select exists (
    select 1
    from (select id, settles from ledger_transaction where id = charge or settles = charge) t
    join ledger_posting p on p.transaction_id = t.id
    join ledger_account a on a.id = p.account_id and a.kind = 'readerReceivable'
    group by p.account_id
    having sum(p.amount_fen) not between 0 and coalesce(sum(p.amount_fen) filter (where t.id = charge), 0)
  ) or exists (select 1 from ledger_transaction where id = charge and settles is not null)
$$;

-- A backup brings its balances with it.
create trigger ledger_posting_written after insert on ledger_posting referencing new table as new_postings
  for each statement when (current_user <> 'hutong_keeper') execute function ledger_written();

-- No cause stands without its postings; by then nobody else can have added any.
create function ledger_has_postings() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not exists (select from ledger_posting where transaction_id = new.id) then
    raise exception 'ledger transaction % has no postings', new.id using errcode = 'check_violation', constraint = 'ledger_whole';
  end if;
  return null;
end $$;
create constraint trigger ledger_transaction_whole after insert on ledger_transaction deferrable initially deferred
  for each row when (current_user <> 'hutong_keeper') execute function ledger_has_postings();

-- ── Waivers: above a limit a second person decides ──────────────────────────────────────────────
create table waiver (
  id int generated always as identity primary key,
  library_id int not null references library,
  reader_id int not null references reader,
  charge_id bigint not null references ledger_transaction,
  amount_fen bigint not null check (amount_fen > 0),
  reason text not null check (reason <> ''),
  state text not null check (state in ('proposed', 'granted', 'declined')),
  -- What one person alone may waive, by the rule of that day.
  alone_max_fen bigint not null,
  rule_id text not null,
  proposed_at timestamptz not null,
  proposed_by int not null references account,
  proposed_code text not null,
  decided_at timestamptz,
  decided_by int references account,
  decided_code text not null default '',
  decision_note text not null default '',
  check ((state = 'proposed') = (decided_at is null)),
  constraint waiver_second_person check (state <> 'granted' or amount_fen <= alone_max_fen or decided_by <> proposed_by)
);
create unique index waiver_open on waiver (charge_id) where state = 'proposed';
create index on waiver (library_id, id);

-- ── The count of a till ─────────────────────────────────────────────────────────────────────────
create table till_closing (
  id int generated always as identity primary key,
  library_id int not null references library,
  position int not null,
  at timestamptz not null,
  last_receipt_id int not null,
  expected_fen bigint not null check (expected_fen >= 0),
  counted_fen bigint not null check (counted_fen >= 0),
  difference_fen bigint not null check (difference_fen = counted_fen - expected_fen),
  banked_fen bigint not null check (banked_fen between 0 and counted_fen),
  card_fen bigint not null,
  note text not null default '',
  operator_code text not null,
  account_id int not null references account,
  unique (library_id, position)
);

-- What is written stays, whoever would change it; a restored backup takes the place of all of it. Balances begin at nothing.
create function ledger_stays() returns trigger language plpgsql as $$
begin
  raise exception '% only grows', tg_table_name using errcode = 'restrict_violation', constraint = 'ledger_stays';
end $$;
do $$
declare name text;
begin
  foreach name in array array['ledger_transaction', 'ledger_posting', 'ledger_day', 'ledger_snapshot', 'receipt', 'till_closing'] loop
    execute format('create trigger stays before update or delete on %I
      for each statement when (current_user <> ''hutong_keeper'') execute function ledger_stays()', name);
    execute format('create trigger stays_whole before truncate on %I for each statement execute function ledger_stays()', name);
  end loop;
end $$;
create trigger begins_at_nothing before insert on ledger_account
  for each row when (current_user <> 'hutong_keeper' and new.balance_fen <> 0) execute function ledger_stays();

-- ── Who sees and writes them ────────────────────────────────────────────────────────────────────
do $$
declare name text;
begin
  foreach name in array array['receipt_counter', 'receipt', 'ledger_snapshot', 'waiver', 'till_closing'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format($policy$create policy conductor on %I using ((select actor_kind()) = 'system')$policy$, name);
    execute format('grant select, insert, update, delete on %I to hutong_keeper', name);
    execute format('grant select, insert on %I to hutong_app', name);
  end loop;
  foreach name in array array['receipt', 'ledger_snapshot', 'waiver', 'till_closing'] loop
    execute format($policy$create policy home on %I for select
      using (library_id = (select actor_library()) and (select actor_kind()) = 'staff')$policy$, name);
    execute format($policy$create policy centre on %I for select using ((select actor_kind()) = 'centre')$policy$, name);
  end loop;
end $$;
create policy self on receipt for select using (reader_id = (select actor_reader()));
create policy self on ledger_snapshot for select using (reader_id = (select actor_reader()));
grant update on receipt_counter, waiver to hutong_app;
grant select, insert on ledger_day to hutong_app;
grant select, insert, update, delete on ledger_day to hutong_keeper;
grant usage on sequence receipt_id_seq, waiver_id_seq, till_closing_id_seq to hutong_app;
grant usage, update, select on sequence receipt_id_seq, waiver_id_seq, till_closing_id_seq to hutong_keeper;

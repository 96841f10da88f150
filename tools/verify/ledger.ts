import type { Invariant } from './invariant.ts'

/** What holds of accounts, transactions and postings (decision 48). */
export const ledgerInvariants: readonly Invariant[] = [
  {
    id: 'ledger.balanced',
    promise: 'R11',
    zh: '每笔账借贷相抵',
    en: 'the postings of every transaction sum to nothing',
    sql: `select t.cause from ledger_posting p join ledger_transaction t on t.id = p.transaction_id
          group by t.id having sum(p.amount_fen) <> 0`,
  },
  {
    id: 'ledger.trial',
    promise: 'R11',
    zh: '每种货币的总账为零',
    en: 'the trial balance of every currency is nothing',
    sql: `select a.currency from ledger_posting p join ledger_account a on a.id = p.account_id
          group by a.currency having sum(p.amount_fen) <> 0`,
  },
  {
    id: 'ledger.owner',
    promise: 'S1',
    zh: '每条分录写着它账户的读者和馆',
    en: 'every posting names the reader and the library of its account',
    sql: `select 'posting ' || p.transaction_id || ' ' || p.account_id from ledger_posting p
          join ledger_account a on a.id = p.account_id
          where p.reader_id is distinct from a.reader_id or p.library_id is distinct from a.library_id`,
  },
  {
    id: 'ledger.cause',
    promise: 'R12',
    zh: '每笔账所说的申请单和读者都在',
    en: 'the request and the reader that a transaction names exist',
    sql: `select t.cause from ledger_transaction t left join request r on r.id = t.request_id
          left join reader d on d.id = t.reader_id
          where (t.request_id is not null and r.id is null) or (t.reader_id is not null and d.id is null)`,
  },
  {
    id: 'ledger.whole',
    promise: 'R11',
    zh: '每笔账至少两条分录，都记在同一天',
    en: 'every transaction has two postings or more, all booked on one day',
    sql: `select t.cause from ledger_transaction t left join ledger_posting p on p.transaction_id = t.id
          group by t.id having count(p.account_id) < 2 or min(p.booked_on) <> max(p.booked_on)`,
  },
  {
    id: 'ledger.day',
    promise: 'decision 48',
    zh: '每笔账记在当天；当天已结帐的，记在结帐后的第一天',
    en: 'every transaction is booked on its day, or where that was closed on the first one open',
    sql: `select t.cause from ledger_transaction t join ledger_posting p on p.transaction_id = t.id
          where p.booked_on < (t.at at time zone 'Asia/Shanghai')::date
             or p.booked_on > (t.at at time zone 'Asia/Shanghai')::date
                and not exists (select from ledger_day d where d.closed_on = p.booked_on - 1)`,
  },
  {
    id: 'ledger.balance',
    promise: 'R11',
    zh: '账户所记的余额就是它各分录之和',
    en: 'the balance that an account carries is the sum of its postings',
    sql: `select a.kind || ' ' || a.id from ledger_account a
          left join (select account_id, sum(amount_fen) as fen from ledger_posting group by account_id) p on p.account_id = a.id
          where a.balance_fen <> coalesce(p.fen, 0)`,
  },
  {
    id: 'ledger.snapshot',
    promise: 'decision 48',
    zh: '结帐时所存的余额就是到那天为止各分录之和',
    en: 'a snapshot is the sum of what was booked until its day',
    sql: `select 'account ' || account_id || ' ' || day from (
            select account_id, day, told, sum(fen) over (partition by account_id order by day, told nulls first) as fen
            from (select account_id, booked_on as day, amount_fen as fen, null::bigint as told from ledger_posting
                  union all select account_id, closed_on, 0, balance_fen from ledger_snapshot) line) lines
          where told <> fen`,
  },
  {
    id: 'ledger.snapshotOwner',
    promise: 'S1',
    zh: '结帐余额写着它账户的读者和馆',
    en: 'a snapshot names the reader and the library of its account',
    sql: `select 'account ' || s.account_id || ' ' || s.closed_on from ledger_snapshot s join ledger_account a on a.id = s.account_id
          where s.reader_id is distinct from a.reader_id or s.library_id is distinct from a.library_id`,
  },
  {
    id: 'ledger.reversal',
    promise: 'decision 14',
    zh: '冲正与原账分录相同、方向相反',
    en: 'a reversal is the exact mirror image of what it takes back',
    sql: `select t.cause from ledger_transaction t
          where (t.reverses is not null) <> (t.what = 'reversal')
             or exists (select from (select account_id, amount_fen from ledger_posting where transaction_id = t.id) mirror
                full join (select account_id, amount_fen from ledger_posting where transaction_id = t.reverses) mirrored using (account_id)
                where t.reverses is not null and mirror.amount_fen is distinct from 0 - mirrored.amount_fen)`,
  },
  {
    id: 'ledger.settled',
    promise: 'R11',
    zh: '每笔费用所付、所减不超过它本身，退回不超过已付',
    en: 'no charge is settled beyond what it is, nor more given back than was settled',
    sql: `select 'charge ' || charge from (
            select coalesce(t.settles, t.id) as charge, sum(p.amount_fen) as open,
              coalesce(sum(p.amount_fen) filter (where t.settles is null), 0) as whole
            from ledger_transaction t join ledger_posting p on p.transaction_id = t.id
            join ledger_account a on a.id = p.account_id and a.kind = 'readerReceivable'
            group by 1, p.account_id) charges
          where open not between 0 and whole
          union all
          select 'charge ' || t.id from ledger_transaction t join ledger_transaction charge on charge.id = t.settles
          where charge.settles is not null`,
  },
  {
    id: 'ledger.fine',
    promise: 'R12',
    zh: '一次借阅至多一笔罚款',
    en: 'a loan has one fine at most',
    sql: `select 'request ' || request_id from ledger_transaction where what = 'overdueFine' and request_id is not null
          group by request_id having count(*) > 1`,
  },
  {
    id: 'ledger.deposit',
    promise: 'R20',
    zh: '每张申请单押着的押金不为负，终结后不再押着；一人一押的按读者合计',
    en: 'what a request holds of a deposit is never below nothing, and nothing once it has ended; one deposit for all loans counts by reader',
    sql: `select name from (
            select coalesce(min(r.number) filter (where not shared), 'reader ' || min(t.reader_id)) as name,
              -sum(p.amount_fen) as held, bool_and(r.ended_at is not null) as ended
            from ledger_transaction t join ledger_posting p on p.transaction_id = t.id
            join ledger_account a on a.id = p.account_id and a.kind = 'readerDepositHeld'
            join request r on r.id = t.request_id
            cross join lateral (select coalesce(r.policy -> 'depositMode' ->> 'value' = 'reader', false) as shared) mode
            group by case when shared then null else r.id end, case when shared then t.reader_id end) holds
          where held < 0 or (ended and held <> 0)`,
  },
]

import type { Invariant } from './invariant.ts'

/** What holds of what people signed for: receipts, waivers, counts of a till (decision 48). */
export const tillInvariants: readonly Invariant[] = [
  {
    id: 'receipt.moved',
    promise: 'R11',
    zh: '收据的金额就是它各笔账经过现金箱或银行的金额',
    en: 'a receipt says what its transactions moved through till or bank',
    sql: `select 'receipt ' || r.library_id || ' ' || r.number from receipt r
          left join (
            select t.receipt_id, a.library_id, a.kind, sum(p.amount_fen) as fen
            from ledger_transaction t join ledger_posting p on p.transaction_id = t.id
            join ledger_account a on a.id = p.account_id and a.kind in ('libraryCash', 'libraryBank')
            where t.receipt_id is not null group by 1, 2, 3) moved
            on moved.receipt_id = r.id and moved.library_id = r.library_id
              and moved.kind = case r.method when 'cash' then 'libraryCash' else 'libraryBank' end
          where coalesce(moved.fen, 0) <> case r.direction when 'taken' then r.amount_fen else -r.amount_fen end`,
  },
  {
    id: 'receipt.number',
    promise: 'decision 48',
    zh: '每馆每年的收据号从一起，连续无缺',
    en: 'the receipts of a library and year are numbered from one without a gap',
    sql: `select library_id || ' ' || year from receipt_counter c full join (
            select library_id, left(number, 4)::int as year, count(*) as receipts, max(substring(number from 6)::int) as highest
            from receipt group by 1, 2) drawn using (library_id, year)
          where coalesce(drawn.receipts, 0) <> coalesce(c.last_number, 0)
             or coalesce(drawn.highest, 0) <> coalesce(drawn.receipts, 0)`,
  },
  {
    id: 'waiver.posted',
    promise: 'R11',
    zh: '准予的减免都有账，未准的没有',
    en: 'a waiver has its posting if and only if it was granted',
    sql: `select 'waiver ' || w.id from waiver w
          left join ledger_transaction t on t.cause = 'waiver ' || w.id
          left join ledger_posting p on p.transaction_id = t.id and p.reader_id is not null
          where w.kind = 'waiver' and ((w.state = 'granted') <> (t.id is not null)
             or t.id is not null and (t.settles is distinct from w.charge_id or p.amount_fen is distinct from 0 - w.amount_fen))`,
  },
  {
    id: 'takeBack.reversed',
    promise: 'decision 50',
    zh: '准予的冲正，其费用已整笔冲回',
    en: 'a take-back that was granted has its charge reversed, whole',
    sql: `select 'waiver ' || w.id from waiver w join ledger_transaction t on t.id = w.charge_id
          where w.kind = 'takeBack' and w.state = 'granted'
            and not exists (select from ledger_transaction back where back.reverses = t.id)`,
  },
  {
    id: 'till.counted',
    promise: 'decision 48',
    zh: '结帐应有的现金是上次留下的加上其间收付的，刷卡金额同理',
    en: 'a till is expected to hold what the last closing left and what went over the counter since; cards likewise',
    sql: `select 'closing ' || c.library_id || ' ' || c.position from till_closing c
          left join till_closing before on before.library_id = c.library_id and before.position = c.position - 1
          cross join lateral (
            select coalesce(sum(fen) filter (where method = 'cash'), 0) as cash, coalesce(sum(fen) filter (where method = 'card'), 0) as card
            from (select method, case direction when 'taken' then amount_fen else -amount_fen end as fen from receipt r
                  where r.library_id = c.library_id and r.id <= c.last_receipt_id and r.id > coalesce(before.last_receipt_id, 0)) crossed) since
          where c.expected_fen <> coalesce(before.counted_fen - before.banked_fen, 0) + since.cash or c.card_fen <> since.card
             or (c.position > 1 and before.id is null)`,
  },
  {
    id: 'till.posted',
    promise: 'decision 48',
    zh: '结帐的差额和存入银行的金额都有账',
    en: 'the difference of a count and what went to the bank have their postings',
    sql: `select 'closing ' || c.library_id || ' ' || c.position from till_closing c
          cross join lateral (
            select coalesce(sum(p.amount_fen) filter (where t.what = 'cashDifference'), 0) as difference,
              coalesce(-sum(p.amount_fen) filter (where t.what = 'banked'), 0) as banked
            from ledger_transaction t join ledger_posting p on p.transaction_id = t.id
            join ledger_account a on a.id = p.account_id and a.kind = 'libraryCash' and a.library_id = c.library_id
            where t.cause in ('closing ' || c.library_id || ' ' || c.position || ' difference',
                              'closing ' || c.library_id || ' ' || c.position || ' banked')) posted
          where posted.difference <> c.difference_fen or posted.banked <> c.banked_fen`,
  },
]

import { sql } from 'kysely'
import type { Actor } from '../shared/actor.ts'
import type { Tx } from '../shared/database.ts'
import type { AccountLog } from './shapes.ts'

/** Which lines of 帐务日志 are asked for (domain.md §2.8). */
export interface AccountQuestion {
  q?: string
  from?: Temporal.PlainDate
  to?: Temporal.PlainDate
}

interface Line {
  number: string | null
  request_id: number | null
  title: string | null
  author: string | null
  amount_fen: number
  operator_code: string
  at: Temporal.Instant
}

/** 帐务日志 of a reader: every line on her account, a 0 too, newest first, with the sum (S2). */
export async function accountLog(
  tx: Tx,
  reader: Extract<Actor, { kind: 'reader' }>,
  question: AccountQuestion = {},
): Promise<AccountLog> {
  const typed = question.q?.normalize('NFKC').trim() ?? ''
  const part = `%${typed.replace(/[\\%_]/g, '\\$&')}%`
  const { rows } = await sql<Line>`
    select r.number, t.request_id, r.title, r.author, p.amount_fen, t.operator_code, t.at
    from ledger_transaction t
    join ledger_posting p on p.transaction_id = t.id
    join ledger_account a on a.id = p.account_id and a.kind = 'readerPays'
    left join request r on r.id = t.request_id
    where t.reader_id = ${reader.readerId}
      and (${typed} = '' or r.number ilike ${part} or r.title ilike ${part} or r.author ilike ${part})
      and (${question.from ?? null}::date is null or (t.at at time zone 'Asia/Shanghai')::date >= ${question.from ?? null}::date)
      and (${question.to ?? null}::date is null or (t.at at time zone 'Asia/Shanghai')::date <= ${question.to ?? null}::date)
    order by t.at desc, t.id desc
    limit 500`.execute(tx)
  return {
    lines: rows.map((row) => ({
      number: row.number ?? '',
      requestId: row.request_id,
      title: row.title ?? '',
      author: row.author ?? '',
      amountFen: row.amount_fen,
      operatorCode: row.operator_code,
      at: row.at.toString(),
    })),
    totalFen: rows.reduce((sum, row) => sum + row.amount_fen, 0),
  }
}

import { sql } from 'kysely'
import { type Actor, accountOf } from '../../shared/actor.ts'
import type { Tx } from '../../shared/database.ts'
import type { WaitingWaiver } from '../shapes.ts'

type Row = Omit<WaitingWaiver, 'library' | 'book' | 'proposedAt' | 'own'> & {
  proposedBy: number
  libraryZh: string
  libraryEn: string
  requestId: number | null
  number: string | null
  title: string | null
  proposedAt: Temporal.Instant
}

const waiting = sql`
    select w.id, w.kind, l.short_zh as "libraryZh", l.short_en as "libraryEn", w.reader_id as "readerId",
           coalesce(reader.barcode, '') as "readerBarcode", coalesce(person.name, '') as "readerName",
           t.what, request.id as "requestId", request.number, request.title, w.amount_fen as "amountFen",
           (select sum(p.amount_fen) from ledger_transaction s
            join ledger_posting p on p.transaction_id = s.id
            join ledger_account a on a.id = p.account_id and a.kind = 'readerReceivable'
            where s.id = t.id or s.settles = t.id)::bigint as "outstandingFen",
           coalesce((select -sum(p.amount_fen) from ledger_transaction s
            join ledger_posting p on p.transaction_id = s.id
            join ledger_account a on a.id = p.account_id and a.kind = 'readerReceivable'
            left join ledger_transaction undone on undone.id = s.reverses
            where s.settles = t.id and coalesce(undone.what, s.what) in ('payment', 'refund')), 0)::bigint as "paidOverCounterFen",
           w.reason, w.proposed_at as "proposedAt", w.proposed_code as "proposedCode", w.proposed_by as "proposedBy"
    from waiver w
    join library l on l.id = w.library_id
    join ledger_transaction t on t.id = w.charge_id
    left join reader on reader.id = w.reader_id
    left join reader_person person on person.reader_id = w.reader_id
    left join request on request.id = t.request_id
    where w.state = 'proposed'
    order by w.proposed_at, w.id`

/** The waivers and take-backs that wait for a second person, oldest first, as far as whoever asks may see them. */
export async function waitingWaivers(tx: Tx, actor: Actor): Promise<WaitingWaiver[]> {
  const { rows } = await sql<Row>`${waiting}`.execute(tx)
  return rows.map(({ libraryZh, libraryEn, requestId, number, title, proposedBy, ...row }) => ({
    ...row,
    library: { zh: libraryZh, en: libraryEn },
    book: requestId === null ? null : { requestId, number: number ?? '', title: title ?? '' },
    proposedAt: row.proposedAt.toString(),
    own: proposedBy === accountOf(actor),
  }))
}

import { sql } from 'kysely'
import type { Actor } from '../../shared/actor.ts'
import { accountOf } from '../../shared/actor.ts'
import type { Tx } from '../../shared/database.ts'
import type { WaitingWaiver } from '../shapes.ts'

/** A waiver about to be written. */
export interface NewWaiver {
  libraryId: number
  readerId: number
  chargeId: number
  amountFen: number
  reason: string
  aloneMaxFen: number
  ruleId: string
  at: Temporal.Instant
  accountId: number
  operatorCode: string
  /** Whether it is granted at once. */
  isAlone: boolean
}

/** Writes a waiver, granted at once where one person may; answers its id. Runs as the system. */
export async function insertWaiver(tx: Tx, waiver: NewWaiver): Promise<number> {
  const { at, accountId, operatorCode } = waiver
  const { id } = await tx
    .insertInto('waiver')
    .values({
      library_id: waiver.libraryId,
      reader_id: waiver.readerId,
      charge_id: waiver.chargeId,
      amount_fen: waiver.amountFen,
      reason: waiver.reason,
      alone_max_fen: waiver.aloneMaxFen,
      rule_id: waiver.ruleId,
      proposed_at: at,
      proposed_by: accountId,
      proposed_code: operatorCode,
      ...decidedAlone(waiver),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

const decidedAlone = ({ isAlone, at, accountId, operatorCode }: NewWaiver) =>
  isAlone
    ? { state: 'granted', decided_at: at, decided_by: accountId, decided_code: operatorCode }
    : { state: 'proposed' }

/** A waiver as whoever decides may see it; undefined where there is none or row security hides it. */
export const waiverById = (tx: Tx, id: number) =>
  tx.selectFrom('waiver').selectAll().where('id', '=', id).executeTakeFirst()

export type WaiverRow = NonNullable<Awaited<ReturnType<typeof waiverById>>>

/** Whether a waiver of this charge waits for a second person. */
export async function pendingWaiver(tx: Tx, chargeId: number): Promise<boolean> {
  const waiting = await tx
    .selectFrom('waiver')
    .select('id')
    .where('charge_id', '=', chargeId)
    .where('state', '=', 'proposed')
    .executeTakeFirst()
  return waiting !== undefined
}

/** What has been waived of a charge by one person alone, in fen: the limit is of the charge, not of each piece. */
export async function waivedAloneFen(tx: Tx, chargeId: number): Promise<number> {
  const { rows } = await sql<{ fen: number }>`
    select coalesce(sum(amount_fen), 0)::bigint as fen from waiver
    where charge_id = ${chargeId} and state = 'granted' and decided_by = proposed_by`.execute(tx)
  return rows[0]!.fen
}

/** Writes what the second person decided. Runs as the system. */
export const storeDecision = (
  tx: Tx,
  id: number,
  decided: {
    state: 'granted' | 'declined'
    at: Temporal.Instant
    accountId: number
    operatorCode: string
    note: string
  },
) =>
  tx
    .updateTable('waiver')
    .set({
      state: decided.state,
      decided_at: decided.at,
      decided_by: decided.accountId,
      decided_code: decided.operatorCode,
      decision_note: decided.note,
    })
    .where('id', '=', id)
    .execute()

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
    select w.id, l.short_zh as "libraryZh", l.short_en as "libraryEn", w.reader_id as "readerId",
           coalesce(reader.barcode, '') as "readerBarcode", coalesce(person.name, '') as "readerName",
           t.what, request.id as "requestId", request.number, request.title, w.amount_fen as "amountFen",
           (select sum(p.amount_fen) from ledger_transaction s
            join ledger_posting p on p.transaction_id = s.id
            join ledger_account a on a.id = p.account_id and a.kind = 'readerReceivable'
            where s.id = t.id or s.settles = t.id)::bigint as "outstandingFen",
           w.reason, w.proposed_at as "proposedAt", w.proposed_code as "proposedCode", w.proposed_by as "proposedBy"
    from waiver w
    join library l on l.id = w.library_id
    join ledger_transaction t on t.id = w.charge_id
    left join reader on reader.id = w.reader_id
    left join reader_person person on person.reader_id = w.reader_id
    left join request on request.id = t.request_id
    where w.state = 'proposed'
    order by w.proposed_at, w.id`

/** The waivers that wait for a second person, oldest first, as far as whoever asks may see them. */
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

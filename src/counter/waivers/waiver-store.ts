import { sql } from 'kysely'
import type { Tx } from '../../shared/database.ts'
import type { waiverKinds } from '../shapes.ts'

export type WaiverKind = (typeof waiverKinds)[number]

/** A waiver or a take-back about to be written. */
export interface NewWaiver {
  kind: WaiverKind
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
      kind: waiver.kind,
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

/** A waiver or a take-back as whoever decides may see it; undefined where there is none or row security hides it. */
export const waiverById = (tx: Tx, id: number) =>
  tx
    .selectFrom('waiver')
    .selectAll()
    .$narrowType<{ kind: WaiverKind }>()
    .where('id', '=', id)
    .executeTakeFirst()

export type WaiverRow = NonNullable<Awaited<ReturnType<typeof waiverById>>>

/** Whether a waiver or a take-back of this charge waits for a second person. */
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
    where charge_id = ${chargeId} and kind = 'waiver' and state = 'granted' and decided_by = proposed_by`.execute(
    tx,
  )
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

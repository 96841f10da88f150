import { sql } from 'kysely'
import type { Tx } from '../../../shared/database.ts'
import type { Identity, MergeRule } from '../grouping.ts'

export interface Source extends Identity {
  id: number
  recordId: number
  rule: MergeRule
  /** Of one that a decision speaks of: the rule it had before; null in decisions that did not keep it. */
  ruleBefore?: MergeRule | null
}

/** The source records of a record, in the order in which they came. */
export async function sourcesIn(tx: Tx, recordId: number): Promise<Source[]> {
  const rows = await tx
    .selectFrom('source_record')
    .select(['id', 'record_id', 'library_id', 'control_number', 'merge_rule'])
    .where('record_id', '=', recordId)
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    recordId: row.record_id,
    libraryId: row.library_id,
    controlNumber: row.control_number,
    rule: row.merge_rule as MergeRule,
  }))
}

export interface Decided {
  kind: 'split' | 'merge'
  recordId: number
  otherRecordId: number
  why: string
  /** The source records on either side: every one of the first belongs with, or apart from, every one of the second. */
  sources: readonly (Identity & { rule: MergeRule })[]
  others: readonly Identity[]
}

/** Keeps a decision with all the pairs it speaks of; answers its id. */
export async function keepDecision(
  tx: Tx,
  { kind, recordId, otherRecordId, why, sources, others }: Decided,
  by: { accountId: number; operatorCode: string; at: Temporal.Instant },
): Promise<number> {
  const { id } = await tx
    .insertInto('merge_decision')
    .values({
      kind,
      record_id: recordId,
      other_record_id: otherRecordId,
      why,
      decided_at: by.at,
      decided_by: by.accountId,
      operator_code: by.operatorCode,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const pairs = sources.flatMap((one) => others.map((other) => [one, other] as const))
  await sql`
    insert into merge_decision_pair (decision_id, library_id, control_number, rule_before, other_library_id, other_control_number)
    select ${id}, * from unnest(
      ${pairs.map(([one]) => one.libraryId)}::int[], ${pairs.map(([one]) => one.controlNumber)}::text[],
      ${pairs.map(([one]) => one.rule)}::text[],
      ${pairs.map(([, other]) => other.libraryId)}::int[], ${pairs.map(([, other]) => other.controlNumber)}::text[])`.execute(
    tx,
  )
  return id
}

/** A decision with the source records of its first side that are still there; none when there is none. */
export async function decisionWithSources(tx: Tx, decisionId: number) {
  const decision = await tx
    .selectFrom('merge_decision')
    .selectAll()
    .where('id', '=', decisionId)
    .executeTakeFirst()
  if (!decision) return undefined
  const { rows: sources } = await sql<Source>`
    select distinct own.id, own.record_id as "recordId", own.library_id as "libraryId",
           own.control_number as "controlNumber", own.merge_rule as rule,
           pair.rule_before as "ruleBefore"
    from merge_decision_pair pair join source_record own using (library_id, control_number)
    where pair.decision_id = ${decisionId}
    order by own.id`.execute(tx)
  return { ...decision, sources }
}

export const undoDecision = async (
  tx: Tx,
  decisionId: number,
  { accountId, at }: { accountId: number; at: Temporal.Instant },
): Promise<void> =>
  void (await tx
    .updateTable('merge_decision')
    .set({ undone_at: at, undone_by: accountId })
    .where('id', '=', decisionId)
    .execute())

/** A new record that says what `recordId` says; it is made again from its source records at once. */
export async function copyRecord(tx: Tx, recordId: number, at: Temporal.Instant): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    insert into record (title, material_type, description, changed_at, arrived_at)
    select title, material_type, description, ${at}::timestamptz, arrived_at
    from record where id = ${recordId}
    returning id`.execute(tx)
  return rows[0]!.id
}

/** Whether a record stands for itself: it is there, and has not gone into another. */
export async function isStanding(tx: Tx, recordId: number): Promise<boolean> {
  const row = await tx
    .selectFrom('record')
    .select('id')
    .where('id', '=', recordId)
    .where('merged_into', 'is', null)
    .executeTakeFirst()
  return row !== undefined
}

import { sql } from 'kysely'
import { type Actor, operatorOf } from '../../shared/actor.ts'
import type { Tx } from '../../shared/database.ts'
import { recountVotes } from '../record/rating-store.ts'
import type { Source } from './by-hand/decisions-store.ts'
import type { MatchFacts } from './facts/match-facts.ts'
import type { Identity, MergeRule } from './grouping.ts'
import { ledTo, standingRecord } from './led-store.ts'

/** A source record in its place. */
export interface Placed extends Identity {
  recordId: number
  rule: MergeRule
}

/** Writes where source records stand and by which rule; those whose place and rule are as they were stay untouched. */
export async function placeSources(
  tx: Tx,
  placed: readonly Placed[],
  { at, operatorCode }: { at: Temporal.Instant; operatorCode: string },
): Promise<void> {
  const rows = placed.map(({ libraryId, controlNumber, recordId, rule }) => ({
    library_id: libraryId,
    control_number: controlNumber,
    record_id: recordId,
    rule,
  }))
  await sql`
    with moved as (
      update source_record own
      set record_id = new.record_id, merge_rule = new.rule, merged_at = ${at}, merged_by = ${operatorCode}
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as new(library_id int, control_number text, record_id int, rule text)
      where own.library_id = new.library_id and own.control_number = new.control_number
        and (own.record_id, own.merge_rule) is distinct from (new.record_id, new.rule)
      returning own.id, own.record_id)
    update holding set record_id = moved.record_id from moved
    where holding.source_record_id = moved.id and holding.record_id <> moved.record_id`.execute(tx)
}

/** Source records on their own: the first of them begins a record, the others are there by the rule they had. */
export const begun = (source: Source, position: number): MergeRule =>
  position === 0 || source.rule === 'byHand' ? 'first' : source.rule

/** Places source records by a librarian's word; `ruleOf` says by which rule each is there. */
export const place = (
  tx: Tx,
  { actor, at }: { actor: Actor; at: Temporal.Instant },
  sources: readonly Source[],
  to: { recordId: number; ruleOf: (source: Source, position: number) => MergeRule },
) =>
  placeSources(
    tx,
    sources.map((source, position) => ({
      ...source,
      recordId: to.recordId,
      rule: to.ruleOf(source, position),
    })),
    { at, operatorCode: operatorOf(actor) },
  )

/**
 * Writes that all of a record is in another now: requests that were made from it go with it, and whoever comes to its
 * address is led on. Its views and loans are counted there, and stay written here; votes and questions stay where they
 * were given and are shown there. So all of it can be given back (decision 44).
 */
export async function leadOn(tx: Tx, from: number, into: number): Promise<void> {
  await sql`
    update request set record_id = ${into}, asked_record_id = coalesce(asked_record_id, ${from})
    where record_id = ${from}`.execute(tx)
  await sql`
    update record set view_count = record.view_count + gone.view_count,
                      loan_count = record.loan_count + gone.loan_count
    from record gone where record.id = ${into} and gone.id = ${from}`.execute(tx)
  await sql`update record set merged_into = ${into} where id = ${from}`.execute(tx)
  await sql`delete from record_key where record_id = ${from}`.execute(tx)
  await recountVotes(tx, [from, into])
}

/** Makes a record that was led on stand for itself again, with what it had counted and the requests made from it. */
export async function standAgain(tx: Tx, recordId: number): Promise<void> {
  const into = await standingRecord(tx, recordId)
  if (into === null || into === recordId) return
  await sql`
    with recursive above(id, merged_into) as (
      select into_record.id, into_record.merged_into
      from record own join record into_record on into_record.id = own.merged_into where own.id = ${recordId}
      union select record.id, record.merged_into from above join record on record.id = above.merged_into)
    update record
    set view_count = greatest(record.view_count - own.view_count, 0),
        loan_count = greatest(record.loan_count - own.loan_count, 0)
    from record own
    where own.id = ${recordId} and record.id in (select id from above)`.execute(tx)
  await sql`update record set merged_into = null where id = ${recordId}`.execute(tx)
  await sql`
    update request set record_id = ${recordId}, asked_record_id = nullif(asked_record_id, ${recordId})
    where record_id = ${into} and asked_record_id in (${ledTo(recordId)})`.execute(tx)
  await recountVotes(tx, [recordId, into])
}

/**
 * A request follows the copies of the library that supplies it: it goes to `to` when that library's source records
 * have all gone there. One without a lender stays where it was asked from.
 */
export const requestsFollow = async (tx: Tx, from: number, to: number): Promise<void> =>
  void (await sql`
    update request set record_id = ${to}
    where record_id = ${from}
      and supplying_library_id in (select library_id from source_record where record_id = ${to})
      and supplying_library_id not in (select library_id from source_record where record_id = ${from})`.execute(
    tx,
  ))

/** In each of these records one source record is the one that began it: the oldest, where that one has gone. */
export const beginAgain = async (tx: Tx, recordIds: readonly number[]): Promise<void> =>
  void (await sql`
    update source_record set merge_rule = 'first'
    where id in (select min(id) from source_record where record_id = any(${recordIds})
                 group by record_id having not bool_or(merge_rule = 'first'))`.execute(tx))

/** The facts of source records, written with their records (src/catalogue/store.ts) and by `rematch`. */
export async function writeFacts(
  tx: Tx,
  rows: readonly (Identity & { facts: MatchFacts })[],
): Promise<void> {
  const given = rows.map(({ libraryId, controlNumber, facts }) => ({
    library_id: libraryId,
    control_number: controlNumber,
    facts,
  }))
  await sql`
    update source_record own set match_facts = new.facts
    from jsonb_to_recordset(${JSON.stringify(given)}::jsonb)
      as new(library_id int, control_number text, facts jsonb)
    where own.library_id = new.library_id and own.control_number = new.control_number`.execute(tx)
}

import { sql } from 'kysely'
import type { Tx } from '../../shared/database.ts'
import type { Bibliographic } from '../bibliographic.ts'
import { undescribed } from '../description/undescribed.ts'
import { factsOf, type MatchFacts } from './facts/match-facts.ts'
import { type Known, type Member, type MergeRule, pairName } from './grouping.ts'

/** Of one key no more records are looked at: a number that hundreds share (一号多书) tells nothing. */
const recordsPerKeyMax = 200

/**
 * Matching is done by one transaction at a time, imports and librarians alike, from here until it ends: so two
 * imports that bring the same book find each other, and nobody waits in a circle.
 */
export const lockMatching = async (tx: Tx): Promise<void> =>
  void (await sql`select pg_advisory_xact_lock(hashtext('catalogue merging'))`.execute(tx))

/** The records in which the source records of a library with these control numbers are now. */
export async function recordsOf(
  tx: Tx,
  libraryId: number,
  controlNumbers: readonly string[],
): Promise<Map<string, number>> {
  const { rows } = await sql<{ control_number: string; record_id: number }>`
    select control_number, record_id from source_record
    where library_id = ${libraryId} and control_number = any(${controlNumbers})`.execute(tx)
  return new Map(rows.map((row) => [row.control_number, row.record_id]))
}

/** All that must be known to place records that have `keys` and those that are in `recordIds` already. */
export async function knownAbout(
  tx: Tx,
  keys: readonly number[],
  recordIds: readonly number[],
): Promise<Known> {
  const recordsByKey = await recordsUnder(tx, keys)
  const ids = [...new Set([...recordIds, ...[...recordsByKey.values()].flat()])]
  const records = await membersOf(tx, ids)
  return { records, recordsByKey, decided: await decidedOf(tx, ids) }
}

async function recordsUnder(tx: Tx, keys: readonly number[]): Promise<Map<number, number[]>> {
  const { rows } = await sql<{ key: number; record_ids: number[] }>`
    select wanted.key, array_agg(found.record_id) as record_ids
    from unnest(${keys}::bigint[]) as wanted(key)
    cross join lateral (
      select distinct record_id from record_key where record_key.key = wanted.key
      order by record_id limit ${recordsPerKeyMax}) as found
    group by wanted.key`.execute(tx)
  return new Map(rows.map((row) => [row.key, row.record_ids]))
}

interface SourceRow {
  record_id: number
  library_id: number | null
  control_number: string | null
  match_facts: MatchFacts | null
  merge_rule: MergeRule | null
  /** Where the facts are missing; perhaps as an older version of ours described it. */
  description: Partial<Bibliographic> | null
}

/**
 * The members of these records. A record that has lost all of its source records has itself, as it was described, so
 * that a book which comes back finds its record.
 */
export async function membersOf(
  tx: Tx,
  recordIds: readonly number[],
): Promise<Map<number, Member[]>> {
  const { rows } = await sql<SourceRow>`
    select record.id as record_id, library_id, control_number, match_facts, merge_rule,
           case when match_facts is null then description end as description
    from record left join source_record on source_record.record_id = record.id
    where record.id = any(${recordIds}) and merged_into is null
    order by record.id, source_record.id`.execute(tx)
  const records = new Map<number, Member[]>()
  for (const row of rows)
    records.set(row.record_id, [...(records.get(row.record_id) ?? []), memberOf(row)])
  return records
}

const memberOf = (row: SourceRow): Member => ({
  libraryId: row.library_id ?? 0,
  controlNumber: row.control_number ?? `record ${row.record_id}`,
  facts: row.match_facts ?? factsOf({ ...undescribed, ...row.description }),
  rule: row.merge_rule ?? 'first',
})

interface DecisionRow {
  kind: 'split' | 'merge'
  library_id: number
  control_number: string
  other_library_id: number
  other_control_number: string
}

/** What librarians have decided about source records that are in these records; the last decision on a pair stands. */
async function decidedOf(tx: Tx, recordIds: readonly number[]): Promise<Known['decided']> {
  const { rows } = await sql<DecisionRow>`
    with one as (
      select library_id, control_number from source_record where record_id = any(${recordIds})),
    pair as (
      select pair.* from one join merge_decision_pair pair using (library_id, control_number)
      union
      select pair.* from one join merge_decision_pair pair
        on (other_library_id, other_control_number) = (one.library_id, one.control_number))
    select kind, library_id, control_number, other_library_id, other_control_number
    from pair join merge_decision decision on decision.id = pair.decision_id
    where undone_at is null
    order by decision.id`.execute(tx)
  return new Map(
    rows.map((row) => [
      pairName(
        { libraryId: row.library_id, controlNumber: row.control_number },
        { libraryId: row.other_library_id, controlNumber: row.other_control_number },
      ),
      row.kind === 'split' ? 'apart' : 'together',
    ]),
  )
}

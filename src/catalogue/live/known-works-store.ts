import { sql } from 'kysely'
import type { Tx } from '../../shared/database.ts'
import type { MatchFacts } from '../merging/facts/match-facts.ts'
import { knownAbout } from '../merging/matching-store.ts'
import { ruleAmong } from '../merging/plan.ts'
import { keyHash } from '../merging/rules/key-hash.ts'
import { keysOf } from '../merging/rules/keys.ts'

interface Known {
  recordId: number
  /** Whether the library asked for is among its holders. */
  held: boolean
}

/** For each description the record of ours that an import would put it into, or null. */
export async function knownWorks(
  tx: Tx,
  works: readonly MatchFacts[],
  libraryId: number,
): Promise<(Known | null)[]> {
  const keys = works.map((facts) => keysOf(facts).map(({ text }) => keyHash(text)))
  const known = await knownAbout(tx, [...new Set(keys.flat())], [])
  const recordIds = works.map((facts, at) => {
    const candidates = new Set(keys[at]!.flatMap((key) => known.recordsByKey.get(key) ?? []))
    return [...candidates].find((id) => ruleAmong(known.records.get(id) ?? [], facts)) ?? null
  })
  const held = await heldBy(tx, recordIds, libraryId)
  return recordIds.map((recordId) =>
    recordId === null ? null : { recordId, held: held.has(recordId) },
  )
}

async function heldBy(tx: Tx, recordIds: readonly (number | null)[], libraryId: number) {
  const { rows } = await sql<{ record_id: number }>`
    select distinct record_id from holding
    where record_id = any(${[...recordIds]}) and library_id = ${libraryId}`.execute(tx)
  return new Set(rows.map((row) => row.record_id))
}

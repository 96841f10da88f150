import { sql } from 'kysely'
import type { Tx } from '../../../shared/database.ts'
import { otherSpellings, spellingProbes } from '../spelling.ts'
import { type Term, termOf } from '../terms.ts'
import { type OpenIndex, openIndex } from './open-index-store.ts'

/** What `typed` may have meant: other words in place of those that the catalogue does not have. */
export async function spellingsFor(tx: Tx, typed: string): Promise<string[]> {
  const probes = spellingProbes(typed)
  if (probes.length === 0) return []
  const index = await openIndex(tx)
  const terms = new Map(probes.map((word) => [termOf(word), word]))
  const counts = await weightsOf(tx, index, [...terms.keys()])
  return otherSpellings(
    typed,
    new Map([...counts].map(([term, count]) => [terms.get(term)!, count])),
  )
}

/**
 * About how many records have each of these terms; those that none has are left out. The length of a posting tells
 * it (4 bytes a record, or one bit for each place where that is shorter), so that none need be read.
 */
async function weightsOf(
  tx: Tx,
  index: OpenIndex,
  terms: readonly Term[],
): Promise<Map<Term, number>> {
  const { rows } = await sql<{ term: number; weight: number }>`
    select term, sum(octet_length(places) / 4)::int as weight from search_posting
    where edition_id = ${index.editionId} and term = any(${terms}::bigint[]) group by term`.execute(
    tx,
  )
  const weights = new Map(rows.map(({ term, weight }) => [term, weight]))
  for (const { posting } of index.fresh.segments)
    for (const term of terms) {
      const fresh = posting(term)
      if (fresh) weights.set(term, (weights.get(term) ?? 0) + fresh.length)
    }
  return weights
}

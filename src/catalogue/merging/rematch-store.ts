import { sql } from 'kysely'
import type { Tx } from '../../shared/database.ts'
import type { MarcRecord } from '../../wire/marc/record.ts'
import { describe } from '../bibliographic.ts'
import { factsOf } from './facts/match-facts.ts'
import { finishMatching, matchSources } from './match-store.ts'
import { placeSources, writeFacts } from './moves-store.ts'
import { hashedKeysOf } from './rules/key-hash.ts'
import { addRecords, describedBy } from './works-store.ts'

/** Source records matched in one transaction. */
const batchSources = 500

interface SourceRow {
  id: number
  library_id: number
  control_number: string
  marc: MarcRecord
}

/**
 * Matches the next stored source records after `afterId` anew, as if they had just come: where the rules have changed,
 * or records are older than the rules. Answers the last id and how many; none when all are done.
 */
export async function rematchNext(
  tx: Tx,
  afterId: number,
  at: Temporal.Instant,
): Promise<{ lastId: number; count: number } | null> {
  const { rows } = await sql<SourceRow>`
    select id, library_id, control_number, marc from source_record
    where id > ${afterId} order by id limit ${batchSources}`.execute(tx)
  for (const [libraryId, own] of Map.groupBy(rows, ({ library_id }) => library_id))
    await rematch(tx, libraryId, { rows: own, at })
  const lastId = rows.at(-1)?.id
  return lastId === undefined ? null : { lastId, count: rows.length }
}

async function rematch(
  tx: Tx,
  libraryId: number,
  { rows, at }: { rows: readonly SourceRow[]; at: Temporal.Instant },
): Promise<void> {
  const sent = rows.map(({ control_number: controlNumber, marc }) => {
    const work = describe(marc)
    const facts = factsOf(work)
    return { libraryId, controlNumber, work, facts, keys: hashedKeysOf(facts) }
  })
  const workOf = new Map(sent.map(({ controlNumber, work }) => [controlNumber, work]))
  const matched = await matchSources(tx, libraryId, {
    sent,
    at,
    addRecords: (tx, made) => addRecords(tx, describedBy(made, workOf), at),
  })
  await writeFacts(tx, sent)
  const placed = sent.map(({ controlNumber }) => ({
    libraryId,
    controlNumber,
    ...matched.places.get(controlNumber)!,
  }))
  await placeSources(tx, placed, { at, operatorCode: '' })
  await finishMatching(tx, matched, at)
}

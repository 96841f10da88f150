import { sql } from 'kysely'
import type { Tx } from '../../../shared/database.ts'
import type { Bibliographic } from '../../bibliographic.ts'
import { undescribed } from '../../description/undescribed.ts'
import { factsOf } from '../facts/match-facts.ts'
import { hashedKeysOf } from '../rules/key-hash.ts'
import { addKeys } from '../works-store.ts'

/**
 * Settles how two records are found by what comes, after a merge of them was undone whose source records have been
 * taken away since. The one that had gone into the other still says what it said: a book that comes back finds it. What
 * the one that stayed says may be the other's words, and by those it must not be found, or they would be one again.
 */
export async function settleWithoutSources(
  tx: Tx,
  { recordId, otherRecordId }: { recordId: number; otherRecordId: number },
): Promise<void> {
  const { rows } = await sql<{ id: number; description: Partial<Bibliographic> }>`
    select id, description from record
    where id in (${recordId}, ${otherRecordId})
      and not exists (select from source_record where record_id = record.id)`.execute(tx)
  const without = new Map(rows.map(({ id, description }) => [id, description]))
  if (without.has(recordId))
    await sql`delete from record_key where record_id = ${recordId}`.execute(tx)
  const description = without.get(otherRecordId)
  if (!description) return
  const facts = factsOf({ ...undescribed, ...description })
  await addKeys(tx, [{ recordId: otherRecordId, keys: hashedKeysOf(facts) }])
}

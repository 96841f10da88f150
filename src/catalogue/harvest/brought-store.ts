import { sql } from 'kysely'
import type { Tx } from '../../shared/database.ts'

/**
 * Writes down that `runId` (null: an import by hand) brought the library's records with `controlNumbers`: those that
 * were not `before` came through it alone, as long as nothing else brings them too.
 */
export async function noteBrought(
  tx: Tx,
  { libraryId, runId }: { libraryId: number; runId: number | null },
  { controlNumbers, before }: { controlNumbers: readonly string[]; before: ReadonlySet<string> },
): Promise<void> {
  const known = controlNumbers.filter((number) => before.has(number))
  const fresh = controlNumbers.filter((number) => !before.has(number))
  await sql`
    update source_record set only_run_id = null
    where library_id = ${libraryId} and control_number = any(${known})
      and only_run_id is not null and only_run_id is distinct from ${runId}::int`.execute(tx)
  if (runId === null || fresh.length === 0) return
  await sql`
    update source_record set only_run_id = ${runId}
    where library_id = ${libraryId} and control_number = any(${fresh})`.execute(tx)
}

/** How many records came through each of these runs alone. */
export async function broughtAlone(
  tx: Tx,
  runIds: readonly number[],
): Promise<Map<number, number>> {
  const { rows } = await sql<{ run: number; records: number }>`
    select only_run_id as run, count(*)::int as records
    from source_record where only_run_id = any(${runIds}) group by 1`.execute(tx)
  return new Map(rows.map(({ run, records }) => [run, records]))
}

import { sql } from 'kysely'
import type { Tx } from '../shared/database.ts'
import { invariant } from '../shared/invariant.ts'

/** All ten numbers of the seeds have ten characters (domain.md §2.6, R32). */
const numberLength = 10

/** The number as people read it: the library's prefix, case kept, and its counter filled up with zeros. */
export function formatNumber(prefix: string, counter: number): string {
  const digits = String(counter)
  invariant(
    counter > 0 && prefix.length + digits.length <= numberLength,
    `numbers of ${prefix} fit ${numberLength}`,
  )
  return prefix + digits.padStart(numberLength - prefix.length, '0')
}

/**
 * Draws the next number of a library. The counter's row stays locked until the transaction ends, so that no
 * number is used twice, and a submission that fails uses none (architecture decision 8).
 */
export async function drawNumber(
  tx: Tx,
  library: { id: number; prefix: string },
  service = 'loan',
): Promise<string> {
  const { rows } = await sql<{ last_number: number }>`
    insert into number_counter (library_id, service, last_number) values (${library.id}, ${service}, 1)
    on conflict (library_id, service) do update set last_number = number_counter.last_number + 1
    returning last_number`.execute(tx)
  return formatNumber(library.prefix, rows[0]!.last_number)
}

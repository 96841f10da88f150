import type { Tx } from '../shared/database.ts'
import type { SpecialDays } from './working-days.ts'

/** The special days of a library from `from` on for a year; its own days override the consortium's. */
export async function specialDays(
  tx: Tx,
  libraryId: number | null,
  from: Temporal.PlainDate,
): Promise<SpecialDays> {
  const rows = await tx
    .selectFrom('calendar_day')
    .select(['day', 'is_working', 'library_id'])
    .where('day', '>=', from)
    .where('day', '<=', from.add({ years: 1 }))
    .where((where) =>
      where.or([where('library_id', 'is', null), where('library_id', '=', libraryId)]),
    )
    .orderBy('library_id', (order) => order.asc().nullsFirst())
    .execute()
  return new Map(rows.map((row) => [row.day.toString(), row.is_working]))
}

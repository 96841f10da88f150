import type { Tx } from '../shared/database.ts'
import type { SpecialDays } from './working-days.ts'

/** No timer of a request looks further ahead than some working days; Spring Festival fits in between. */
const horizonDays = 60

/** The special days of a library from `from` to `to`; its own days override the consortium's. */
export async function specialDays(
  tx: Tx,
  libraryId: number | null,
  ...[from, to = from.add({ days: horizonDays })]: [Temporal.PlainDate, Temporal.PlainDate?]
): Promise<SpecialDays> {
  const rows = await tx
    .selectFrom('calendar_day')
    .select(['day', 'is_working', 'library_id'])
    .where('day', '>=', from)
    .where('day', '<=', to)
    .where((where) =>
      where.or([where('library_id', 'is', null), where('library_id', '=', libraryId)]),
    )
    .orderBy('library_id', (order) => order.asc().nullsFirst())
    .execute()
  return new Map(rows.map((row) => [row.day.toString(), row.is_working]))
}

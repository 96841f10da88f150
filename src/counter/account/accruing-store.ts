import { specialDays } from '../../calendar/store.ts'
import { fineFor } from '../../charges/fine.ts'
import { factsOf } from '../../requests/facts.ts'
import { inHandStates } from '../../requests/lifecycle.ts'
import { lines } from '../../requests/lists-store.ts'
import type { Tx } from '../../shared/database.ts'
import type { AccruingFine } from '../shapes.ts'

/** The fines of a reader that are still growing, as they stand on a day; those of 0 are none. */
export async function accruingFines(
  tx: Tx,
  { id, libraryId }: { id: number; libraryId: number },
  on: Temporal.PlainDate,
): Promise<AccruingFine[]> {
  const rows = await lines(tx)
    .where('request.reader_id', '=', id)
    .where('request.state', 'in', inHandStates)
    .where('request.due_on', '<', on)
    .orderBy('request.due_on')
    .execute()
  if (rows.length === 0) return []
  const special = await specialDays(tx, libraryId, rows[0]!.due_on!, on)
  return rows.flatMap((row) => {
    const { dueOn, policy, number } = factsOf(row)
    const fine = fineFor({ dueOn: dueOn!, backOn: on }, policy, special)
    const { ruleId: _, ...counted } = fine
    if (fine.amountFen === 0) return []
    return {
      ...counted,
      book: { requestId: row.id, number, title: row.title },
      lender: { zh: row.supplying_short_zh ?? '', en: row.supplying_short_en ?? '' },
      dueOn: dueOn!.toString(),
    }
  })
}

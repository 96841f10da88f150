import type { ParameterValue } from '../../policy/parameters.ts'
import { resolve } from '../../policy/resolve.ts'
import { rulesInForce } from '../../policy/store.ts'
import type { Tx } from '../../shared/database.ts'

/** What one person of a library alone may waive on a day, in fen, and the rule that says so (M2). */
export async function aloneMax(
  tx: Tx,
  libraryId: number,
  on: Temporal.PlainDate,
): Promise<{ value: ParameterValue<'waiverAloneMaxFen'>; ruleId: string }> {
  const { code } = await tx
    .selectFrom('library')
    .select('code')
    .where('id', '=', libraryId)
    .executeTakeFirstOrThrow()
  const rules = await rulesInForce(tx, 'loan', on)
  return resolve(rules, { service: 'loan', on, circumstances: { borrower: code } })
    .waiverAloneMaxFen
}

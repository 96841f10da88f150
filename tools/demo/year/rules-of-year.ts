import type { Rule } from '../../../src/policy/resolve.ts'
import { ruleOf } from '../../../src/policy/store.ts'
import type { Tx } from '../../../src/shared/database.ts'

/** Every rule for loans whenever it is or was in force: a year needs those of all its days. */
export async function allRules(tx: Tx): Promise<Rule[]> {
  const rows = await tx
    .selectFrom('policy_rule')
    .selectAll()
    .where('service', '=', 'loan')
    .execute()
  return rows.map(ruleOf)
}

import type { Rule } from '../../../src/policy/resolve.ts'
import type { Tx } from '../../../src/shared/database.ts'

/** Every rule for loans whenever it is or was in force: a year needs those of all its days. */
export async function allRules(tx: Tx): Promise<Rule[]> {
  const rows = await tx
    .selectFrom('policy_rule')
    .selectAll()
    .where('service', '=', 'loan')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    service: row.service,
    conditions: row.conditions as Rule['conditions'],
    parameters: row.parameters as Rule['parameters'],
    priority: row.priority,
    validFrom: row.valid_from,
    validTo: row.valid_to,
    why: { zh: row.why_zh, en: row.why_en },
  }))
}

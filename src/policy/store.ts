import type { Selectable } from 'kysely'
import type { Tx } from '../shared/database.ts'
import type { Tables } from '../shared/tables.ts'
import type { Rule } from './resolve.ts'

/** The rules that stand: a rule withdrawn before its first day never did (decision 49). */
const standing = (tx: Tx) =>
  tx
    .selectFrom('policy_rule')
    .selectAll()
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('policy_rule_withdrawal as w')
            .select('w.rule_id')
            .whereRef('w.rule_id', '=', 'policy_rule.id'),
        ),
      ),
    )

/** Every rule of any service that is or will be in force, or was until `since`. */
export async function rulesSince(tx: Tx, since: Temporal.PlainDate): Promise<Rule[]> {
  const rows = await standing(tx)
    .where((where) => where.or([where('valid_to', 'is', null), where('valid_to', '>=', since)]))
    .orderBy('id')
    .execute()
  return rows.map(ruleOf)
}

/** Every rule of a service that is in force on a day, whatever its conditions. */
export async function rulesInForce(
  tx: Tx,
  service: string,
  on: Temporal.PlainDate,
): Promise<Rule[]> {
  const rows = await standing(tx)
    .where('service', '=', service)
    .where('valid_from', '<=', on)
    .where((where) => where.or([where('valid_to', 'is', null), where('valid_to', '>=', on)]))
    .execute()
  return rows.map(ruleOf)
}

/** A row of the table as the rule it holds. */
export const ruleOf = (row: Selectable<Tables['policy_rule']>): Rule => ({
  id: row.id,
  service: row.service,
  conditions: row.conditions as Rule['conditions'],
  parameters: row.parameters as Rule['parameters'],
  priority: row.priority,
  validFrom: row.valid_from,
  validTo: row.valid_to,
  why: { zh: row.why_zh, en: row.why_en },
})

/** The sentences of rules, by id, also of rules no longer in force: an old request keeps its reasons. */
export async function whyOf(
  tx: Tx,
  ruleIds: readonly string[],
): Promise<Map<string, { zh: string; en: string }>> {
  if (ruleIds.length === 0) return new Map()
  const rows = await tx
    .selectFrom('policy_rule')
    .select(['id', 'why_zh', 'why_en'])
    .where('id', 'in', [...new Set(ruleIds)])
    .execute()
  return new Map(rows.map((row) => [row.id, { zh: row.why_zh, en: row.why_en }]))
}

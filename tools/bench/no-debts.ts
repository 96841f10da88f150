import type { Kysely } from 'kysely'
import type { Tables } from '../../src/shared/tables.ts'

/** Nobody pays at a counter here: what a reader owes does not keep her from asking on (M1). */
export async function layNoDebts(db: Kysely<Tables>): Promise<void> {
  await db
    .insertInto('policy_rule')
    .values({
      id: 'M1-bench',
      service: 'loan',
      conditions: {},
      parameters: { debtBlocksFromFen: 0 },
      priority: 9,
      valid_from: Temporal.PlainDate.from('2007-11-01'),
      valid_to: null,
      why_zh: '测速时欠费不挡申请。',
      why_en: 'While speed is measured no debt is in the way.',
      source: 'I',
    })
    .execute()
}

import { sql } from 'kysely'
import type { Rule } from '../../policy/resolve.ts'
import type { Tx } from '../../shared/database.ts'
import type { LibraryNames } from './price-list.ts'

/** Only one at the centre changes rules at a time: two extensions at once would both find the days free. */
export const lockRules = (tx: Tx) =>
  sql`select pg_advisory_xact_lock(hashtextextended('policy_rule', 0))`.execute(tx)

/** Short names of all libraries by code. */
export async function libraryNames(tx: Tx): Promise<LibraryNames> {
  const rows = await tx.selectFrom('library').select(['code', 'short_zh', 'short_en']).execute()
  return new Map(rows.map((row) => [row.code, { zh: row.short_zh, en: row.short_en }]))
}

/** Short names of all libraries by id. */
export async function libraryNamesById(tx: Tx) {
  const rows = await tx.selectFrom('library').select(['id', 'short_zh', 'short_en']).execute()
  return new Map(rows.map((row) => [row.id, { zh: row.short_zh, en: row.short_en }]))
}

/** How many requests that have not ended keep a value of this rule, whatever becomes of it (domain.md §4). */
export async function openRequestsUnder(tx: Tx, ruleId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from request
    where ended_at is null
      and exists (select from jsonb_each(policy) as kept where kept.value ->> 'ruleId' = ${ruleId})`.execute(
    tx,
  )
  return rows[0]!.count
}

/** Every id that a rule has ever had. */
export const ruleIds = async (tx: Tx): Promise<string[]> =>
  (await tx.selectFrom('policy_rule').select('id').execute()).map(({ id }) => id)

/** Writes a rule that goes on where `extended` ends; what owns and orders it is the old row's. */
export const insertExtension = async (tx: Tx, rule: Rule, extended: string): Promise<void> => {
  await sql`
    insert into policy_rule (id, service, conditions, parameters, priority, valid_from, valid_to, owner_library_id,
                             why_zh, why_en, source)
    select ${rule.id}, service, conditions, parameters, priority, ${rule.validFrom}, ${rule.validTo}, owner_library_id,
           ${rule.why.zh}, ${rule.why.en}, ${`extends ${extended}`}
    from policy_rule where id = ${extended}`.execute(tx)
}

/** Whether a rule was written by extending another. */
export const isExtension = async (tx: Tx, id: string): Promise<boolean> =>
  (await tx
    .selectFrom('policy_rule')
    .select('id')
    .where('id', '=', id)
    .where('source', 'like', 'extends %')
    .executeTakeFirst()) !== undefined

/** Withdraws a rule for ever; its row stays. */
export const insertWithdrawal = async (
  tx: Tx,
  rule_id: string,
  withdrawn_at: Temporal.Instant,
): Promise<void> => {
  await tx.insertInto('policy_rule_withdrawal').values({ rule_id, withdrawn_at }).execute()
}

import { rulesSince } from '../../policy/store.ts'
import type { Actor } from '../../shared/actor.ts'
import { audit } from '../../shared/audit.ts'
import { dayOf } from '../../shared/clock.ts'
import type { Tx } from '../../shared/database.ts'
import { ok, type Result, refuse } from '../../shared/result.ts'
import { publish } from '../publish.ts'
import { extension, goesOnWith, isFreePeriod } from './free-period.ts'
import {
  insertExtension,
  insertWithdrawal,
  isExtension,
  lockRules,
  ruleIds,
} from './price-store.ts'
import type { ExtensionForm, NoticeForm } from './shapes.ts'

/** So long after its end a free period can still go on, from the day it is decided. */
export const extendedWithinDays = 90

/** What was written: the rule, and the notice that tells of it. */
export interface RuleChanged {
  ruleId: string
  newsId: number
}

interface Change<Form> {
  actor: Actor
  at: Temporal.Instant
  form: Form
}

/**
 * Extends a free period by a notice: a new rule and the news that tells of it, in one transaction (decision 49). The old
 * row is not touched; open requests keep the rules they were made under.
 */
export async function extend(
  tx: Tx,
  ruleId: string,
  { actor, at, form }: Change<ExtensionForm>,
): Promise<Result<RuleChanged>> {
  await lockRules(tx)
  const today = dayOf(at)
  const rules = await rulesSince(tx, today.subtract({ days: extendedWithinDays }))
  const period = rules.find((rule) => rule.id === ruleId && isFreePeriod(rule))
  if (!period) return refuse('notFound')
  const until = Temporal.PlainDate.from(form.until)
  const made = extension(rules, period, { until, today, taken: await ruleIds(tx) })
  if (!made.ok) return made
  await insertExtension(tx, made.value, ruleId)
  const details = { extends: ruleId, from: String(made.value.validFrom), until: form.until }
  await audit(tx, actor, at, {
    action: 'extend',
    subject: 'rule',
    subjectId: made.value.id,
    details,
  })
  return told(tx, made.value.id, { actor, at, form: form.notice })
}

/** Takes an extension back before its first day: what never was in force is withdrawn, and everybody is told. */
export async function withdraw(
  tx: Tx,
  ruleId: string,
  { actor, at, form }: Change<NoticeForm>,
): Promise<Result<RuleChanged>> {
  await lockRules(tx)
  const today = dayOf(at)
  const rules = await rulesSince(tx, today)
  const rule = rules.find(({ id }) => id === ruleId)
  if (!rule || !(await isExtension(tx, ruleId))) return refuse('notFound')
  if (Temporal.PlainDate.compare(rule.validFrom, today) <= 0)
    return refuse('ruleBegun', { values: { from: rule.validFrom.toString() } })
  const after = goesOnWith(rules, rule)
  if (after) return refuse('extendedFurther', { values: { rule: after.id } })
  await insertWithdrawal(tx, ruleId, at)
  await audit(tx, actor, at, { action: 'withdraw', subject: 'rule', subjectId: ruleId })
  return told(tx, ruleId, { actor, at, form })
}

async function told(
  tx: Tx,
  ruleId: string,
  { actor, at, form }: Change<NoticeForm>,
): Promise<Result<RuleChanged>> {
  const news = await publish(tx, actor, { form: { ...form, libraryCode: '' }, at })
  return news.ok ? ok({ ruleId, newsId: news.value.id }) : news
}

import { type Texts, textsOf } from '../../../texts/index.ts'
import { capUse } from '../../charges/cap-store.ts'
import { membersOn } from '../../libraries/store.ts'
import type { Rule } from '../../policy/resolve.ts'
import { rulesSince } from '../../policy/store.ts'
import { dayOf } from '../../shared/clock.ts'
import type { Tx } from '../../shared/database.ts'
import { extendedWithinDays } from './change.ts'
import { dayInWords, goesOnWith, isFreePeriod, nextDay } from './free-period.ts'
import { caps, paidBy, priceList, priceRule } from './price-list.ts'
import { libraryNames, libraryNamesById, openRequestsUnder } from './price-store.ts'
import type { CapInUse, FreePeriod, PricedService } from './shapes.ts'

/** All that the page 价格与补贴 shows. */
export interface PriceOverview {
  services: PricedService[]
  freePeriods: FreePeriod[]
  caps: CapInUse[]
}

/** Prices and who pays them, in force and to come; free periods with what their extension touches; caps in use. */
export async function priceOverview(tx: Tx, at: Temporal.Instant): Promise<PriceOverview> {
  const today = dayOf(at)
  const rules = await rulesSince(tx, today.subtract({ days: extendedWithinDays }))
  const setting = { today, libraries: await libraryNames(tx) }
  return {
    services: priceList(rules, setting),
    freePeriods: await freePeriodsOf(tx, rules, setting),
    caps: await used(tx, rules, setting),
  }
}

type Setting = Parameters<typeof caps>[1]

async function freePeriodsOf(
  tx: Tx,
  rules: readonly Rule[],
  setting: Setting,
): Promise<FreePeriod[]> {
  const members = (await membersOn(tx, setting.today)).map(({ code }) => code)
  const periods = rules
    .filter(isFreePeriod)
    .sort((left, right) => Temporal.PlainDate.compare(left.validFrom, right.validFrom))
  const shown: FreePeriod[] = []
  for (const rule of periods) {
    const openRequests = await openRequestsUnder(tx, rule.id)
    const touches = { openRequests, libraries: librariesOf(rule, members) }
    shown.push({ ...freePeriod(rule, goesOnWith(rules, rule), setting), touches })
  }
  return shown
}

const freePeriod = (rule: Rule, next: Rule | undefined, setting: Setting) => ({
  rule: priceRule(rule, setting),
  service: rule.service,
  charges: paidBy(rule),
  nextFrom: nextDay(rule, setting.today).toString(),
  nextTo: rule.validTo!.add({ years: 1 }).toString(),
  goesOn: next ? goingOn(next, setting.today) : null,
  notices: noticesFor(rule, next),
})

const goingOn = (next: Rule, today: Temporal.PlainDate) => ({
  ruleId: next.id,
  from: next.validFrom.toString(),
  to: String(next.validTo),
  begun: Temporal.PlainDate.compare(next.validFrom, today) <= 0,
})

/** The notices as they are proposed, in both languages; the new last day is filled in where it is chosen. */
function noticesFor(rule: Rule, next: Rule | undefined): FreePeriod['notices'] {
  const [end, until] = [dayInWords(rule.validTo!), next ? dayInWords(next.validTo!) : null]
  const said = ({ prices: { notice } }: Texts, language: 'zh' | 'en') => ({
    title: notice.title,
    body: notice.body({ until: '{until}' }),
    withdrawTitle: notice.withdrawTitle,
    withdrawBody: notice.withdrawBody({ until: until?.[language] ?? '', end: end[language] }),
  })
  const [zh, en] = [said(textsOf('zh'), 'zh'), said(textsOf('en'), 'en')]
  return {
    extend: { title: { zh: zh.title, en: en.title }, body: { zh: zh.body, en: en.body } },
    withdraw: {
      title: { zh: zh.withdrawTitle, en: en.withdrawTitle },
      body: { zh: zh.withdrawBody, en: en.withdrawBody },
    },
  }
}

/** Of how many libraries readers are asked by a rule. */
const librariesOf = ({ conditions }: Rule, members: readonly string[]): number =>
  members.filter((code) => conditions.borrower?.includes(code) ?? true).length

async function used(tx: Tx, rules: readonly Rule[], setting: Setting): Promise<CapInUse[]> {
  const names = await libraryNamesById(tx)
  const all: CapInUse[] = []
  for (const cap of caps(rules, setting)) {
    const uses = await capUse(tx, cap)
    const shown = uses.map(({ libraryId, fen }) => ({ library: names.get(libraryId)!, fen }))
    all.push({ ...cap, used: shown })
  }
  return all
}

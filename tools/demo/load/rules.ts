import type { Tables } from '../../../src/shared/tables.ts'
import { DEMO_LIBRARIES } from '../libraries.ts'

type RuleRow = Tables['policy_rule']

/** A rule of one library of the demonstration. */
export type DemoRule = Pick<RuleRow, 'id' | 'why_zh' | 'why_en'> & {
  libraryCode: string
  conditions: Record<string, readonly string[]>
  parameters: Record<string, unknown>
}

/** Libraries with 5 books a reader (S1 北外, S2 北邮), and those that take no deposit (S2: 北邮). */
const FIVE_BOOKS = ['211130', '211360']
const NO_DEPOSIT = ['211130', '211010', '211110', '211620']

/** What single libraries of the demonstration have decided otherwise than the consortium. */
export const DEMO_RULES: readonly DemoRule[] = DEMO_LIBRARIES.flatMap((library) => {
  const { code, nameZh, nameEn } = library
  const of = { libraryCode: code }
  const rules: DemoRule[] = []
  if (FIVE_BOOKS.includes(code))
    rules.push({
      ...of,
      id: `R05-${code}`,
      conditions: { borrower: [code] },
      parameters: { maxOutstanding: 5, maxPerSubmission: 5 },
      why_zh: `${nameZh}的读者每次不超过 5 册，最大借阅量不超过 5 册。`,
      why_en: `Readers of ${nameEn} may have at most 5 books at a time and 5 outstanding.`,
    })
  if (NO_DEPOSIT.includes(code))
    rules.push({
      ...of,
      id: `R20-${code}`,
      conditions: { borrower: [code] },
      parameters: { depositFen: 0 },
      why_zh: `${nameZh}的读者取书时不交押金。`,
      why_en: `Readers of ${nameEn} pay no deposit.`,
    })
  if (library.lendsForeign && library.category !== 'public')
    rules.push({
      ...of,
      id: `R12-${code}`,
      conditions: { lender: [code] },
      parameters: { foreignLoansAllowed: true },
      why_zh: `${nameZh}中外文书均可借阅。`,
      why_en: `${nameEn} lends Chinese and foreign books.`,
    })
  if (code === '310001')
    rules.push({
      ...of,
      id: `R06-${code}`,
      conditions: { lender: [code] },
      parameters: { loanPeriod: { count: 45, unit: 'day' } },
      why_zh: '上海图书馆的书借期 45 天，含往返途中。',
      why_en: 'Books of Shanghai Library are lent for 45 days, the way there and back included.',
    })
  return rules
})

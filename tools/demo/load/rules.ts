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

/** The library that takes one deposit for all loans of a reader (domain.md §9.9); all others take one for each. */
const ONE_DEPOSIT = ['211070']

interface Tariff {
  parameters: Record<string, unknown>
  zh: string
  en: string
}

/** What lenders ask for late return (R18): no source gives figures of these libraries, these are for show. */
// biome-ignore format: a table
const TARIFFS: Readonly<Record<string, Tariff>> = {
  '211060': { parameters: { finePerDayFen: 20 }, zh: '每册每天 0.20 元', en: '0.20 yuan a book and day' },
  '211080': { parameters: { finePerDayFen: 20 }, zh: '每册每天 0.20 元', en: '0.20 yuan a book and day' },
  '211030': { parameters: { finePerDayFen: 30 }, zh: '每册每天 0.30 元', en: '0.30 yuan a book and day' },
  '211010': { parameters: { finePerDayFen: 50, fineOnClosedDays: false }, zh: '每册每天 0.50 元，闭馆日不计', en: '0.50 yuan a book and day, closed days free' },
  '211360': { parameters: { finePerDayFen: 10, fineOnClosedDays: false }, zh: '每册每天 0.10 元，闭馆日不计', en: '0.10 yuan a book and day, closed days free' },
  '211020': { parameters: { finePerDayFen: 10, fineGraceDays: 3 }, zh: '前 3 天免收，以后每册每天 0.10 元', en: 'the first 3 days are free, then 0.10 yuan a book and day' },
  '211110': { parameters: { finePerDayFen: 20, fineGraceDays: 2 }, zh: '前 2 天免收，以后每册每天 0.20 元', en: 'the first 2 days are free, then 0.20 yuan a book and day' },
  '211070': { parameters: { finePerDayFen: 50, fineMaxFen: 200 }, zh: '每册每天 0.50 元，每册最高 2 元', en: '0.50 yuan a book and day, at most 2 yuan a book' },
}

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
      parameters: { depositMode: 'none', depositFen: 0 },
      why_zh: `${nameZh}的读者取书时不交押金。`,
      why_en: `Readers of ${nameEn} pay no deposit.`,
    })
  if (ONE_DEPOSIT.includes(code))
    rules.push({
      ...of,
      id: `R20-${code}`,
      conditions: { borrower: [code] },
      parameters: { depositMode: 'reader' },
      why_zh: `${nameZh}的读者不论借几册，只交一份押金。`,
      why_en: `Readers of ${nameEn} pay one deposit for all their loans.`,
    })
  const tariff = TARIFFS[code]
  if (tariff)
    rules.push({
      ...of,
      id: `R18-${code}`,
      conditions: { lender: [code] },
      parameters: tariff.parameters,
      why_zh: `${nameZh}的书逾期：${tariff.zh}（示例）。`,
      why_en: `Late return of books of ${nameEn}: ${tariff.en} (for show).`,
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

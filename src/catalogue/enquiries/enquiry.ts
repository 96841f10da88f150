import type { CatalogueRules } from '../../policy/parameters.ts'
import type { Refusal } from '../../shared/result.ts'

/** What is known when a reader asks a library about a record. */
export interface Asking {
  question: string
  /** Whether the library may be asked about this record. */
  isAskable: boolean
  /** How many questions she has asked today. */
  askedToday: number
  rules: Pick<CatalogueRules, 'enquiryMax' | 'enquiriesPerDayMax'>
}

/** Every reason not to take a question (rule K1), so that she corrects it once. */
export function objectionsTo({ question, isAskable, askedToday, rules }: Asking): Refusal[] {
  const length = [...question].length
  const { enquiryMax, enquiriesPerDayMax } = rules
  const tooLong: Refusal = {
    code: 'tooLong',
    field: 'question',
    values: { limit: enquiryMax, length, unit: 'characters' },
  }
  return [
    ...(isAskable ? [] : [{ code: 'libraryNotAskable', field: 'libraryCode' } as const]),
    ...(length > enquiryMax ? [tooLong] : []),
    ...(askedToday >= enquiriesPerDayMax
      ? [{ code: 'enquiryLimit', values: { limit: enquiriesPerDayMax } } as const]
      : []),
  ]
}

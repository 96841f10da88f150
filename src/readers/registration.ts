import type { Refusal } from '../shared/result.ts'
import { objectionsToPassword } from '../signin/password-rules.ts'
import {
  documentTypes,
  educations,
  jobTitles,
  type ProfileChange,
  paymentMethods,
  type Registration,
  readerTypes,
  sexes,
} from './shapes.ts'

/** How wide a text is: a Chinese (full-width) character counts 2, any other 1 (S2: 200字符或100汉字). */
export function width(text: string): number {
  let wide = 0
  for (const character of text) wide += fullWidth.test(character) ? 2 : 1
  return wide
}

/** East Asian wide and full-width characters (Unicode annex 11), as far as they occur in names and addresses. */
const fullWidth =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u

type Check = (value: string) => Omit<Refusal, 'field'> | false

const required: Check = (value) => value === '' && { code: 'required' }

const atMost =
  (limit: number): Check =>
  (value) => {
    const length = [...value].length
    return length > limit && { code: 'tooLong', values: { limit, length, unit: 'characters' } }
  }

const atMostWide =
  (limit: number): Check =>
  (value) => {
    const length = width(value)
    return length > limit && { code: 'tooLong', values: { limit, length, unit: 'width' } }
  }

const oneOf =
  (choices: readonly string[]): Check =>
  (value) =>
    value !== '' && !choices.includes(value) && { code: 'invalidField' }

const lettersAndDigits: Check = (value) =>
  !/^[A-Za-z0-9]*$/.test(value) && { code: 'badCharacters', values: { allowed: 'a-z A-Z 0-9' } }

const mailAddress: Check = (value) =>
  value !== '' && !/^[^\s@<>",;]+@[^\s@<>",;]+\.[^\s@<>",;.]+$/.test(value) && { code: 'badFormat' }

const calendarDay: Check = (value) => value !== '' && !isDay(value) && { code: 'badFormat' }

function isDay(value: string): boolean {
  if (!/^(19|20)\d\d-\d\d-\d\d$/.test(value)) return false
  const [year = 0, month = 0, day = 0] = value.split('-').map(Number)
  if (month < 1 || month > 12 || day < 1) return false
  return day <= Temporal.PlainYearMonth.from({ year, month }).daysInMonth
}

/** What a reader says about herself. Limits of S2 (domain.md §2.2, R03); those marked “ours” are in no seed. */
// prettier-ignore
const personRules: readonly (readonly [keyof ProfileChange, readonly Check[]])[] = [
  ['name', [required, atMost(60)]], // ours
  ['phone', [required, atMost(30)]], // ours
  ['email', [required, mailAddress, atMost(120)]], // ours
  ['sex', [oneOf(sexes)]],
  ['department', [atMost(80)]], // ours
  ['jobTitle', [oneOf(jobTitles)]],
  ['education', [oneOf(educations)]],
  ['bornOn', [calendarDay]],
  ['postcode', [atMost(10)]], // ours
  ['address', [atMostWide(200)]],
  ['remark', [atMostWide(100)]],
]

/** What only a registration asks. */
// prettier-ignore
const registrationRules: readonly (readonly [TextField, readonly Check[]])[] = [
  ['libraryCode', [required]],
  ['login', [required, lettersAndDigits, atMost(32)]], // 32 is ours
  ['documentType', [required, oneOf(documentTypes)]],
  ['documentNumber', [required, atMost(14)]],
  ['readerType', [required, oneOf(readerTypes)]],
  ['paymentMethod', [oneOf(paymentMethods)]],
]
type TextField = Exclude<keyof Registration, 'copyrightVersion' | 'password' | 'passwordAgain'>

/** Everything wrong with a registration form, each at its field, so that it is corrected once (scenario 4). */
export const objectionsTo = (registration: Registration): Refusal[] => [
  ...found(registrationRules, registration),
  ...objectionsToPassword(registration),
  ...found(personRules, registration),
]

/** Everything wrong with a change of 个人资料. */
export const objectionsToProfile = (change: ProfileChange): Refusal[] => found(personRules, change)

function found<Field extends string>(
  rules: readonly (readonly [Field, readonly Check[]])[],
  form: Readonly<Record<Field, string>>,
): Refusal[] {
  return rules.flatMap(([field, checks]) => {
    const objection = checks.map((check) => check(form[field])).find((said) => said !== false)
    return objection ? [{ ...objection, field }] : []
  })
}

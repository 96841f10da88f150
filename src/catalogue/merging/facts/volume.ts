import { hasTrait, traits } from '../../search/writing/traits.ts'
import { chineseNumber, romanNumber, squeezed } from './plain.ts'

/** Which part of a work: its number in each level (上, 1, 2008), and what it is called. */
export interface Volume {
  numbers: string[]
  title: string
}

const numeral = String.raw`(\d+|[一二三四五六七八九十百零〇两]+)`
const counted = '卷|册|集|辑|编|部分|分册|部|期|回|篇|函|号|届|年'
const halves = '卷|册|集|辑|编|部|篇'
const designations =
  'volume|vols|vol|v|band|bd|tome|tomo|t|том|т|часть|ч|part|pt|no|book|bk|series|ser|section|sect|heft|teil'

/** Each takes its numbers out of a volume statement; the first group is the number as written. */
const patterns: readonly RegExp[] = [
  /(?<!\d)(\d{4}\s*[-/~—]\s*\d{2,4})(?!\d)\s*年?/gu,
  new RegExp(`第?\\s*${numeral}\\s*(?:${counted})`, 'gu'),
  new RegExp(`(上|中|下)(?:${halves})(?!\\p{Script=Han})`, 'gu'),
  /(?<!\p{Script=Han})(上|中|下)(?!\p{Script=Han})/gu,
  new RegExp(
    `(?<!\\p{L})(?:${designations})(?!\\p{L})\\.?\\s*(\\d+|[ivxlc]+|[a-z])(?!\\p{L})`,
    'gu',
  ),
  /^\s*(\d+|[ivxlc]+)(?=$|[\s.,:;])/gu,
  /^\s*([一二三四五六七八九十]+)\s*$/gu,
  /^\s*([a-z])\s*(?:辑|卷|版)?\s*$/gu,
]

/** One of them is in whatever a pattern takes out. */
const numbering = traits.figure | traits.numeral | traits.half | traits.latin | traits.cyrillic

/** What a plain volume statement says: 第三卷, 上古时代 is 3 and 上古时代. */
export function readVolume(text: string): Volume {
  if (!hasTrait(text, numbering)) return { numbers: [], title: squeezed(text) }
  const numbers: string[] = []
  let rest = text
  for (const pattern of patterns)
    rest = rest.replace(pattern, (_, number: string) => {
      numbers.push(normalNumber(number))
      return ' '
    })
  return { numbers: [...new Set(numbers)], title: squeezed(rest) }
}

/** Whether `text` is nothing but the number of a part. */
export const isVolume = (text: string): boolean => {
  const { numbers, title } = readVolume(text)
  return numbers.length > 0 && title === ''
}

function normalNumber(written: string): string {
  const number = written.replaceAll(/\s/g, '')
  if (/^\d+$/.test(number)) return String(Number(number.slice(0, 15)))
  if (/^[ivxlc]+$/.test(number)) return String(romanNumber(number))
  if (/^[一二三四五六七八九十百零〇两]+$/.test(number)) return String(chineseNumber(number))
  return number
}

/** 上 is the first part; 下 the second or, where there is a 中, the third. */
const mayBe: Record<string, readonly string[]> = { 上: ['1'], 中: ['2'], 下: ['2', '3'] }

/** Whether two numbers of parts may be one. */
export const sameNumber = (a: string, b: string): boolean =>
  a === b || !!mayBe[a]?.includes(b) || !!mayBe[b]?.includes(a)

/** Whether two descriptions number the same part. */
export const sameNumbers = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((number, at) => sameNumber(number, b[at]!))

/** The numbers under which a part is looked for: 下 as the second and as the third. */
export function numberKeys(numbers: readonly string[]): string[] {
  const last = numbers.at(-1)
  if (last === undefined) return ['']
  const before = numbers.slice(0, -1).map((number) => mayBe[number]?.[0] ?? number)
  return (mayBe[last] ?? [last]).map((number) => [...before, number].join('.'))
}

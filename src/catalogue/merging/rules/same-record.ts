import type { MatchFacts } from '../facts/match-facts.ts'
import { shareHouse } from '../facts/publishers.ts'
import { shareName } from '../facts/responsible.ts'
import { type Difference, differences } from './differences.ts'
import { type Pair, pairOf } from './likeness.ts'

/** Why two descriptions are one record, the surest first; asked only when nothing tells them apart. */
// biome-ignore format: a table
export const agreements = [
  // id              when
  ['isbn',           ({ title, ...pair }) => pair.shareIsbn && title !== 'otherScript' && title !== 'other'],
  ['isbnOtherScript', ({ title, ...pair }) => pair.shareIsbn && title === 'otherScript' && (pair.sameYear || pair.samePages)],
  ['issn',           ({ a, ...pair }) => pair.shareIssn && a.material === 'serial'],
  ['unifiedNumber',  ({ title, ...pair }) => pair.shareOtherNumber && title === 'same'],
  ['binding',        ({ a, b, title }) => a.isbns.length > 0 && b.isbns.length > 0 && title === 'same' && authorsAgree(a, b)],
  ['journalTitle',   ({ a, b, title, ...pair }) => a.material === 'serial' && title === 'same' && (shareHouse(a.publishers, b.publishers) === true || shareName(a.names, b.names) || pair.sameYear)],
  ['description',    ({ a, b, title, ...pair }) => a.material !== 'serial' && title === 'same' && (pair.sameYear || printing(pair)) && authorsAgree(a, b)],
  ['identical',      ({ a, b }) => isIdentical(a, b)],
] as const satisfies readonly (readonly [string, (pair: Pair) => boolean])[]
export type Agreement = (typeof agreements)[number][0]

/** What is decided of two descriptions, and why. */
export type Decision =
  | { same: true; rule: Agreement }
  /** `hard`: no third description can bring the two together. */
  | { same: false; because: Difference | 'tooLittle'; hard: boolean }

/** Whether two descriptions are of one edition and so one record; the rule or the reason by its id in the tables. */
export function sameRecord(a: MatchFacts, b: MatchFacts): Decision {
  const pair = pairOf(a, b)
  const difference = differences.find(([, , holds]) => holds(pair))
  if (difference) return { same: false, because: difference[0], hard: difference[1] }
  const agreement = agreements.find(([, holds]) => holds(pair))
  if (agreement) return { same: true, rule: agreement[0] }
  return { same: false, because: 'tooLittle', hard: false }
}

/** The same author; or no word of one, and the house agrees. */
const authorsAgree = (a: MatchFacts, b: MatchFacts): boolean => {
  const [namesA, namesB] = [
    [...a.names, ...a.translators],
    [...b.names, ...b.translators],
  ]
  if (shareName(namesA, namesB)) return true
  const isSilent = namesA.length === 0 || namesB.length === 0
  return isSilent && shareHouse(a.publishers, b.publishers) === true
}

const printing = ({ samePages, yearsApart }: Omit<Pair, 'a' | 'b' | 'title'>): boolean =>
  samePages && yearsApart !== null

/** Two libraries that know as little of a thing and say the same words. */
const isIdentical = (a: MatchFacts, b: MatchFacts): boolean =>
  a.core === b.core &&
  a.sub === b.sub &&
  a.year === b.year &&
  a.pages === b.pages &&
  String(a.names) === String(b.names) &&
  String(a.publishers) === String(b.publishers)

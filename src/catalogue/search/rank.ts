import { type Candidate, type Met, meet, readyToCompare } from './candidate.ts'
import type { Query } from './condition.ts'

export type { Candidate } from './candidate.ts'

type Signal = readonly [name: string, weight: number, value: (met: Met) => number]

/** What speaks for a candidate: each value is from 0 to 1, the score the sum of value times weight. */
// biome-ignore format: a table
export const signals = [
  // signal             weight  what it sees
  ['exactTitle',          30, ({ asked, title }) => yes(title === asked.squeezed)],
  ['exactOtherTitle',     36, ({ asked, others }) => yes(others.includes(asked.squeezed))],
  ['titleAndMore',        24, titleAndMore],
  ['titleBegins',          8, ({ asked, title }) => yes(title.startsWith(asked.squeezed))],
  ['phraseInTitle',        8, ({ asked, title }) => yes(title.includes(asked.squeezed))],
  ['phraseInOtherTitle',   3, ({ asked, others }) => yes(others.some((other) => other.includes(asked.squeezed)))],
  ['wordsInTitle',        12, ({ inTitle }) => inTitle],
  ['wordsInTitles',        4, ({ inTitles }) => inTitles],
  ['exactName',           36, exactName],
  ['nameInQuestion',       8, nameInQuestion],
  ['wordsInNames',         8, ({ inNames }) => inNames],
  ['wordsInSubjects',      4, ({ inSubjects }) => inSubjects],
  ['covered',              8, ({ covered }) => covered],
  ['exactInitials',       16, ({ asked, candidate }) => yes(candidate.initials === asked.typed)],
  ['exactPinyin',         20, ({ asked, candidate }) => yes(candidate.pinyin === asked.typed)],
  ['exactClass',           8, ({ asked, candidate }) => yes(asked.classes.includes(candidate.clc))],
  ['libraries',            5, ({ candidate }) => logarithmic(candidate.libraries, 100)],
  ['loans',                3, ({ candidate }) => logarithmic(candidate.loans, 1000)],
  ['recency',              1, ({ candidate }) => recency(candidate.year)],
] as const satisfies readonly Signal[]

export type SignalName = (typeof signals)[number][0]

/** Signals that say how much a work is wanted, whatever is asked. */
export const useSignals: readonly SignalName[] = ['libraries', 'loans', 'recency']

/** How well `candidate` answers `query`: the higher the better. Equal scores are for the caller to part. */
export const score = (query: Query, candidate: Candidate): number => scorer(query)(candidate)

/** As `score`, for many candidates of one question; `without` leaves signals out, to see what they buy. */
export function scorer(
  query: Query,
  without: readonly SignalName[] = [],
): (candidate: Candidate) => number {
  const readings = query.readings ?? [query.asTitle]
  const asked = readings.map((text) => readyToCompare(text, query.condition))
  const used = signals.filter(([name]) => !without.includes(name))
  const scoreOf = (met: Met) =>
    used.reduce((sum, [, weight, value]) => sum + weight * value(met), 0)
  return (candidate) => Math.max(0, ...asked.map((reading) => scoreOf(meet(reading, candidate))))
}

const yes = (is: boolean): number => (is ? 1 : 0)

/** The whole title and beside it its author, edition, publisher or year: 高等数学 同济 第七版. */
function titleAndMore({ asked, title, candidate, covered }: Met): number {
  if (covered < 1 || title === '' || title === asked.squeezed) return 0
  const spaced = ` ${asked.text} `.includes(` ${candidate.title} `)
  const whole =
    spaced || (title.length > 1 && /\p{Script=Han}/u.test(title) && asked.squeezed.includes(title))
  return whole ? 1 : 0
}

/** All words of the question are all words of a name, in whatever order; a name's single letters may be left out. */
function exactName({ asked, names }: Met): number {
  return yes(
    names.some(
      ({ squeezed, parts }) =>
        squeezed === asked.squeezed ||
        (parts.length > 1 &&
          asked.words.every((word) => parts.includes(word)) &&
          parts.every((part) => part.length < 2 || asked.words.includes(part))),
    ),
  )
}

/** A name stands whole in the question, or its surname does. */
function nameInQuestion({ asked, names }: Met): number {
  return yes(
    names.some(({ squeezed, isHan, surname }) =>
      isHan
        ? squeezed.length > 1 && asked.squeezed.includes(squeezed)
        : asked.pieces.includes(surname),
    ),
  )
}

const logarithmic = (count: number, most: number): number =>
  Math.min(1, Math.log1p(count) / Math.log1p(most))

const recency = (year: number | null): number =>
  year === null ? 0 : Math.min(1, Math.max(0, (year - 1950) / 80))

import { withColon } from '../../../texts/isbd.ts'
import type { Described } from '../hits.ts'
import { hyphenated, type StandardNumber } from '../standard-numbers.ts'

type Told = readonly (string | null | undefined)[]

/** 书目信息, line by line in the order of S3; a label names a text of texts/…/catalogue `labels`. */
const lines: readonly (readonly [label: string, told: (work: Described) => Told])[] = [
  ['titleAndResponsibility', (work) => [titleAndResponsibility(work)]],
  ['subtitle', ({ subtitle }) => [subtitle]],
  ['parallelTitle', ({ parallelTitle }) => [parallelTitle]],
  ['originalTitle', ({ originalTitle }) => [originalTitle]],
  ['otherTitles', ({ otherTitles }) => otherTitles ?? []],
  ['edition', ({ edition }) => [edition]],
  ['isbn', ({ isbns }) => (isbns ?? []).map(({ printed }) => hyphenated(printed))],
  ['issn', ({ issns }) => (issns ?? []).map(shownNumber)],
  ['publication', (work) => [publication(work)]],
  ['physical', ({ extent, size, price }) => [joined('；', extent, size, price)]],
  ['series', ({ series }) => series ?? []],
  ['mainPerson', (work) => namesOf(work, true)],
  ['addedPerson', (work) => namesOf(work, false)],
  ['classification', ({ clc }) => [clc]],
  ['otherClass', ({ otherClasses }) => otherClasses ?? []],
  ['subject', ({ subjects }) => subjects ?? []],
  ['summary', ({ summary }) => [summary]],
  ['note', ({ notes }) => notes ?? []],
]

/** What `work` says, as 书目信息 shows it: only lines that say something, no value twice. */
export const descriptionLines = (work: Described): { label: string; values: string[] }[] =>
  lines
    .map(([label, told]) => ({ label, values: [...new Set(told(work).filter((one) => !!one))] }))
    .filter(({ values }) => values.length > 0) as { label: string; values: string[] }[]

/** 相关主题: the heads of the subject headings, 回忆录—俄国 under 回忆录. */
export const subjectHeads = ({ subjects }: Described): string[] => [
  ...new Set((subjects ?? []).map((subject) => subject.split('—')[0]!.trim()).filter(Boolean)),
]

const joined = (separator: string, ...parts: Told): string => parts.filter(Boolean).join(separator)

const titleAndResponsibility = (work: Described): string =>
  joined(
    ' / ',
    joined('. ', work.title, work.volume),
    joined('；', work.responsibility, ...(work.otherResponsibility ?? [])),
  )

const publication = ({ place, publisher, year }: Described): string =>
  joined('，', withColon(place, publisher), year)

const shownNumber = ({ normal, printed }: StandardNumber): string => normal ?? printed

const namesOf = ({ persons }: Described, wanted: boolean): string[] =>
  (persons ?? []).filter(({ main }) => main === wanted).map(({ name }) => name)

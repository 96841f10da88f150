import type { Bibliographic } from './bibliographic.ts'
import { indexWords } from './fold.ts'
import type { SearchField } from './shapes.ts'

/** What a word of one field is marked with in `record.words`; words of any field stand bare. */
export const fieldMarks: Record<Exclude<SearchField, 'any'>, string> = {
  title: 't:',
  responsibility: 'r:',
  isbn: 'i:',
  subject: 's:',
  publisher: 'p:',
  callNumber: 'c:',
}

/** An ISBN with hyphens has 17; the longest old 统一书号 about as many. */
const numberCharactersMax = 40

/** More of one field is not indexed: no title is so long, but a broken record may be. */
const indexedCharactersMax = 4_000

const present = (texts: (string | null)[]) =>
  texts
    .filter((text) => text !== null)
    .join(' | ')
    .slice(0, indexedCharactersMax)
    .toWellFormed()

/** Under what `work` is found: each word bare and, behind the mark of its field, for that field. */
export function indexTerms(work: Bibliographic): string[] {
  const titles = [work.title, work.subtitle, work.volume, work.parallelTitle, work.originalTitle]
  const persons = work.persons.map(({ name }) => name)
  const words: Record<Exclude<SearchField, 'any'>, string[]> = {
    title: indexWords(
      present([...titles, work.titleRomanized, ...work.otherTitles, ...work.series]),
    ),
    responsibility: indexWords(
      present([work.responsibility, ...work.otherResponsibility, ...persons]),
    ),
    isbn: [...work.isbns, ...work.issns]
      .flatMap(({ printed, normal }) => (normal ? [printed, normal] : [printed]))
      .filter((number) => number.length <= numberCharactersMax),
    subject: indexWords(present(work.subjects)),
    publisher: indexWords(present([work.publisher])),
    callNumber: indexWords(present([work.callNumber, work.clc])),
  }
  const marked = Object.entries(words).flatMap(([field, all]) =>
    all.map((word) => fieldMarks[field as keyof typeof fieldMarks] + word),
  )
  return [...new Set([...Object.values(words).flat(), ...marked])]
}

import type { Bibliographic } from '../bibliographic.ts'
import { fold, readings } from '../fold.ts'
import { nameInPinyin } from '../pinyin.ts'
import { inOtherNumerals } from './writing/numerals.ts'

/**
 * The texts of a record in which phrases are looked for, field by field, and by which a page is ordered. All are folded;
 * several texts of one field stand with `apart` between them.
 */
export interface SearchedTexts {
  /** The title proper alone. */
  title: string
  /** It again, and every other title, in the mainland's words, in other numerals and with its subtitle. */
  titles: string
  /** Statements of responsibility, then persons as their headings have them; Chinese names also in pinyin. */
  responsibility: string
  subjects: string
  /** Publisher, edition and volume, these in both numerals. */
  publisher: string
}

/** Between the texts of one field: no phrase reaches across it, for no folded text has it. */
export const apart = ' | '

/** A broken record may name a thousand. */
const listMax = 60
const charactersMax = 4_000
/** An index entry of PostgreSQL has 2,712 bytes. */
const titleCharacters = 500

/** What of `work` is compared with a question. */
export function searchedTexts(work: Bibliographic): SearchedTexts {
  const title = fold(cut(work.title)).slice(0, titleCharacters).toWellFormed()
  return {
    title,
    titles: joined(titlesOf(work, title)),
    responsibility: joined([
      ...[work.responsibility, ...work.otherResponsibility].flatMap(folded),
      ...work.persons.slice(0, listMax).flatMap(({ name }) => nameForms(cut(name))),
    ]),
    subjects: joined(work.subjects.flatMap(folded)),
    publisher: joined(
      [work.publisher, work.edition, work.volume].flatMap(folded).flatMap(withNumerals),
    ),
  }
}

function titlesOf(work: Bibliographic, title: string): string[] {
  const { subtitle, volume, parallelTitle, originalTitle, titleRomanized } = work
  return [
    ...withNumerals(title),
    ...[work.title, parallelTitle, originalTitle, titleRomanized].flatMap(read),
    ...folded(subtitle).flatMap((subtitle) => [subtitle, `${title} ${subtitle}`]),
    ...folded(volume).flatMap((volume) => [volume, `${title} ${volume}`]),
    ...[...work.otherTitles, ...work.series].flatMap(read),
  ]
}

/** A Chinese name is also typed in pinyin. */
function nameForms(name: string): string[] {
  const form = fold(name)
  return /^[\p{Script=Han} ]+$/u.test(form) ? [form, nameInPinyin(form)] : [form]
}

const withNumerals = (text: string): string[] => [text, ...inOtherNumerals(text)]
const read = (text: string | null): readonly string[] => (text === null ? [] : readings(cut(text)))
const folded = (text: string | null): string[] => (text === null ? [] : [fold(cut(text))])
const cut = (text: string): string => text.slice(0, charactersMax).toWellFormed()

function joined(texts: readonly string[]): string {
  if (texts.length === 1) return whole(texts[0]!)
  const distinct = [...new Set(texts)].filter((text) => text !== '')
  return whole(distinct.slice(0, listMax).join(apart))
}

const whole = (text: string): string => text.slice(0, charactersMax).toWellFormed()

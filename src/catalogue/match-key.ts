import { createHash } from 'node:crypto'
import type { Bibliographic } from './bibliographic.ts'
import { fold } from './fold.ts'

/** So much of a title tells one book from another under the same ISBN (一号多书). */
const titleCharacters = 8

/**
 * What makes records of several libraries one work: the ISBN with the volume and the beginning of
 * the title, for an ISBN was often given to several books; without a true ISBN the whole
 * description. Works that differ in it are never merged; merging more is the catalogue's later task.
 */
export function matchKey(work: Bibliographic): string {
  const volume = squeezed(work.volume)
  const isbn = work.isbns.find(({ normal }) => normal !== null)?.normal
  if (isbn)
    return [
      'isbn',
      isbn,
      volume,
      [...squeezed(work.title)].slice(0, titleCharacters).join(''),
    ].join('|')
  const described = [
    work.title,
    work.subtitle,
    work.volume,
    work.responsibility,
    work.edition,
    work.publisher,
    work.year,
    work.issns[0]?.normal ?? null,
    work.materialType,
  ].map(squeezed)
  return `text|${createHash('sha256').update(described.join('|')).digest('hex')}`
}

const squeezed = (text: string | null) => fold(text ?? '').replaceAll(' ', '')

import { createHash } from 'node:crypto'
import type { Bibliographic } from './bibliographic.ts'
import { fold } from './fold.ts'

/** So much of a title tells one book from another under the same ISBN (一号多书). */
const titleCharacters = 8
/** 第十二卷第三分册 has eight. */
const volumeCharacters = 40

/**
 * What makes records of several libraries one work: the ISBN with the volume and the beginning of
 * the title, for an ISBN was often given to several books; without a true ISBN the whole
 * description. Works that differ in it are never merged; merging more is the catalogue's later task.
 */
export function matchKey(work: Bibliographic): string {
  const volume = beginning(squeezed(work.volume), volumeCharacters)
  const isbn = work.isbns.find(({ normal }) => normal !== null)?.normal
  if (isbn)
    return ['isbn', isbn, volume, beginning(squeezed(work.title), titleCharacters)].join('|')
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

const beginning = (text: string, characters: number) =>
  [...text.slice(0, characters * 2)].slice(0, characters).join('').toWellFormed()

const squeezed = (text: string | null) => fold(text ?? '').replaceAll(' ', '')

import { namesPart, saidPart } from '../../catalogue/serials/said-part.ts'
import type { Hit } from '../../catalogue/shapes.ts'
import type { WantedBook } from './shapes.ts'

/** The catalogue's kinds of material and languages in the fewer words of the form (S2). */
const materialTypes: Record<string, WantedBook['materialType']> = {
  book: 'book',
  serial: 'serial',
  thesis: 'thesis',
  video: 'audiovisual',
  audio: 'audiovisual',
}
const languages: Record<string, WantedBook['language']> = {
  chi: 'chi',
  eng: 'eng',
  rus: 'rus',
  jpn: 'jpn',
  fre: 'fre',
  ger: 'ger',
}

const materialTypeOf = (catalogued: string): WantedBook['materialType'] =>
  materialTypes[catalogued] ?? 'other'
const languageOf = (catalogued: string): WantedBook['language'] =>
  catalogued ? (languages[catalogued] ?? 'other') : ''

/** 中国哲学史 上册, as the search shows it: a lender must know which part is wanted. */
const titleWithVolume = ({ title, volume }: Pick<Hit, 'title' | 'volume'>) =>
  volume ? `${title} ${volume}` : title

/** What a request form begins with when a record is asked for (scenario 21); server and browser use it. */
export const bookFromRecord = (hit: Hit) => ({
  recordId: hit.id,
  title: titleWithVolume(hit),
  // Who runs a journal has not written what is wanted from it.
  author: hit.materialType === 'serial' ? '' : hit.responsibility,
  publisher: hit.publisher,
  publishedYear: hit.year,
  callNumber: hit.callNumber,
  isbnIssn: hit.isbn,
  materialType: materialTypeOf(hit.materialType),
  language: languageOf(hit.language),
})

/** What the catalogue says of a work, as far as rules ask for it. */
export type CataloguedWork = Pick<Hit, 'title' | 'volume' | 'materialType' | 'language'>

/**
 * A wanted book that names a record is that record's book, whatever the form says: else a foreign book would pass as
 * a Chinese one (R12), and any book as one of the catalogue (R10). Behind the title a part of the work may be named.
 */
export const asCatalogued = (book: WantedBook, work: CataloguedWork): WantedBook => ({
  ...book,
  title: book.title.startsWith(work.title) ? book.title : titleWithVolume(work),
  materialType: materialTypeOf(work.materialType),
  language: languageOf(work.language),
})

/** 年卷期 go to the title, where whoever fetches the serial reads them; other books have neither them nor articles. */
export function withPart(book: WantedBook): WantedBook {
  const { volume, issue, publishedYear: year } = book
  const bare = { ...book, volume: '', issue: '' }
  if (book.materialType !== 'serial')
    return { ...bare, pages: '', articleTitle: '', articleAuthor: '' }
  return {
    ...bare,
    title: issue ? `${book.title} ${saidPart({ year, volume, issue })}` : book.title,
  }
}

/** A journal as a whole: no lender can fetch it before it is said which issue. */
export const isWholeSerial = (title: string, work: CataloguedWork): boolean =>
  work.materialType === 'serial' && title === titleWithVolume(work)

/**
 * Whether a book as typed is a journal of which no issue is said: of one entered directly at once, of one from a record
 * only where the year too is missing, for else its title may name the part (the catalogue's is asked: `partMissing`).
 */
export const lacksPart = ({
  materialType,
  recordId,
  title,
  publishedYear,
  issue,
}: Pick<WantedBook, 'materialType' | 'recordId' | 'title' | 'publishedYear' | 'issue'>): boolean =>
  materialType === 'serial' && !issue && (!recordId || !publishedYear) && !namesPart(title)

import type { Hit } from '../catalogue/shapes.ts'
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

/** 中国哲学史 上册, as the search shows it: a lender must know which part is wanted. */
const titleWithVolume = ({ title, volume }: Hit) => (volume ? `${title} ${volume}` : title)

/** What a request form begins with when a record is asked for (scenario 21); server and browser use it. */
export const bookFromRecord = (hit: Hit) => ({
  recordId: hit.id,
  title: titleWithVolume(hit),
  author: hit.responsibility,
  publisher: hit.publisher,
  publishedYear: hit.year,
  callNumber: hit.callNumber,
  isbnIssn: hit.isbn,
  materialType: materialTypes[hit.materialType] ?? ('other' as const),
  language: hit.language ? (languages[hit.language] ?? ('other' as const)) : ('' as const),
})

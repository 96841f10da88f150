import { importRecords } from '../../src/catalogue/import.ts'
import type { House } from '../../src/shared/house.ts'
import { writeMarcXml } from '../../src/wire/marc/marcxml.ts'
import { readMarc } from '../../src/wire/marc/read.ts'
import type { DataField, MarcRecord } from '../../src/wire/marc/record.ts'
import type { Consortium } from './consortium.ts'
import { chunked } from './marc.ts'

/** A book as a cataloguer sees it; only the title must be given. */
export interface Book {
  title: string
  subtitle?: string
  by?: string
  author?: string
  translator?: string
  edition?: string
  publisher?: string
  year?: string
  isbn?: string
  issn?: string
  language?: string
  subject?: string
  clc?: string
  series?: string
  callNumber?: string
  barcodes?: readonly string[]
  location?: string
  status?: string
}

const field = (tag: string, ...pairs: readonly (readonly [string, string | undefined])[]) => ({
  tag,
  indicators: '  ',
  subfields: pairs.flatMap(([code, value]) => (value ? [{ code, value }] : [])),
})

/** `book` as a CNMARC record with its copies in 905. */
export function cnmarc(book: Book, controlNumber: string): MarcRecord {
  const fields: DataField[] = [
    field('010', ['a', book.isbn], ['d', 'CNY29.00']),
    field('011', ['a', book.issn]),
    field('101', ['a', book.language ?? 'chi']),
    field('200', ['a', book.title], ['e', book.subtitle], ['f', book.by ?? book.author]),
    field('205', ['a', book.edition]),
    field('210', ['a', '北京'], ['c', book.publisher], ['d', book.year]),
    field('215', ['a', '702页'], ['d', '24cm']),
    field('225', ['a', book.series]),
    field('300', ['a', '书后有索引']),
    field('606', ['a', book.subject], ['x', book.subject && '教材']),
    field('690', ['a', book.clc]),
    field('701', ['a', book.author], ['4', '著']),
    field('702', ['a', book.translator], ['4', '译']),
    ...(book.barcodes ?? [`B${controlNumber}`]).map((barcode) =>
      field(
        '905',
        ['b', barcode],
        ['f', book.callNumber ?? 'TP312JA/840'],
        ['c', book.location ?? '中心书库(二楼)'],
        ['s', book.status ?? '在架'],
      ),
    ),
  ]
  const filled = fields.filter(({ subfields }) => subfields.length > 0)
  return {
    leader: '00000nam0 2200000   450 ',
    fields: [{ tag: '001', value: controlNumber }, ...filled],
  }
}

/** Imports `books` as holdings of a library; the control numbers begin with `series`. */
export const holdBooks = (
  house: House,
  libraryId: number,
  { books, series }: { books: readonly Book[]; series: string },
) =>
  bring(
    house,
    libraryId,
    books.map((book, at) => cnmarc(book, `${series}${at}`)),
  )

/** What a library sends of one book: its record, under the control number that it has there. */
export const sendBook = (
  { house, libraries }: Pick<Consortium, 'house' | 'libraries'>,
  library: keyof Consortium['libraries'],
  { number, book }: { number: string; book: Book },
) => bring(house, libraries[library] as number, [cnmarc(book, number)])

/** Imports records as a file of MARCXML. */
function bring(house: House, libraryId: number, records: readonly MarcRecord[]) {
  const file = Buffer.from(`<collection>${records.map(writeMarcXml).join('')}</collection>`)
  return importRecords(house, readMarc(chunked(file)), { libraryId })
}

import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { importRecords } from '../../../src/catalogue/import.ts'
import { writeMarcXml } from '../../../src/wire/marc/marcxml.ts'
import { readMarc } from '../../../src/wire/marc/read.ts'
import { type Book, holdBooks, sendBook } from '../../support/books.ts'
import { type Consortium, openConsortium } from '../../support/consortium.ts'
import { chunked, readFile, recordsIn, standardFile } from '../../support/marc.ts'

let place: Consortium

beforeAll(async () => {
  place = await openConsortium()
})
afterAll(() => place.close())
beforeEach(async () => {
  for (const table of ['holding', 'source_record', 'record_key', 'record'] as const)
    await place.owner.deleteFrom(table).execute()
})

const send = (library: keyof Consortium['libraries'], number: string, book: Book) =>
  sendBook(place, library, { number, book })
const records = () => place.owner.selectFrom('record').selectAll().orderBy('id').execute()
const standing = async () => (await records()).filter(({ merged_into }) => merged_into === null)
const sources = () =>
  place.owner.selectFrom('source_record').selectAll().orderBy('control_number').execute()
/** Records without holdings, and holdings that stand in another record than their source. */
async function faults() {
  const holdings = await place.owner.selectFrom('holding').selectAll().execute()
  const placeOf = new Map((await sources()).map(({ id, record_id }) => [id, record_id]))
  const held = new Set(holdings.map(({ record_id }) => record_id))
  return [
    ...(await standing())
      .filter(({ id }) => !held.has(id))
      .map(({ id }) => `record ${id} is empty`),
    ...holdings
      .filter((one) => placeOf.get(one.source_record_id) !== one.record_id)
      .map(({ id }) => `holding ${id} is astray`),
  ]
}

const book: Book = {
  title: '图书馆学导论',
  by: '吴慰慈, 董焱编著',
  publisher: '北京图书馆出版社',
  year: '2002',
  isbn: '7-5013-1939-8',
}

test('a sole source that moves to another record takes its address along and leaves nothing empty', async () => {
  await send('buaa', 'a1', book)
  await send('ruc', 'r1', { ...book, title: '信息检索', isbn: '7-115-14321-8' })
  const [first, second] = await records()
  await send('ruc', 'r1', { ...book, subject: '图书馆学' })
  expect((await standing()).map(({ id }) => id)).toEqual([first!.id])
  expect((await records()).find(({ id }) => id === second!.id)?.merged_into).toBe(first!.id)
  expect(await faults()).toEqual([])
})

test('a record that leaves another leaves it whole, and begins one of its own', async () => {
  await send('buaa', 'a1', book)
  await send('ruc', 'r1', book)
  await send('buaa', 'a1', { ...book, title: '信息检索', isbn: '7-115-14321-8' })
  expect((await standing()).map(({ title }) => title)).toEqual(['图书馆学导论', '信息检索'])
  expect((await sources()).map(({ merge_rule }) => merge_rule)).toEqual(['first', 'first'])
  expect(await faults()).toEqual([])
})

test('the fullest description speaks, whoever came first', async () => {
  const bare = { title: book.title, by: '吴慰慈', isbn: book.isbn }
  await send('ruc', 'r1', { ...bare, year: '2002' } as Book)
  const id = (await standing())[0]!.id
  await send('buaa', 'a1', { ...book, subject: '图书馆学', clc: 'G250' })
  const [record] = await standing()
  expect(record).toMatchObject({ id, responsibility: book.by, publisher: book.publisher })
  await send('ruc', 'r1', { ...bare, year: '2002', clc: 'G25' } as Book)
  expect((await standing())[0]?.responsibility).toBe(book.by)
})

test('a third library that knows both ISBNs makes two records one, under the older number', async () => {
  const other = { ...book, isbn: '7-5013-2340-9', year: '2003' }
  await send('buaa', 'a1', book)
  await send('ruc', 'r1', other)
  expect(await standing()).toHaveLength(2)
  await send('bnu', 'n1', { ...book, isbn: `${book.isbn} (精装) ${other.isbn} (平装)` })
  expect((await standing()).map(({ id }) => id)).toEqual([(await records())[0]!.id])
  expect(await faults()).toEqual([])
})

test('two libraries that bring the same books at once bring each book once', async () => {
  const books = Array.from({ length: 40 }, (_, at) => ({
    ...book,
    title: `图书馆学${at}`,
    isbn: '',
  }))
  const { buaa, ruc, bnu } = place.libraries
  await Promise.all([
    holdBooks(place.house, buaa, { books, series: 'a' }),
    holdBooks(place.house, ruc, { books: books.toReversed(), series: 'r' }),
    holdBooks(place.house, bnu, { books, series: 'n' }),
    holdBooks(place.house, bnu, { books, series: 'n' }),
  ])
  expect(await standing()).toHaveLength(40)
  expect(await sources()).toHaveLength(120)
  expect(await faults()).toEqual([])
})

const folder = standardFile('.')

test.skipIf(folder === null)(
  'the records of ../shared/standards/marc: two libraries with the same files have one catalogue',
  async () => {
    const files = readdirSync(folder!, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(?:mrc|marc|xml)$/.test(name))
      .map((name) => join(folder!, name))
      .filter((path) => existsSync(path))
    const all = []
    for (const file of files) all.push(...recordsIn(await readFile(file).catch(() => [])))
    expect(all.length).toBeGreaterThan(20)
    const xml = Buffer.from(`<collection>${all.map(writeMarcXml).join('')}</collection>`)
    const bring = (libraryId: number) =>
      importRecords(place.house, readMarc(chunked(xml)), { libraryId })
    const { added } = await bring(place.libraries.buaa)
    const before = (await standing()).map(({ id, title }) => [id, title])
    expect(added).toBeGreaterThan(20)
    await bring(place.libraries.ruc)
    expect((await standing()).map(({ id, title }) => [id, title])).toEqual(before)
    expect(await faults()).toEqual([])
  },
)

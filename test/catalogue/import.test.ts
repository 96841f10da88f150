import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { habitually } from '../../src/catalogue/entry.ts'
import { type Import, importRecords, type Rejected } from '../../src/catalogue/import.ts'
import { termOf } from '../../src/catalogue/search/terms.ts'
import { system } from '../../src/shared/actor.ts'
import { asActor } from '../../src/shared/database.ts'
import { writeMarcXml } from '../../src/wire/marc/marcxml.ts'
import { readMarc } from '../../src/wire/marc/read.ts'
import { isDataField, type MarcRecord } from '../../src/wire/marc/record.ts'
import { openHouse } from '../support/house.ts'
import { allOf, chunked, fixtureBytes, recordsIn } from '../support/marc.ts'

let open: Awaited<ReturnType<typeof openHouse>>
let [north, south]: number[] = []
const bytes = fixtureBytes('cnmarc-gbk.mrc')

beforeAll(async () => {
  open = await openHouse()
})
afterAll(() => open.close())

beforeEach(async () => {
  const { owner } = open
  await owner.deleteFrom('holding').execute()
  await owner.deleteFrom('source_record').execute()
  await owner.deleteFrom('record').execute()
  await owner.deleteFrom('library').execute()
  await owner.deleteFrom('library_category').execute()
  const category = { code: 'other', name_zh: '其他', name_en: 'Other', position: 9 }
  await owner.insertInto('library_category').values(category).execute()
  const libraries = ['211010', '211020'].map((code, at) => ({
    code,
    kind: 'member',
    category: 'other',
    request_prefix: ['NA', 'SA'][at],
    name_zh: code,
    name_en: code,
    short_zh: code,
    short_en: code,
    initials: 'x',
    joined_on: Temporal.PlainDate.from('2008-01-01'),
  }))
  const rows = await owner.insertInto('library').values(libraries).returning('id').execute()
  ;[north, south] = rows.map(({ id }) => id)
})

const bring = (file: Uint8Array, options: Partial<Import> = {}) =>
  importRecords(open.house, readMarc(chunked(file)), { libraryId: north!, ...options })

const records = async () => recordsIn(await allOf(readMarc(chunked(bytes))))
const asXml = (all: MarcRecord[]) =>
  Buffer.from(`<collection>${all.map(writeMarcXml).join('')}</collection>`)

/** The first record with another title and, if asked, status of its copies. */
async function corrected(title: string, status?: string): Promise<Buffer> {
  const [first] = await records()
  const fields = first!.fields.map((field) => {
    if (!isDataField(field)) return field
    if (field.tag === '905' && status)
      return { ...field, subfields: [...field.subfields, { code: 's', value: status }] }
    if (field.tag !== '200') return field
    return { ...field, subfields: [{ code: 'a', value: title }] }
  })
  return asXml([{ ...first!, fields }])
}

const works = () =>
  asActor(open.house.db, system, (tx) =>
    tx
      .selectFrom('record')
      .innerJoin('search_entry', 'record_id', 'id')
      .select(['id', 'record.title', 'initials', 'terms'])
      .orderBy('id')
      .execute(),
  )
const copies = () =>
  asActor(open.house.db, system, (tx) =>
    tx
      .selectFrom('holding')
      .select(['id', 'library_id', 'record_id', 'call_number', 'barcode', 'status', 'lendable'])
      .orderBy('id')
      .execute(),
  )

test('a GBK file becomes eight works with their copies', async () => {
  expect(await bring(bytes)).toEqual({
    read: 8,
    added: 8,
    changed: 0,
    unchanged: 0,
    rejected: 0,
    repaired: 0,
  })
  const found = await works()
  expect(found.map(({ title }) => title)).toContain('托尔斯泰与雅斯纳亚·波良纳庄园')
  const java = found.find(({ title }) => title === 'Java高级编程')
  expect(java).toMatchObject({ initials: 'javagjbc' })
  const numbers = Array.from({ length: java!.terms.length / 6 }, (_, at) =>
    java!.terms.readUIntLE(at * 6, 6),
  )
  const words = ['java', '高', '编程', 't:编程', 'r:董相', 'i:9787115164247']
  expect(numbers).toEqual(expect.arrayContaining(words.map(termOf)))
  const shelf = await copies()
  expect(shelf.filter(({ call_number }) => call_number === 'TP312JA/840')).toMatchObject([
    { barcode: 'B00000101', status: 'available', lendable: true },
    { barcode: 'B00000102', status: 'available', lendable: true },
  ])
  // 高凡's record names no copy: the library holds one all the same, under its class mark.
  expect(shelf.filter(({ call_number }) => call_number === 'G253/GF')).toHaveLength(1)
})

test('running an import twice changes nothing, not even a number', async () => {
  await bring(bytes)
  const before = [await works(), await copies()]
  expect(await bring(bytes)).toMatchObject({ added: 0, changed: 0, unchanged: 8 })
  expect([await works(), await copies()]).toEqual(before)
})

test('what two libraries hold is one work with the copies of both', async () => {
  await bring(bytes)
  await bring(fixtureBytes('cnmarc-utf8.mrc'), { libraryId: south! })
  expect(await works()).toHaveLength(8)
  expect(new Set((await copies()).map(({ library_id }) => library_id))).toEqual(
    new Set([north, south]),
  )
})

test('a corrected record keeps its number and changes its title', async () => {
  await bring(bytes)
  const before = (await works()).find(({ title }) => title === 'Java高级编程')
  expect(await bring(await corrected('Java 高级程序设计'))).toMatchObject({ changed: 1 })
  expect((await works()).find(({ id }) => id === before?.id)?.title).toBe('Java 高级程序设计')
})

test('a correction by one library does not rename the work of another', async () => {
  await bring(bytes)
  await bring(bytes, { libraryId: south! })
  await bring(await corrected('另一本书'), { libraryId: south! })
  const titles = (await works()).map(({ title }) => title)
  expect(titles).toContain('Java高级编程')
  expect(titles).toContain('另一本书')
})

test('a copy keeps its number through a correction, and takes the status the record gives', async () => {
  await bring(bytes)
  const before = (await copies()).find(({ barcode }) => barcode === 'B00000101')
  await bring(await corrected('Java高级编程', '仅供阅览'))
  expect((await copies()).find(({ barcode }) => barcode === 'B00000101')).toEqual({
    ...before,
    status: 'readingRoomOnly',
    lendable: false,
  })
})

test('what cannot be read is named with place and reason, and the rest is taken', async () => {
  const rejected: Rejected[] = []
  const file = Buffer.concat([bytes, Buffer.from('garbage\x1d'), bytes.subarray(0, 300)])
  const report = await bring(file, { onRejected: (each) => rejected.push(each) })
  expect(report).toMatchObject({ read: 10, added: 8, rejected: 2 })
  expect(rejected.map(({ position, reason }) => [position.index, reason])).toEqual([
    [8, 'notARecord'],
    [9, 'truncated'],
  ])
})

test('a control number that comes again in a file is named, and the first one stays', async () => {
  const [first] = await records()
  const rejected: Rejected[] = []
  const onRejected = (each: Rejected) => rejected.push(each)
  expect(await bring(asXml([first!, first!]), { onRejected })).toMatchObject({ added: 1 })
  expect(rejected).toMatchObject([{ reason: 'controlNumberRepeated', detail: '012020000001' }])
})

test('a library that keeps its copies elsewhere brings its own profile', async () => {
  const holdings = [{ tag: '905', callNumber: ['d'], separator: '', barcode: 'e' }]
  await bring(bytes, { reading: { ...habitually, holdings } })
  expect(await copies()).toEqual(
    expect.arrayContaining([expect.objectContaining({ call_number: 'TP312JA', barcode: '840' })]),
  )
})

test('no damage and no size in a file stops an import', async () => {
  const [first] = await records()
  // What does not compress is what an index cannot hold.
  const noise = Array.from({ length: 300 }, (_, at) =>
    createHash('sha256').update(`${at}`).digest('hex'),
  ).join('')
  const huge = [
    noise,
    ...['+', '字', 'x', '9', '\u{20bb7}'].map((character) => character.repeat(15_000)),
  ].map((value) => {
    return {
      ...first!,
      fields: ['001', '010', '200', '606', '701', '905'].map((tag) =>
        tag === '001'
          ? { tag, value }
          : { tag, indicators: '  ', subfields: [...'abcde'].map((code) => ({ code, value })) },
      ),
    }
  })
  expect(await bring(asXml(huge))).toMatchObject({ read: 6, added: 6 })

  const damage = fc.array(fc.record({ at: fc.nat(bytes.length - 1), byte: fc.nat(255) }), {
    minLength: 1,
    maxLength: 40,
  })
  const property = fc.asyncProperty(damage, async (changes) => {
    const damaged = Buffer.from(bytes)
    for (const { at, byte } of changes) damaged[at] = byte
    const { read, added, changed, unchanged, rejected } = await bring(damaged)
    expect(added + changed + unchanged + rejected).toBe(read)
  })
  await fc.assert(property, { numRuns: 150, seed: 905 })
})

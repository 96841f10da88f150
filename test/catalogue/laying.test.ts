import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { entryOf } from '../../src/catalogue/entry.ts'
import { importRecords, storeBatch } from '../../src/catalogue/import.ts'
import { copyInto } from '../../src/catalogue/laying/lay-store.ts'
import { readyOf } from '../../src/catalogue/laying/ready.ts'
import { sorted } from '../../src/catalogue/laying/sorted.ts'
import { openThreads } from '../../src/catalogue/laying/threads-client.ts'
import { putEntries } from '../../src/catalogue/store.ts'
import { system } from '../../src/shared/actor.ts'
import { asActor } from '../../src/shared/database.ts'
import type { MarcReading, MarcRecord } from '../../src/wire/marc/record.ts'
import { marcRecord } from '../support/arbitrary-marc.ts'
import { type Book, cnmarc } from '../support/books.ts'
import { type Consortium, openConsortium } from '../support/consortium.ts'

let [laid, put]: Consortium[] = []

beforeAll(async () => {
  ;[laid, put] = await Promise.all([openConsortium(), openConsortium()])
})
afterAll(() => Promise.all([laid!.close(), put!.close()]))

const tables = [
  'search_number',
  'search_entry',
  'holding',
  'source_record',
  'record_key',
  'record',
] as const

beforeEach(async () => {
  for (const { owner } of [laid!, put!]) {
    for (const table of tables) await owner.deleteFrom(table).execute()
    for (const table of ['record', 'source_record', 'holding'])
      await sql`alter table ${sql.ref(table)} alter column id restart`.execute(owner)
  }
})

/** Everything that an import writes, without what counts transactions. */
async function writtenIn({ owner }: Consortium) {
  const all = await Promise.all(
    tables.map(async (table) => {
      const { rows } = await sql<{ row: object }>`
        select to_jsonb(own) - 'changed_by' - 'revision' as row from ${sql.ref(table)} own`.execute(
        owner,
      )
      return rows.map(({ row }) => JSON.stringify(row)).sort()
    }),
  )
  return Object.fromEntries(tables.map((table, at) => [table, all[at]]))
}

const readings = (records: readonly MarcRecord[]): MarcReading[] =>
  records.map((record, index) => ({
    position: { index, byteOffset: index },
    bytes: new Uint8Array(),
    record,
    repairs: [],
  }))

type Library = 'buaa' | 'ruc'

const layIn = ({ house, libraries }: Consortium, library: Library, records: MarcRecord[]) =>
  asActor(house.db, system, (tx) =>
    storeBatch(tx, readings(records), {
      libraryId: libraries[library],
      seen: new Set(),
      at: house.clock.now(),
    }),
  )

/** As records are stored of which the library has sent some before. */
const putIn = ({ house, libraries }: Consortium, library: Library, records: MarcRecord[]) =>
  asActor(house.db, system, async (tx) => {
    const { taken } = sorted(readings(records), { seen: new Set(), reading: undefined })
    const entries = taken.map((each) => entryOf(each)).filter(({ work }) => work.title !== '')
    if (entries.length > 0)
      await putEntries(tx, libraries[library], { entries, at: house.clock.now() })
  })

const books: Book[] = [
  {
    title: '高等数学',
    subtitle: '上册',
    by: '同济大学数学系编',
    isbn: '978-7-04-020549-7',
    year: '2007',
  },
  {
    title: '高等数学',
    by: '同济大学数学系编',
    isbn: '978-7-04-020549-7',
    year: '2007',
    clc: 'O13',
  },
  { title: '软件工程\t導論', author: '张海藩', publisher: '清华大学出版社', subject: '软件工程' },
  { title: 'C++ \\ "primer"', author: 'Lippman, Stanley B.', language: 'eng', barcodes: [] },
  { title: '红楼梦', author: '曹雪芹', callNumber: '', barcodes: ['1', '2'], status: '借出' },
  { title: '' },
]

test('what is laid is what is put: records, copies, keys and what they are found by', async () => {
  const copies = cnmarc(books[2]!, 'c9')
  const several = {
    ...copies,
    fields: [
      ...copies.fields,
      ...cnmarc({ ...books[2]!, callNumber: 'A/1' }, 'x').fields.filter(({ tag }) => tag === '905'),
    ],
  }
  const sent: [Library, MarcRecord[]][] = [
    ['buaa', [...books.map((book, at) => cnmarc(book, `a${at}`)), several]],
    ['ruc', books.toReversed().map((book, at) => cnmarc({ ...book, year: '2007' }, `r${at}`))],
  ]
  for (const [library, records] of sent) {
    await layIn(laid!, library, records)
    await putIn(put!, library, records)
  }
  const written = await writtenIn(laid!)
  expect(written).toEqual(await writtenIn(put!))
  expect(written.record!.length).toBeGreaterThan(3)
})

test('and so it is whatever stands in the records', async () => {
  const batch = fc.array(marcRecord, { minLength: 1, maxLength: 20 })
  await fc.assert(
    fc.asyncProperty(fc.constantFrom<Library>('buaa', 'ruc'), batch, async (library, records) => {
      const stamp = `${library}${records.length}${JSON.stringify(records).length}-`
      const named = records.map((record, at) => ({
        ...record,
        fields: [
          { tag: '001', value: `${stamp}${at}` },
          ...record.fields.filter(({ tag }) => tag !== '001'),
        ],
      }))
      const before = await writtenIn(laid!)
      fc.pre(!before.source_record!.some((row) => row.includes(`"${stamp}`)))
      await layIn(laid!, library, named)
      await putIn(put!, library, named)
      expect(await writtenIn(laid!)).toEqual(await writtenIn(put!))
    }),
    { numRuns: 25 },
  )
})

test('lines that PostgreSQL refuses take back their transaction and nothing else', async () => {
  const { house } = laid!
  const laying = asActor(house.db, system, (tx) =>
    copyInto(tx, ['search_number', ['record_id', 'number']], ['1\ta', 'none\tb']),
  )
  await expect(laying).rejects.toThrow('invalid input syntax')
  await layIn(laid!, 'buaa', [cnmarc(books[1]!, 'n1')])
  const written = await writtenIn(laid!)
  expect(written.source_record).toHaveLength(1)
  expect(written.search_number).toHaveLength(1)
})

test('threads make ready what one would, in the order of the file', async () => {
  const { taken } = sorted(readings(books.map((book, at) => cnmarc(book, `t${at}`))), {
    seen: new Set(),
    reading: undefined,
  })
  const threads = openThreads(2, { libraryId: 1, reading: undefined })
  const [one, other] = await Promise.all([threads.ready(taken), threads.ready(taken)])
  await threads.close()
  expect([...one.values()]).toEqual(taken.map((each) => readyOf(entryOf(each), 1)))
  expect(other).toEqual(one)
})

test('an import that is cut off shows whole batches only, and going on brings the rest once', async () => {
  const { house, libraries, owner } = laid!
  const count = 8_200
  async function* all(until = count) {
    for (let at = 0; at < count; at++) {
      if (at === until) throw new Error('cut off')
      const record = cnmarc({ title: `书${at % 4_000}`, isbn: '', year: '2001' }, `n${at}`)
      yield readings([record])[0]!
    }
  }
  const bring = (until?: number) =>
    importRecords(house, all(until), { libraryId: libraries.buaa, threads: 2 })
  await expect(bring(8_100)).rejects.toThrow('cut off')
  const counted = async () =>
    Number(
      (
        await owner
          .selectFrom('source_record')
          .select((eb) => eb.fn.countAll().as('n'))
          .executeTakeFirstOrThrow()
      ).n,
    )
  const stored = await counted()
  expect(stored % 1_000).toBe(0)
  expect(stored).toBeGreaterThan(0)
  const report = await bring()
  expect(report).toMatchObject({ read: count, added: count - stored, unchanged: stored })
  expect(await counted()).toBe(count)
  const { rows } = await sql<{ records: number; entries: number; held: number }>`
    select (select count(*)::int from record) as records, (select count(*)::int from search_entry) as entries,
           (select count(distinct record_id)::int from holding) as held`.execute(owner)
  expect(rows[0]).toEqual({ records: 4_000, entries: 4_000, held: 4_000 })
}, 120_000)

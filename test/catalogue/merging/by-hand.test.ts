import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Merging } from '../../../src/catalogue/merging/shapes.ts'
import { recordPage } from '../../../src/catalogue/record/record-page.ts'
import type { RecordPage } from '../../../src/catalogue/shapes.ts'
import { type Actor, visitor } from '../../../src/shared/actor.ts'
import { type Book, sendBook } from '../../support/books.ts'
import { aBook, type Consortium, layReader, openConsortium } from '../../support/consortium.ts'
import { signedIn } from '../../support/signed-in.ts'

let place: Consortium
let app: FastifyInstance

beforeAll(async () => {
  place = await openConsortium()
  app = (await place.app()).app
})
afterAll(async () => {
  await app.close()
  await place.close()
})

/** A library's record, by its control number. */
const send = (library: keyof Consortium['libraries'], number: string, book: Book) =>
  sendBook(place, library, { number, book })

const sourceRow = (number: string) =>
  place.owner
    .selectFrom('source_record')
    .selectAll()
    .where('control_number', '=', number)
    .executeTakeFirstOrThrow()
const recordOf = async (number: string) => (await sourceRow(number)).record_id
const holdingsOf = async (recordId: number) =>
  (
    await place.owner
      .selectFrom('holding')
      .select('barcode')
      .where('record_id', '=', recordId)
      .orderBy('barcode')
      .execute()
  ).map(({ barcode }) => barcode)

async function pageOf(actor: Actor, recordId: number): Promise<RecordPage> {
  const page = await recordPage(place.house, actor, recordId)
  if (!page.ok) throw new Error(page.refusal.code)
  return page.value
}
const merging = async (recordId: number): Promise<Merging> =>
  (await pageOf(librarian(), recordId)).merging

const librarian = (): Actor => place.staff.bupt
let calls = 0
async function post(url: string, payload: object) {
  const headers = {
    ...(await signedIn(place.house, librarian())),
    'idempotency-key': `merging-call-${calls++}`,
  }
  return app.inject({ method: 'POST', url, payload, headers })
}

/** Two libraries' records of what looks like one book. */
const story: Book = {
  title: '家',
  by: '巴金著',
  publisher: '人民文学出版社',
  year: '1953',
  isbn: '7-02-000220-X',
}

test('the page says by which rule records were merged, to librarians record by record', async () => {
  await send('buaa', 'a1', { ...story, title: '春', barcodes: ['A1'] })
  await send('ruc', 'r1', { ...story, title: '春', isbn: '978-7-02-000220-7', barcodes: ['R1'] })
  const id = await recordOf('a1')
  expect(await recordOf('r1')).toBe(id)
  const forReaders = (await pageOf(visitor, id)).merging
  expect(forReaders).toEqual({ libraries: 2, rules: ['isbn'], editions: [], forLibrarians: null })
  const { forLibrarians } = await merging(id)
  expect(
    forLibrarians?.sources.map(({ controlNumber, rule, copies }) => [controlNumber, rule, copies]),
  ).toEqual([
    ['r1', 'isbn', 1],
    ['a1', 'first', 1],
  ])
})

test('a wrong merge is taken apart, its holdings go along, and no later import brings it back', async () => {
  await send('buaa', 'a2', { ...story, barcodes: ['A2'] })
  await send('ruc', 'r2', { ...story, barcodes: ['R2'] })
  await send('bnu', 'n2', { ...story, barcodes: ['N2'] })
  const id = await recordOf('a2')
  expect(await holdingsOf(id)).toEqual(['A2', 'N2', 'R2'])

  const sourceIds = [(await sourceRow('r2')).id]
  const answer = await post(`/api/records/${id}/split`, { sourceIds, why: '另一版' })
  expect(answer.statusCode).toBe(200)
  const { otherRecordId } = answer.json()
  expect(await holdingsOf(otherRecordId)).toEqual(['R2'])
  expect(await holdingsOf(id)).toEqual(['A2', 'N2'])
  const found = await app.inject({ url: '/api/search', query: { q: '巴金' } })
  expect(found.json().hits.map((hit: { id: number }) => hit.id)).toEqual(
    expect.arrayContaining([id, otherRecordId]),
  )

  // Corrected, sent again, and joined by a fourth library: apart they stay.
  await send('ruc', 'r2', { ...story, subject: '小说', barcodes: ['R2'] })
  await send('buaa', 'a2', { ...story, subject: '小说', barcodes: ['A2'] })
  await send('nlc', 'c2', { ...story, barcodes: ['C2'] })
  expect(await recordOf('r2')).toBe(otherRecordId)
  expect(await recordOf('a2')).toBe(id)

  const [decision] = (await merging(id)).forLibrarians!.decisions
  expect(decision).toMatchObject({
    kind: 'split',
    why: '另一版',
    operatorCode: 'by01',
    undoneAt: null,
  })
  expect(
    (await post(`/api/merge-decisions/${decision!.id}/undo`, { why: '不是同一种书' })).statusCode,
  ).toBe(200)
  expect(await holdingsOf(id)).toEqual(['A2', 'C2', 'N2', 'R2'])
  expect((await pageOf(visitor, otherRecordId)).hit.id).toBe(id)
  expect(
    (await post(`/api/merge-decisions/${decision!.id}/undo`, { why: '不是同一种书' })).json().code,
  ).toBe('alreadyUndone')
})

test('two records are merged by hand, the old address leads on, and undoing makes them two', async () => {
  await send('buaa', 'a3', { title: '激流三部曲', by: '巴金著', year: '1955', barcodes: ['A3'] })
  await send('ruc', 'r3', { title: '激流', by: '巴金著', year: '1956', barcodes: ['R3'] })
  const [id, other] = [await recordOf('a3'), await recordOf('r3')]
  expect(other).not.toBe(id)
  expect((await post(`/api/records/${id}/merge`, { otherRecordId: other })).statusCode).toBe(200)
  expect(await holdingsOf(id)).toEqual(['A3', 'R3'])
  const led = await app.inject({ url: `/api/records/${other}` })
  expect(led.json().hit.id).toBe(id)

  // Whatever the rules say of it, and however it changes, it stays where a librarian has put it.
  await send('ruc', 'r3', { title: '激流', by: '巴金著', year: '1957', barcodes: ['R3'] })
  expect(await recordOf('r3')).toBe(id)

  const [decision] = (await merging(id)).forLibrarians!.decisions
  expect(
    (await post(`/api/merge-decisions/${decision!.id}/undo`, { why: '不是同一种书' })).statusCode,
  ).toBe(200)
  expect(await recordOf('r3')).toBe(other)
  expect(await holdingsOf(other)).toEqual(['R3'])
  expect((await pageOf(visitor, other)).hit.title).toBe('激流')
})

test('a request goes with the copies of the library that supplies it', async () => {
  await send('buaa', 'a4', { ...story, title: '秋', callNumber: 'I246/1', barcodes: ['A4'] })
  await send('ruc', 'r4', { ...story, title: '秋', callNumber: 'I246/1', barcodes: ['R4'] })
  const id = await recordOf('a4')
  const asked = async (supplierCode: string) =>
    place.ask(
      await layReader(place, place.libraries.bupt, `reader${supplierCode}`),
      aBook({ title: '秋', callNumber: 'I246/1', recordId: id, supplierCode }),
    )
  const [fromAerospace, fromPeople] = [await asked('211060'), await asked('211010')]
  const sourceIds = [(await sourceRow('r4')).id]
  const { otherRecordId } = (await post(`/api/records/${id}/split`, { sourceIds })).json()
  expect((await place.seen(fromPeople)).record_id).toBe(otherRecordId)
  expect((await place.seen(fromAerospace)).record_id).toBe(id)
})

test('one cannot split off everything, nor nothing, nor merge a record with itself', async () => {
  const id = await recordOf('a1')
  const sourceIds = [(await sourceRow('a1')).id, (await sourceRow('r1')).id]
  expect((await post(`/api/records/${id}/split`, { sourceIds })).json().code).toBe('nothingToSplit')
  const stranger = [(await sourceRow('a3')).id]
  const none = await post(`/api/records/${id}/split`, { sourceIds: stranger })
  expect(none.json().code).toBe('nothingToSplit')
  const itself = await post(`/api/records/${id}/merge`, { otherRecordId: id })
  expect(itself.json().code).toBe('nothingToMerge')
  const nobody = await post('/api/records/999999/merge', { otherRecordId: id })
  expect(nobody.json().code).toBe('notFound')
})

test('what is done by hand stands in the audit log with who did it', async () => {
  const lines = await place.owner
    .selectFrom('audit_entry')
    .select(['action', 'operator_code'])
    .where('subject', '=', 'record')
    .execute()
  expect(new Set(lines.map(({ action }) => action))).toEqual(
    new Set(['splitRecord', 'undoSplit', 'mergeRecords', 'undoMerge']),
  )
  expect(new Set(lines.map(({ operator_code }) => operator_code))).toEqual(new Set(['by01']))
})

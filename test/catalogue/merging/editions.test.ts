import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Book, sendBook } from '../../support/books.ts'
import { type Consortium, openConsortium } from '../../support/consortium.ts'

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

const send = (library: keyof Consortium['libraries'], number: string, book: Book) =>
  sendBook(place, library, { number, book })

test('beside a hit: the other editions of the work, each with who holds it and who can lend it now', async () => {
  const second: Book = {
    title: '数学分析',
    by: '陈纪修编著',
    publisher: '高等教育出版社',
    year: '2004',
    isbn: '978-7-04-014376-9',
    edition: '第二版',
  }
  await send('buaa', 'e2', { ...second, barcodes: ['E2'] })
  await send('ruc', 'r2', { ...second, barcodes: ['R2'] })
  const third = { ...second, year: '2019', isbn: '978-7-04-051572-5', edition: '第三版' }
  await send('buaa', 'e3', { ...third, barcodes: ['E3'] })
  const { record_id: id } = await place.owner
    .selectFrom('source_record')
    .select('record_id')
    .where('control_number', '=', 'e3')
    .executeTakeFirstOrThrow()
  await place.owner
    .updateTable('holding')
    .set({ status: 'onLoan' })
    .where('barcode', '=', 'R2')
    .execute()

  const answer = await app.inject({ url: `/api/records/${id}/editions` })
  expect(answer.json()).toMatchObject({
    editions: [{ year: '2004', edition: '第二版', libraries: 2, lendable: 1, ownHolding: false }],
  })
  expect((await app.inject({ url: '/api/records/999999/editions' })).statusCode).toBe(404)
})

import { afterAll, beforeAll, expect, test } from 'vitest'
import { preview } from '../../src/requests/asking/preview.ts'
import type { Preview, WantedBook } from '../../src/requests/asking/shapes.ts'
import { attempt } from '../../src/shared/once.ts'
import { aForm, type Consortium, openConsortium } from '../support/consortium.ts'
import { holdJournal, journal } from '../support/journals.ts'

let bj: Consortium
let recordId = 0
beforeAll(async () => {
  bj = await openConsortium()
  const { buaa, ruc, bnu, nlc } = bj.libraries
  // prettier-ignore
  await holdJournal(
    bj.house,
    bnu,
    journal('q1', { statement: '2001-2024', volumes: ['2019', '2022-2024'] }),
  )
  await holdJournal(bj.house, buaa, journal('q2', { volumes: ['1998', '2004-2008'] }))
  await holdJournal(bj.house, ruc, journal('q3', { statement: '1986-', volumes: ['2019', '2025'] }))
  const inHouse = { statement: '1982-', volumes: ['2023', '2024'], status: '仅供阅览' }
  await holdJournal(bj.house, nlc, journal('q4', inHouse))
  const row = await bj.owner.selectFrom('record').select('id').executeTakeFirstOrThrow()
  recordId = row.id
})
afterAll(() => bj.close())

const issueOf = (year: string, issue: string, more: Partial<WantedBook> = {}) => ({
  recordId,
  title: '情报学报',
  publishedYear: year,
  callNumber: 'G35/1',
  materialType: 'serial',
  issue,
  ...more,
})

async function looked(book: object): Promise<Preview['books'][number]> {
  const asked = { form: aForm([book]), at: bj.house.clock.now(), language: 'zh' as const }
  const result = await attempt(bj.house.db, bj.reader, (tx) => preview(tx, bj.reader, asked))
  if (!result.ok) throw new Error(result.refusal.code)
  return result.value.books[0]!
}

const askedFor = async (requestId: number) =>
  (
    await bj.owner
      .selectFrom('offer')
      .innerJoin('library', 'library.id', 'supplying_library_id')
      .select('code')
      .where('request_id', '=', requestId)
      .orderBy('position')
      .execute()
  ).map(({ code }) => code)

test('an issue is asked of those that hold its year and lend it; who keeps it in the house is named', async () => {
  const { supplier, next, part } = await looked(issueOf('2025', '3', { volume: '44' }))
  expect([supplier.code, ...next.map(({ code }) => code)]).toEqual(['211010'])
  expect(part?.holders.map(({ code, held, whyNot }) => [code, held, whyNot]).toSorted()).toEqual([
    ['110001', 'held', 'staysInside'],
    ['211010', 'held', ''],
  ])
  expect(part?.lacking).toEqual([])
  expect(await askedFor(await bj.ask(bj.reader, issueOf('2025', '3') as never))).toEqual(['211010'])
})

test('the same journal in another year has other lenders', async () => {
  const { supplier, next } = await looked(issueOf('2019', '1'))
  expect([supplier.code, ...next.map(({ code }) => code)].toSorted()).toEqual(['211010', '211020'])
  const of1998 = await looked(issueOf('1998', '1'))
  const asked = [of1998.supplier, ...of1998.next].map(({ code }) => code)
  expect(asked.toSorted()).toEqual(['211010', '211060'])
})

test('the reader may ask a library that has not got the year, and is told so', async () => {
  const { supplier, next, part } = await looked(issueOf('2025', '4', { supplierCode: '211020' }))
  expect([supplier.code, ...next.map(({ code }) => code)]).toEqual(['211020', '211010'])
  expect(part?.lacking.map(({ code }) => code)).toEqual(['211020'])
})

test('what nobody holds is looked for by the reader’s own library, and that is said', async () => {
  const { supplier, part } = await looked(issueOf('1975', '1'))
  expect(supplier.code).toBe('211130')
  expect(part).toEqual({ holders: [], lacking: [] })
})

test('holdings that cannot be read come last, as perhaps', async () => {
  await holdJournal(bj.house, bj.libraries.buaa, journal('q2', { volumes: ['合订本'] }))
  const { supplier, next, part } = await looked(issueOf('2025', '4'))
  expect([supplier.code, ...next.map(({ code }) => code)]).toEqual(['211010', '211060'])
  expect(part?.holders.find(({ code }) => code === '211060')?.held).toBe('perhaps')
})

test('a book has no part', async () => {
  const id = await bj.hold('控制论', { ruc: {} })
  const book = { ...issueOf('1962', ''), recordId: id, title: '控制论', materialType: 'book' }
  expect((await looked(book)).part).toBeNull()
})

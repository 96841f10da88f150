import { afterAll, beforeAll, expect, test } from 'vitest'
import { rematchNext } from '../../../src/catalogue/merging/rematch-store.ts'
import { system } from '../../../src/shared/actor.ts'
import { asActor } from '../../../src/shared/database.ts'
import { type Book, cnmarc, sendBook } from '../../support/books.ts'
import { type Consortium, openConsortium } from '../../support/consortium.ts'

let place: Consortium
beforeAll(async () => {
  place = await openConsortium()
  for (const table of ['holding', 'source_record', 'record_key', 'record'] as const)
    await place.owner.deleteFrom(table).execute()
})
afterAll(() => place.close())

const send = (library: keyof Consortium['libraries'], number: string, book: Book) =>
  sendBook(place, library, { number, book })
const sources = () =>
  place.owner.selectFrom('source_record').selectAll().orderBy('control_number').execute()
const placesOfCopies = async () =>
  (
    await place.owner
      .selectFrom('holding')
      .select('record_id')
      .distinct()
      .orderBy('record_id')
      .execute()
  ).map(({ record_id }) => record_id)

async function rematchAll(): Promise<number> {
  for (let [after, done] = [0, 0]; ; ) {
    const next = await asActor(place.house.db, system, (tx) =>
      rematchNext(tx, after, place.clock.now()),
    )
    if (!next) return done
    after = next.lastId
    done += next.count
  }
}

const book: Book = {
  title: '图书馆学导论',
  by: '吴慰慈, 董焱编著',
  publisher: '北京图书馆出版社',
  year: '2002',
  isbn: '7-5013-1939-8',
}

/** As before there was merging: a record for each source record, no facts, no keys. */
async function forgetMerging() {
  await place.owner
    .updateTable('source_record')
    .set({ match_facts: null, merge_rule: 'first' })
    .execute()
  await place.owner.deleteFrom('record_key').execute()
}

test('records that are older than the rules of merging are brought together with their copies; once more changes nothing', async () => {
  await send('buaa', 'a1', book)
  await send('ruc', 'r1', { ...book, title: '另一本', isbn: '7-115-14321-8' })
  await send('bupt', 'b1', { ...book, title: '第三本', isbn: '7-302-00000-6', by: '别人' })
  const [a1] = await sources()
  await place.owner
    .updateTable('source_record')
    .set({ marc: JSON.stringify(cnmarc(book, 'r1')) })
    .where('control_number', '=', 'r1')
    .execute()
  await forgetMerging()
  expect(new Set(await placesOfCopies()).size).toBe(3)

  expect(await rematchAll()).toBe(3)
  const after = await sources()
  const recordOf = new Map(after.map((row) => [row.control_number, row.record_id]))
  expect(recordOf.get('r1')).toBe(recordOf.get('a1'))
  expect(recordOf.get('a1')).toBe(a1!.record_id)
  expect(recordOf.get('b1')).not.toBe(recordOf.get('a1'))
  expect(after.every(({ match_facts }) => match_facts !== null)).toBe(true)
  expect(await placesOfCopies()).toEqual([...new Set(recordOf.values())].sort((a, b) => a - b))

  expect(await rematchAll()).toBe(3)
  expect(await sources()).toEqual(after)
})

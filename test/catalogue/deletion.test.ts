import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  deleteByIdentifier,
  rememberIdentifiers,
} from '../../src/catalogue/harvest/deletion-store.ts'
import { system } from '../../src/shared/actor.ts'
import { asActor } from '../../src/shared/database.ts'
import { type Book, sendBook } from '../support/books.ts'
import { type Consortium, openConsortium } from '../support/consortium.ts'
import { plantSource } from '../support/sources.ts'

let place: Consortium
beforeAll(async () => {
  place = await openConsortium()
})
afterAll(() => place.close())

const send = (library: keyof Consortium['libraries'], number: string, book: Book) =>
  sendBook(place, library, { number, book })

const book: Book = {
  title: '城市规划原理',
  by: '吴志强编著',
  publisher: '中国建筑工业出版社',
  year: '2010',
  isbn: '978-7-112-12415-2',
}

test('a record that its library deletes speaks no more for the work, is not found there, and its withdrawal is told', async () => {
  await send('ruc', 'r1', book)
  await send('buaa', 'a1', { ...book, subtitle: '第四版增订', subject: '城市规划', series: '丛书' })
  const { id: recordId, subtitle } = await place.owner
    .selectFrom('record')
    .selectAll()
    .where('title', '=', book.title)
    .executeTakeFirstOrThrow()
  expect(subtitle).toBe('第四版增订')

  const libraryId = place.libraries.buaa
  const sourceId = await plantSource(place, { libraryId, protocol: 'oaiPmh' })
  const at = place.clock.now().add({ hours: 1 })
  const deleted = await asActor(place.house.db, system, async (tx) => {
    await rememberIdentifiers(tx, sourceId, new Map([['oai:buaa.example:a1', 'a1']]))
    return deleteByIdentifier(tx, { sourceId, libraryId, at }, ['oai:buaa.example:a1'])
  })
  expect(deleted).toBe(1)

  const record = await place.owner
    .selectFrom('record')
    .selectAll()
    .where('id', '=', recordId)
    .executeTakeFirstOrThrow()
  expect([record.subtitle, record.changed_at.toString()]).toEqual(['', at.toString()])
  const { rows: withdrawn } = await sql<{ library_id: number }>`
    select library_id from withdrawal where record_id = ${recordId}`.execute(place.owner)
  expect(withdrawn).toEqual([{ library_id: libraryId }])
  const { rows: entries } = await sql<{ library_ids: number[]; titles: string }>`
    select library_ids, titles from search_entry where record_id = ${recordId}`.execute(place.owner)
  expect(entries[0]!.library_ids).toEqual([place.libraries.ruc])
  expect(entries[0]!.titles).not.toContain('增订')
  // What began the record has gone: the one that is left begins it now.
  const { rows: left } = await sql<{ merge_rule: string }>`
    select merge_rule from source_record where record_id = ${recordId}`.execute(place.owner)
  expect(left).toEqual([{ merge_rule: 'first' }])
})

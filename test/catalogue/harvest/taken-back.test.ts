import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { withdrawRun } from '../../../src/catalogue/harvest/withdraw-store.ts'
import { merge } from '../../../src/catalogue/merging/by-hand/decide-store.ts'
import { undo } from '../../../src/catalogue/merging/by-hand/undo-store.ts'
import { recordPage } from '../../../src/catalogue/record/record-page.ts'
import { noFilters } from '../../../src/catalogue/search/catalogue-search.ts'
import { postgresSearch } from '../../../src/catalogue/search/postgres/search.ts'
import { keepIndex } from '../../../src/catalogue/search/postgres/upkeep-store.ts'
import { requestDetail } from '../../../src/requests/detail/detail.ts'
import { type Actor, visitor } from '../../../src/shared/actor.ts'
import { attempt } from '../../../src/shared/once.ts'
import type { Result } from '../../../src/shared/result.ts'
import { writeMarcXml } from '../../../src/wire/marc/marcxml.ts'
import { type Book, cnmarc } from '../../support/books.ts'
import { aBook, type Consortium, layReader, openConsortium } from '../../support/consortium.ts'
import { harvestNow, placeFile, plantSource } from '../../support/sources.ts'

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

type Shelf = readonly (readonly [controlNumber: string, book: Book])[]
const sourceFor = (library: keyof Consortium['libraries']) =>
  plantSource(place, { libraryId: place.libraries[library], protocol: 'file' })

/** A harvest of these books by a source; answers its run. */
async function bring(sourceId: number, shelf: Shelf): Promise<number> {
  const xml = shelf.map(([number, book]) => writeMarcXml(cnmarc(book, number))).join('')
  await placeFile(place.house, sourceId, Buffer.from(xml))
  place.clock.pass({ minutes: 1 })
  return (await harvestNow(place.house, { sourceId, scope: 'full' })).id
}
async function value<T>(result: Promise<Result<T>>): Promise<T> {
  const answer = await result
  if (!answer.ok) throw new Error(answer.refusal.code)
  return answer.value
}
const takeBack = (runId: number) => {
  place.clock.pass({ minutes: 1 })
  return value(
    attempt(place.house.db, place.centre, (tx) =>
      withdrawRun(tx, place.house, place.centre, runId),
    ),
  )
}
const recordOf = async (controlNumber: string) =>
  (
    await place.owner
      .selectFrom('source_record')
      .select('record_id')
      .where('control_number', '=', controlNumber)
      .executeTakeFirst()
  )?.record_id
const titleOf = async (recordId: number) =>
  (
    await place.owner
      .selectFrom('record')
      .select('title')
      .where('id', '=', recordId)
      .executeTakeFirstOrThrow()
  ).title
const get = (url: string) => app.inject({ method: 'GET', url })
const search = async (q: string): Promise<{ total: number; hits: { libraries: number }[] }> =>
  (await get(`/api/search?q=${encodeURIComponent(q)}`)).json()

/** What is shown to people and systems that look through the catalogue without a question. */
async function lookedThrough(beginning: string) {
  const word = new RegExp(`${beginning}的..`, 'g')
  const clause = encodeURIComponent(`dc.title="${beginning}"`)
  const scan = `/sru?version=1.2&operation=scan&scanClause=${clause}&maximumTerms=5`
  const arrivedSince = place.clock.now().subtract({ hours: 24 })
  const newest = {
    ...{ query: null, filters: { ...noFilters, arrivedSince } },
    ...{ sort: 'arrived' as const, page: 1, perPage: 50 },
  }
  const { arrived, suggested } = await place.as(visitor, async (tx) => ({
    arrived: await postgresSearch.page(tx, newest),
    suggested: await postgresSearch.suggestions(tx, beginning, 10),
  }))
  const titles = {
    feed: (await get('/feeds/arrivals')).body.match(word) ?? [],
    arrived: await Promise.all(arrived.map(titleOf)),
    suggested: suggested.map(({ text }) => text),
    scanned: (await get(scan)).body.match(word) ?? [],
  }
  return Object.fromEntries(
    Object.entries(titles).map(([where, list]) => [
      where,
      [...new Set(list.filter((title) => title.startsWith(beginning)))].toSorted(),
    ]),
  )
}
const everywhere = (...titles: string[]) => ({
  feed: titles,
  arrived: titles,
  suggested: titles,
  scanned: titles,
})

test('新到书刊, its feed, suggestions and the lists for other systems know no more what only that harvest brought', async () => {
  await bring(await sourceFor('ruc'), [['k0', { title: '昆虫的触角' }]])
  const shelf: Shelf = [
    ['k1', { title: '昆虫的复眼' }],
    ['k2', { title: '昆虫的翅脉' }],
  ]
  const run = await bring(await sourceFor('buaa'), shelf)
  await keepIndex(place.house)
  expect(await lookedThrough('昆虫')).toEqual(everywhere('昆虫的复眼', '昆虫的翅脉', '昆虫的触角'))
  await takeBack(run)
  expect(await lookedThrough('昆虫')).toEqual(everywhere('昆虫的触角'))
  await keepIndex(place.house)
  expect(await lookedThrough('昆虫')).toEqual(everywhere('昆虫的触角'))
  // Nor is it what somebody may have meant who writes it wrongly.
  const misspelt = await get(`/api/search?q=${encodeURIComponent('昆虫的翅眽')}`)
  expect(misspelt.body).not.toContain('昆虫的翅脉')

  await bring(await sourceFor('buaa'), shelf)
  expect(await lookedThrough('昆虫')).toEqual(everywhere('昆虫的复眼', '昆虫的翅脉', '昆虫的触角'))
})

const jade: Book = {
  title: '古玉鉴赏',
  by: '某某乙编著',
  publisher: '文物出版社',
  year: '2011',
  isbn: '978-7-115-14321-1',
}
const holders = async (recordId: number) => {
  const page = await value(recordPage(place.house, visitor, recordId))
  return [...new Set(page.copies.map(({ library }) => library.code))].toSorted()
}

test('what a rule merged since speaks again with the other library’s record, and counts one library less', async () => {
  const run = await bring(await sourceFor('buaa'), [
    ['j1', { ...jade, subtitle: '增订本', subject: '古玉', series: '丛书' }],
  ])
  await bring(await sourceFor('ruc'), [['j2', jade]])
  const recordId = (await recordOf('j1'))!
  expect(await recordOf('j2')).toBe(recordId)
  expect(await search('古玉鉴赏')).toMatchObject({ total: 1, hits: [{ libraries: 2 }] })
  await takeBack(run)
  expect(await search('古玉鉴赏')).toMatchObject({ total: 1, hits: [{ libraries: 1 }] })
  expect(await holders(recordId)).toEqual(['211010'])
  const page = await value(recordPage(place.house, visitor, recordId))
  expect([page.hit.subtitle, page.merging.libraries, page.merging.rules]).toEqual(['', 1, []])
})

const librarian = (): { actor: Actor; at: Temporal.Instant } => ({
  actor: place.staff.ruc,
  at: place.clock.now(),
})
const mergeByHand = (recordId: number, otherRecordId: number) =>
  value(
    place.as(place.staff.ruc, (tx) =>
      merge(tx, librarian(), { recordId, otherRecordId, why: '同一种' }),
    ),
  )
const undone = (decisionId: number) =>
  value(place.as(place.staff.ruc, (tx) => undo(tx, librarian(), { decisionId, why: '不是一种' })))

/** 甲编 of 北航, which is taken back, and 乙编 of 人大, made one by hand so that one of them stays. */
async function mergedAndTakenBack(name: string, stays: 'taken' | 'left') {
  const [title, other] = [`${name}甲编`, `${name}乙编`]
  const shelf: Shelf = [[`${name}1`, { title }]]
  const run = await bring(await sourceFor('buaa'), shelf)
  await bring(await sourceFor('ruc'), [[`${name}2`, { title: other }]])
  const [taken, left] = [(await recordOf(`${name}1`))!, (await recordOf(`${name}2`))!]
  const requestId = await place.ask(place.reader, aBook({ title, recordId: taken }))
  const [into, from] = stays === 'taken' ? [taken, left] : [left, taken]
  const { decisionId } = await mergeByHand(into, from)
  await takeBack(run)
  expect([await titleOf(into), await holders(into)]).toEqual([other, ['211010']])
  await undone(decisionId)
  expect([await titleOf(left), await holders(left), await holders(taken)]).toEqual([
    other,
    ['211010'],
    [],
  ])
  expect(await search(name)).toMatchObject({ total: 1 })
  const request = await place.seen(requestId)
  expect([request.record_id, request.title]).toEqual([taken, title])
  return { taken, left, shelf, other }
}

test('a book that was merged into another by hand and taken back is itself again when that is undone, and is known when it comes', async () => {
  const { taken, left, shelf } = await mergedAndTakenBack('木刻', 'left')
  expect(await titleOf(taken)).toBe('木刻甲编')
  await bring(await sourceFor('buaa'), shelf)
  expect([await recordOf('木刻1'), await recordOf('木刻2')]).toEqual([taken, left])
})

test('undone stays undone, also where the record that stayed has nothing of its own any more', async () => {
  const { left, other } = await mergedAndTakenBack('石刻', 'taken')
  await bring(await sourceFor('nlc'), [['石刻3', { title: other }]])
  expect([await recordOf('石刻3'), await recordOf('石刻2')]).toEqual([left, left])
})

test('a request for a book whose record is taken back keeps its title, its page and its way to the lender', async () => {
  const run = await bring(await sourceFor('buaa'), [['f1', { title: '风筝谱' }]])
  const recordId = (await recordOf('f1'))!
  const requestId = await place.ask(place.reader, aBook({ title: '风筝谱', recordId }))
  await takeBack(run)
  for (const actor of [place.reader, place.staff.buaa, place.staff.bupt]) {
    const seen = await place.as(actor, (tx) =>
      requestDetail(tx, actor, requestId, place.clock.now()),
    )
    expect(JSON.stringify(seen)).toContain('风筝谱')
  }
  expect((await value(recordPage(place.house, place.reader, recordId))).hit).toMatchObject({
    title: '风筝谱',
    libraries: 0,
  })
  expect((await search('风筝谱')).total).toBe(0)
  expect((await place.act(place.staff.buaa, requestId, 'accept')).ok).toBe(true)
  expect((await place.act(place.staff.buaa, requestId, 'fill', { barcode: 'F1' })).ok).toBe(true)
})

test('a library whose record of it was taken back is not asked before one that has the book', async () => {
  const runs: Record<number, number> = {}
  for (const library of ['buaa', 'ruc', 'bnu'] as const) {
    const run = await bring(await sourceFor(library), [[`g-${library}`, { title: '更漏考' }]])
    runs[place.libraries[library]] = run
  }
  const recordId = (await recordOf('g-buaa'))!
  const borrower = await layReader(place, place.libraries.bupt, 'geng')
  const id = await place.ask(borrower, aBook({ title: '更漏考', recordId }))
  const [next, last] = await place.owner
    .selectFrom('offer')
    .select('supplying_library_id')
    .where('request_id', '=', id)
    .where('state', '=', 'planned')
    .orderBy('position')
    .execute()
  await takeBack(runs[next!.supplying_library_id]!)
  const no = { reason: 'NotOnShelf' } as const
  expect(await place.act(place.staff.buaa, id, 'refuse', no)).toMatchObject({ ok: true })
  expect((await place.seen(id)).supplying_library_id).toBe(last!.supplying_library_id)
})

test('taken back twice it takes nothing twice; what another harvest has sent too stays', async () => {
  const source = await sourceFor('buaa')
  const shelf: Shelf = [
    ['t1', { title: '陶瓷的釉' }],
    ['t2', { title: '陶瓷的胎' }],
  ]
  const first = await bring(source, shelf)
  const second = await bring(await sourceFor('buaa'), shelf.slice(0, 1))
  expect(await takeBack(second)).toEqual({ withdrawn: 0, left: 0 })
  expect(await takeBack(first)).toEqual({ withdrawn: 1, left: 0 })
  expect(await lookedThrough('陶瓷')).toMatchObject({ suggested: ['陶瓷的釉'] })
  const withdrawnAt = place.owner.selectFrom('withdrawal').select(['record_id', 'withdrawn_at'])
  const told = await withdrawnAt.execute()
  expect(await takeBack(first)).toEqual({ withdrawn: 0, left: 0 })
  expect(await withdrawnAt.execute()).toEqual(told)
  expect(await lookedThrough('陶瓷')).toMatchObject({ suggested: ['陶瓷的釉'] })
  // A harvest after it brings what is missing, alone: it can be taken back in its turn.
  const third = await bring(source, shelf)
  expect(await lookedThrough('陶瓷')).toMatchObject({ suggested: ['陶瓷的胎', '陶瓷的釉'] })
  expect(await takeBack(third)).toEqual({ withdrawn: 1, left: 0 })
  const { deleted } = await place.owner
    .selectFrom('harvest_run')
    .select('deleted')
    .where('id', '=', first)
    .executeTakeFirstOrThrow()
  expect(deleted).toBe(1)
})

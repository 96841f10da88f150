import { afterAll, beforeAll, expect, test } from 'vitest'
import { describe } from '../../../src/catalogue/bibliographic.ts'
import { outlookOf } from '../../../src/catalogue/hits.ts'
import { ownElectronic, serialBeside } from '../../../src/catalogue/serials/beside-record.ts'
import {
  articlePage,
  articlesMatching,
  issuePage,
} from '../../../src/catalogue/serials/contents.ts'
import {
  dropDatabase,
  ownDatabases,
  takeContents,
  takeTitleList,
} from '../../../src/catalogue/serials/electronic.ts'
import { partWanted } from '../../../src/catalogue/serials/part.ts'
import { electronicAccess, serialOf } from '../../../src/catalogue/serials/serial.ts'
import type { SearchField } from '../../../src/catalogue/shapes.ts'
import { type Actor, visitor } from '../../../src/shared/actor.ts'
import { dayOf } from '../../../src/shared/clock.ts'
import { asActor } from '../../../src/shared/database.ts'
import { type Consortium, openConsortium, type StaffActor } from '../../support/consortium.ts'
import { holdJournal, journal } from '../../support/journals.ts'

let place: Consortium
beforeAll(async () => {
  place = await openConsortium()
  const { buaa, ruc } = place.libraries
  const volumes = ['1998-2003', '2004']
  await holdJournal(place.house, buaa, journal('q1', { statement: '1982-1999, 2005-' }))
  await holdJournal(place.house, ruc, journal('q2', { volumes }))
})
afterAll(() => place.close())

const on = () => dayOf(place.house.clock.now())
const work = describe(journal('x', {}))

const journalId = async () =>
  (await place.owner.selectFrom('record').select('id').executeTakeFirstOrThrow()).id

const asStaff = (staff: StaffActor, key: string) => ({
  actor: staff,
  route: 'test',
  key: `serials-${key}`,
  body: [],
  at: place.house.clock.now(),
})

const contents = [
  'ISSN,年,卷,期,题名,作者,页码',
  '1000-0135,1998,17,2,馆际互借规则研究,甲；乙,1-9',
  '1000-0135,1998,17,2,軟體工程文献的传递,丙,10-19',
  '1000-0135,2004,23,1,联合目录的合并,丁,1-7',
].join('\n')

test('what several libraries hold of one journal is told by year, from statements and from bound volumes', async () => {
  const serial = await asActor(place.house.db, visitor, async (tx) => {
    const { outlook } = await outlookOf(tx, visitor, on())
    return serialOf(tx, { recordId: await journalId(), work, outlook, year: 2026 })
  })
  const held = Object.fromEntries(serial.holdings.map((each) => [each.code, each]))
  expect(held['211060']?.statements).toEqual(['1982-1999, 2005-'])
  expect(held['211060']?.years).toHaveLength(18 + 22)
  expect(held['211010']?.statements.toSorted()).toEqual(['1998-2003', '2004'])
  expect(held['211010']?.years).toEqual([1998, 1999, 2000, 2001, 2002, 2003, 2004])
})

test('目次 are found by the words of an article, and lead to the issue and to who holds it', async () => {
  const { staff, house } = place
  const report = await takeContents(house, { file: contents }, asStaff(staff.buaa, 'contents'))
  expect(report).toMatchObject({ ok: true, value: { taken: 3, issues: 2, rejected: 0 } })

  const found = await articlePage(house, visitor, { q: '馆际互借', page: 1 })
  expect(found.hits.map(({ article }) => article.title)).toEqual(['馆际互借规则研究'])
  expect(found.hits[0]?.journal).toEqual({ recordId: await journalId(), title: '情报学报' })
  for (const q of ['软件工程', '丙', '软件 丙'])
    expect((await articlePage(house, visitor, { q, page: 1 })).total, q).toBe(1)
  expect((await articlePage(house, visitor, { q: '没有', page: 1 })).hits).toEqual([])
  expect((await articlePage(house, visitor, { q: '', page: 1 })).total).toBe(0)

  const issue = await issuePage(house, visitor, { id: found.hits[0]!.issue.id, page: 1 })
  if (!issue.ok) throw new Error(issue.refusal.code)
  expect(issue.value.articles.map(({ pages }) => pages)).toEqual(['1-9', '10-19'])
  expect(issue.value.holders.map(({ code }) => code).toSorted()).toEqual(['211010', '211060'])
  expect(await issuePage(house, visitor, { id: 999, page: 1 })).toMatchObject({
    refusal: { code: 'notFound' },
  })
})

test('of an issue with thousands of articles one page comes at a time, each article on one of them', async () => {
  const { staff, house } = place
  const rows = Array.from({ length: 450 }, (_, at) => `1000-0135,2031,50,1,论文集之${at}`)
  const file = `ISSN,年,卷,期,题名\n${rows.join('\n')}`
  await takeContents(house, { file }, asStaff(staff.buaa, 'proceedings'))
  const { hits } = await articlePage(house, visitor, { q: '论文集', page: 1 })
  const { id } = hits[0]!.issue
  const titles: string[] = []
  for (const page of [1, 2, 3, 4]) {
    const issue = await issuePage(house, visitor, { id, page })
    if (!issue.ok) throw new Error(issue.refusal.code)
    expect(issue.value).toMatchObject({ page, pages: 3, issue: { articles: 450 } })
    expect(issue.value.articles.length).toBe([200, 200, 50, 0][page - 1])
    titles.push(...issue.value.articles.map(({ title }) => title))
  }
  expect(titles).toEqual(rows.map((row) => row.split(',').at(-1)))
})

test('the same issue taken in again has its new articles, and no others', async () => {
  const { staff, house } = place
  const again = 'ISSN,年,卷,期,题名\n1000-0135,1998,17,2,勘误'
  await takeContents(house, { file: again }, asStaff(staff.buaa, 'again'))
  expect((await articlePage(house, visitor, { q: '馆际互借', page: 1 })).total).toBe(0)
  expect((await articlePage(house, visitor, { q: '勘误', page: 1 })).total).toBe(1)
  expect((await articlePage(house, visitor, { q: '联合目录', page: 1 })).total).toBe(1)
})

async function access(actor: Actor) {
  return asActor(place.house.db, actor, async (tx) => {
    const { members, outlook } = await outlookOf(tx, actor, on())
    return electronicAccess(tx, { work, members, outlook, on: on() })
  })
}

const list = 'title,issn,from,to,url,embargo\n情报学报,1000-0135,1990,,https://e.example/q,P1Y'

test('what a library’s readers can read at once is theirs first (本馆已有), with what is kept back', async () => {
  const { staff, house, reader } = place
  const form = { name: '期刊全文库', url: 'https://e.example', file: list }
  expect(await takeTitleList(house, form, asStaff(staff.buaa, 'buaa'))).toMatchObject({
    value: { taken: 1 },
  })
  await takeTitleList(house, { ...form, name: '本校库' }, asStaff(staff.bupt, 'bupt'))
  const [own, other] = await access(reader)
  expect(own).toMatchObject({ own: true, database: '本校库', from: '1990', to: '' })
  expect(own?.until).toBe(on().subtract({ years: 1 }).toString())
  expect(other).toMatchObject({ own: false, library: { code: '211060' } })
  expect((await access(visitor)).every((each) => !each.own)).toBe(true)
})

test('a file that says nothing changes nothing, and a database is dropped by its own library alone', async () => {
  const { staff, house } = place
  const form = { name: '期刊全文库', url: '', file: 'ISSN\n1000-0135' }
  expect(await takeTitleList(house, form, asStaff(staff.buaa, 'bad'))).toMatchObject({
    refusal: { code: 'columnMissing', field: 'file' },
  })
  const none = { ...form, file: '题名,ISSN\n无号,' }
  expect(await takeTitleList(house, none, asStaff(staff.buaa, 'none'))).toMatchObject({
    refusal: { code: 'nothingToTake' },
  })
  const [database] = await ownDatabases(house, staff.buaa)
  expect(database).toMatchObject({ name: '期刊全文库', titles: 1 })
  const id = database!.id
  expect(await dropDatabase(house, id, asStaff(staff.bupt, 'other'))).toMatchObject({
    refusal: { code: 'notFound' },
  })
  expect(await dropDatabase(house, id, asStaff(staff.buaa, 'own'))).toMatchObject({ ok: true })
  expect(await ownDatabases(house, staff.buaa)).toEqual([])
})

test('an article is asked for by its issue, with its title and pages beside it', async () => {
  const { house } = place
  const found = await articlePage(house, visitor, { q: '联合目录', page: 1 })
  const { article, issue } = found.hits[0]!
  expect(await partWanted(house, { article: article.id, issue: 0 })).toEqual({
    year: '2004',
    volume: '2004年第23卷第1期',
    point: { year: 2004, volume: 23, issue: 1 },
    article: { title: '联合目录的合并', responsibility: '丁', pages: '1-7' },
  })
  expect(await partWanted(house, { article: 0, issue: issue.id })).toMatchObject({ article: null })
  expect(await partWanted(house, { article: 999, issue: 999 })).toBeNull()
})

test('before asking, a reader is told of what her own library has electronically, and only of that', async () => {
  const { staff, house, reader } = place
  const id = await journalId()
  const form = { name: '他校库', url: 'https://e.example', file: list }
  await takeTitleList(house, form, asStaff(staff.buaa, 'elsewhere'))
  const beside = await serialBeside(house, reader, { recordId: id, materialType: 'serial' })
  expect(beside.electronic.map(({ own }) => own)).toEqual([true, false])
  expect(beside.serial?.holdings).toHaveLength(2)
  expect(beside.serial?.issues.length).toBeGreaterThan(0)
  expect(await ownElectronic(house, reader, [id])).toMatchObject([{ own: true }])
  expect(await ownElectronic(house, visitor, [id])).toEqual([])
  expect(await ownElectronic(house, reader, [])).toEqual([])
})

test('years held are told of what goes on appearing, not of books', async () => {
  const asked = { recordId: await journalId(), materialType: 'book' }
  expect((await serialBeside(place.house, visitor, asked)).serial).toBeNull()
})

test('a search in the catalogue says how many articles match too, on its first page and where articles have such a field', async () => {
  const count = (q: string, more: { field?: SearchField; page?: number } = {}) =>
    articlesMatching(place.house, visitor, { q, field: 'any', page: 1, ...more })
  expect(await count('联合目录')).toBe(1)
  expect(await count('联合目录', { field: 'title' })).toBe(1)
  expect(await count('联合目录', { page: 2 })).toBe(0)
  expect(await count('联合目录', { field: 'isbn' })).toBe(0)
  expect(await count('')).toBe(0)
})

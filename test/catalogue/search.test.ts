import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { browse } from '../../src/catalogue/search/browse.ts'
import { type SearchAnswer, SearchQuestion } from '../../src/catalogue/search/shapes.ts'
import { searchPage } from '../../src/catalogue/search.ts'
import { visitor } from '../../src/shared/actor.ts'
import { type Book, holdBooks } from '../support/books.ts'
import { type Consortium, openConsortium } from '../support/consortium.ts'
import { layLibrary } from '../support/libraries.ts'

let place: Consortium
let app: FastifyInstance

const javaBooks: Book[] = Array.from({ length: 446 }, (_, at) => ({
  title: `Java实例${at}`,
  year: String(1990 + (at % 30)),
  publisher: '机械工业出版社',
}))

const books: Book[] = [
  {
    title: '高等数学',
    subtitle: '同济第六版',
    by: '同济大学数学系编',
    publisher: '高等教育出版社',
    year: '2007',
    isbn: '7-115-14321-8',
    subject: '高等数学',
    callNumber: 'O13/17',
  },
  { title: '数学分析', by: '陈纪修编', subject: '数学分析', callNumber: 'O17/5' },
  { title: '高等代数与等数列，数学归纳', by: '某某编', callNumber: 'O15/9' },
  { title: '概论', subtitle: '高等数学入门', callNumber: 'G20/100%_x' },
  { title: '軟體工程', by: '某某編', clc: 'TP311.5', callNumber: 'TP311.5/1' },
  {
    title: 'Большой энциклопедический словарь',
    by: 'гл. ред. А. М. Прохоров',
    publisher: 'Большая Российская энциклопедия',
    language: 'rus',
    callNumber: 'Z351/П84',
  },
  { title: '情报学报', issn: '1000-0135', callNumber: 'G35/1' },
]

beforeAll(async () => {
  place = await openConsortium()
  const { house, libraries } = place
  await holdBooks(house, libraries.buaa, { books: [...books, ...javaBooks], series: 'h' })
  await holdBooks(house, libraries.ruc, {
    books: [{ ...books[0]!, callNumber: 'O13/T7', status: '借出' }],
    series: 'r',
  })
  await holdBooks(house, libraries.bupt, { books: [books[1]!], series: 'y' })
  app = (await place.app()).app
})
afterAll(async () => {
  await app.close()
  await place.close()
})

async function search(q: string, more: Partial<SearchQuestion> = {}, actor = visitor as never) {
  const found = await searchPage(place.house, actor, SearchQuestion.parse({ q, ...more }))
  if (!found.ok) throw new Error(found.refusal.code)
  return found.value
}
const titles = ({ hits }: SearchAnswer) => hits.map(({ title }) => title)

test('446 hits are 23 pages of 20, and the 23rd shows 6 (scenario 15)', async () => {
  const first = await search('JAVA')
  expect(first).toMatchObject({ total: 446, page: 1, pages: 23, perPage: 20 })
  expect(first.hits).toHaveLength(20)
  const last = await search('JAVA', { page: 23 })
  expect(last.hits).toHaveLength(6)
  expect(await search('JAVA', { page: 9_999 })).toMatchObject({ page: 23, hits: last.hits })
})

test('every record stands on one page only, the newest first', async () => {
  const pages = []
  for (let page = 1; page <= 23; page++) pages.push(...(await search('java', { page })).hits)
  expect(new Set(pages.map(({ id }) => id)).size).toBe(446)
  const years = pages.map(({ year }) => year)
  expect(years).toEqual(years.toSorted().toReversed())
})

test('one Chinese character, two, or the whole title find a book', async () => {
  for (const q of ['数', '数学', '高等数学', '高 等 数 学', '同济'])
    expect(titles(await search(q)), q).toContain('高等数学')
})

test('what is called exactly as asked comes first', async () => {
  expect(titles(await search('高等数学'))[0]).toBe('高等数学')
})

test('in the title the characters must stand in a row, in a subtitle they are found too', async () => {
  const found = titles(await search('高等数学', { field: 'title' }))
  expect(found.toSorted()).toEqual(['概论', '高等数学'].toSorted())
})

test('full width, half width and case are alike', async () => {
  for (const q of ['ＪＡＶＡ', 'java', 'Java', 'ｊａｖａ'])
    expect((await search(q)).total, q).toBe(446)
})

test('pinyin initials find a title', async () => {
  expect(titles(await search('gdsx'))).toContain('高等数学')
  expect(titles(await search('GDSX', { field: 'title' }))).toContain('高等数学')
  expect(titles(await search('sxf'))).toEqual(['数学分析'])
  expect((await search('gdsx', { field: 'publisher' })).total).toBe(0)
})

test('an ISBN-10 finds the ISBN-13 and the other way round, with hyphens or without', async () => {
  for (const q of ['7115143218', '978-7-115-14321-1', '9787115143211', '7-115-14321-8'])
    for (const field of ['isbn', 'any'] as const)
      expect(titles(await search(q, { field })), q).toEqual(['高等数学'])
  for (const q of ['1000-0135', '10000135'])
    expect(titles(await search(q, { field: 'isbn' })), q).toEqual(['情报学报'])
})

test('each 检索途径 looks where it says', async () => {
  expect(titles(await search('同济大学', { field: 'responsibility' }))).toEqual(['高等数学'])
  expect((await search('同济大学', { field: 'publisher' })).total).toBe(0)
  expect(titles(await search('高等教育', { field: 'publisher' }))).toEqual(['高等数学'])
  expect(titles(await search('数学分析', { field: 'subject' }))).toEqual(['数学分析'])
})

test('a call number is found by its beginning, also that of another library’s copy', async () => {
  for (const q of ['o13/1', 'O13/T', 'O 13 / 17'])
    expect(titles(await search(q, { field: 'callNumber' })), q).toContain('高等数学')
  expect((await search('Z351/П', { field: 'callNumber' })).total).toBe(1)
})

test('a mainland reader finds 軟體工程 by 软件工程, in the title too', async () => {
  for (const q of ['软件工程', '軟體工程'])
    expect(titles(await search(q, { field: 'title' })), q).toEqual(['軟體工程'])
})

test('a Cyrillic title is found in any case and shown unchanged (scenario 20)', async () => {
  for (const q of ['Большой энциклопедический словарь', 'СЛОВАРЬ', 'энциклопедический'])
    expect(await search(q), q).toMatchObject({
      total: 1,
      hits: [
        {
          title: 'Большой энциклопедический словарь',
          responsibility: 'гл. ред. А. М. Прохоров',
          publisher: 'Большая Российская энциклопедия',
          language: 'rus',
        },
      ],
    })
})

test('signs that mean something to a database mean nothing here', async () => {
  for (const q of ['%', '_', '\\', "'", '"', '--', '% _'])
    for (const field of ['any', 'title', 'callNumber', 'isbn'] as const)
      expect((await search(q, { field })).total, `${q} ${field}`).toBe(0)
  expect((await search('O1_/17', { field: 'callNumber' })).total).toBe(0)
  expect((await search('O%', { field: 'callNumber' })).total).toBe(0)
  expect(titles(await search('G20/100%_', { field: 'callNumber' }))).toEqual(['概论'])
})

test('a NUL or half a character in the question breaks nothing', async () => {
  for (const q of ['\u0000', '\ud842', 'тест\u0000b', '9787115143211\u0000'])
    for (const field of ['any', 'title', 'callNumber', 'isbn'] as const)
      expect((await search(q, { field })).total, `${q} ${field}`).toBe(
        q.startsWith('978') && ['any', 'isbn'].includes(field) ? 1 : 0,
      )
})

test('nothing typed finds nothing', async () => {
  expect(await search(' ')).toMatchObject({ total: 0, page: 1, pages: 0, hits: [], counts: [] })
})

test('a long question is answered as fast as a short one', async () => {
  const text = '高等数学与线性代数概率论统计'.repeat(20).slice(0, 200)
  const sixty = Array.from({ length: 60 }, (_, at) => at).join(' ')
  for (const q of [text, sixty, 'ﷺ'.repeat(200)]) {
    const from = performance.now()
    await search(q)
    expect(performance.now() - from).toBeLessThan(1_000)
  }
})

test('counts name the libraries that have something, the most first', async () => {
  const { counts, total } = await search('数学')
  expect(total).toBe(4)
  expect(counts.map(({ code, count }) => [code, count])).toEqual([
    ['211060', 4],
    ['211010', 1],
    ['211130', 1],
  ])
})

test('only the chosen libraries count, and only copies on the shelf can be lent', async () => {
  const all = await search('同济')
  expect(all.hits).toMatchObject([{ libraries: 2, lendable: 1 }])
  const one = await search('同济', { libraries: ['211010'] })
  expect(one.hits).toMatchObject([{ libraries: 1, lendable: 0 }])
  expect(one.counts).toMatchObject([{ code: '211010', count: 1 }])
  expect((await search('java', { libraries: ['211010'] })).total).toBe(0)
})

test('a library that is closed cannot lend its copies', async () => {
  const day = Temporal.PlainDate.from('2026-11-23')
  const closure = {
    library_id: place.libraries.buaa,
    from_on: day,
    to_on: day,
    kind: 'lendingSuspended',
    reason_zh: '搬迁',
    reason_en: 'Moving',
  }
  await place.owner.insertInto('library_closure').values(closure).execute()
  expect((await search('同济')).hits).toMatchObject([{ libraries: 2, lendable: 0 }])
  await place.owner.deleteFrom('library_closure').execute()
})

test('a reader sees what her own library has, whatever she chose', async () => {
  const own = async (more: Partial<SearchQuestion>) =>
    (await search('数学分析', { field: 'title', ...more }, place.reader as never)).hits
  expect(await own({})).toMatchObject([{ ownHolding: true }])
  expect(await own({ libraries: ['211060'] })).toMatchObject([{ ownHolding: true, libraries: 1 }])
  expect((await search('数学分析', { field: 'title' })).hits).toMatchObject([{ ownHolding: false }])
  expect((await search('软件', {}, place.reader as never)).hits).toMatchObject([
    { ownHolding: false },
  ])
})

test('a record that no member holds is not found', async () => {
  await holdBooks(place.house, place.libraries.bnu, {
    books: [{ title: '退出的馆' }],
    series: 'left',
  })
  expect((await search('退出的馆')).total).toBe(1)
  const leave = (left_on: Temporal.PlainDate | null) =>
    place.owner.updateTable('library').set({ left_on }).where('code', '=', '211020').execute()
  await leave(Temporal.PlainDate.from('2026-01-01'))
  expect((await search('退出的馆')).total).toBe(0)
  await leave(null)
})

const ask = (query: string) => app.inject({ url: `/api/search?${query}` })

test('libraries come as often as they are chosen, and an unknown one is named', async () => {
  expect((await ask('q=java&libraries=211060')).json()).toMatchObject({ total: 446 })
  expect((await ask('q=java&libraries=211060&libraries=211010')).json()).toMatchObject({
    question: { q: 'java', field: 'any', libraries: ['211060', '211010'], page: 1 },
    total: 446,
  })
  const unknown = await ask('q=java&libraries=999999')
  expect(unknown.statusCode).toBe(400)
  expect(unknown.json()).toMatchObject({ code: 'unknownLibrary', field: 'libraries' })
})

test('bad input is refused with the field it is about', async () => {
  for (const [query, field] of [
    [`q=${'a'.repeat(201)}`, 'q'],
    ['q=a&page=0', 'page'],
    ['q=a&page=x', 'page'],
    ['q=a&field=nothing', 'field'],
  ]) {
    const refused = await ask(query!)
    expect(refused.statusCode, query).toBe(400)
    expect(refused.json()).toMatchObject({ field })
  }
})

async function requireChoice(required: boolean) {
  const parameters = JSON.stringify({ searchTargetsMax: 10, searchNeedsChoice: required })
  await place.owner.updateTable('policy_rule').set({ parameters }).where('id', '=', 'R11').execute()
}

test('where a choice is required, none is 您还没有选择要检索的图书馆 (scenario 11)', async () => {
  await requireChoice(true)
  const refused = await ask('q=java')
  await requireChoice(false)
  expect(refused.statusCode).toBe(400)
  expect(refused.json()).toMatchObject({
    code: 'noTargetChosen',
    field: 'libraries',
    message: '您还没有选择要检索的图书馆',
  })
  expect((await ask('q=java')).statusCode).toBe(200)
})

test('where a choice is required, ten may be chosen and not eleven (scenario 12)', async () => {
  const codes = Array.from({ length: 11 }, (_, at) => `2119${String(at).padStart(2, '0')}`)
  for (const [at, code] of codes.entries())
    await layLibrary(place.owner, { code, zh: `第${at}图书馆`, prefix: `Q${'abcdefghijk'[at]}` })
  const chosen = (count: number) =>
    ask(
      `q=java&${codes
        .slice(0, count)
        .map((code) => `libraries=${code}`)
        .join('&')}`,
    )
  expect((await chosen(11)).statusCode).toBe(200)
  await requireChoice(true)
  const [ten, eleven] = [await chosen(10), await chosen(11)]
  await requireChoice(false)
  expect(ten.statusCode).toBe(200)
  expect(eleven.json()).toMatchObject({
    code: 'tooManyTargets',
    field: 'libraries',
    message: '您最多可以选择10个图书馆',
  })
})

test('years the wrong way round are turned round, in the answer too', async () => {
  const turned = await search('java', { from: 2003, to: 2001 })
  const right = await search('java', { from: 2001, to: 2003 })
  expect(right.total).toBeGreaterThan(0)
  expect(turned).toEqual(right)
})

test('before anything is asked one can look through classes and types, and each finds what it counts', async () => {
  const { classes, types } = await browse(place.house)
  expect(classes.map(({ value }) => value)).toContain('T')
  expect(types.map(({ value }) => value)).toEqual(['book'])
  for (const { value, count } of classes)
    expect(await search('', { clc: value }), value).toMatchObject({ total: count })
  for (const { value, count } of types)
    expect(await search('', { types: [value as 'book'] }), value).toMatchObject({ total: count })
})

import { beforeAll, expect, test } from 'vitest'
import type { Render } from '../../src/pages/document.ts'
import { buildWeb } from '../../tools/build-web.ts'
import { draftsOf, holdersOf, submissionOf, sumsOf } from '../../web/reader/asking/form.ts'
import { frameOf } from '../fixtures/frames.ts'
import { onePreview, samples } from '../fixtures/my-views.ts'

let render: Render

beforeAll(async () => {
  await buildWeb()
  const server = new URL('../../dist/server/server.js', import.meta.url).href
  render = (await import(/* @vite-ignore */ server)).render
}, 120_000)

function page(name: string, language: 'zh' | 'en' = 'zh'): string {
  const { view, data, path } = samples[name]!
  return render(view, data as never, frameOf(language, 'reader', path)).html
}

const inputsOf = (html: string, name: string) => [
  ...html.matchAll(new RegExp(`<input[^>]*name="${name.replaceAll('.', '\\.')}"[^>]*>`, 'g')),
]

test('物流配送 is proposed, so that a look is enough; 自取 is the other way', () => {
  const ways = inputsOf(page('ask'), 'deliveryMethod').map(([input]) => input)
  expect(ways).toHaveLength(2)
  expect(ways.map((way) => way.includes('checked'))).toEqual([true, false])
})

test('from a record everything the catalogue knows is filled in (scenario 21)', () => {
  const html = page('ask')
  for (const [name, value] of [
    ['title', '往事与随想'],
    ['publisher', '四川人民出版社'],
    ['publishedYear', '2018'],
    ['callNumber', 'I512.54/7-2'],
  ])
    expect(inputsOf(html, `books.0.${name}`)[0]![0]).toContain(`value="${value}"`)
})

test('国图 is not offered where a request is filled in by hand, and the page says why (scenario 24)', () => {
  const html = page('ask-direct')
  expect(html).not.toMatch(/<option[^>]*>国家图书馆/)
  expect(html).toMatch(/<option[^>]*>中国人民大学图书馆/)
  expect(html).toContain('国图的图书不在这里')
})

test('own holdings stand before the form and ask for a reason (R26)', () => {
  const html = page('ask-own')
  expect(html.indexOf('本馆就有这本书')).toBeLessThan(html.indexOf('name="books.0.publishedYear"'))
  expect(inputsOf(html, 'books.0.ownHoldingReason')).toHaveLength(1)
})

test('what a book costs, who pays it and the deposit that is no fee stand beside the form', () => {
  const html = page('ask')
  for (const said of ['¥20.00', '−¥20.00', '¥0.00', '¥100.00', '不是费用', 'R21-2026'])
    expect(html).toContain(said)
})

test('only requests that may be withdrawn now can be chosen', () => {
  const boxes = [...page('requests').matchAll(/<td class="tick">.*?<\/td>/g)].map(([cell]) => cell)
  expect(boxes).toHaveLength(9)
  expect(boxes.filter((box) => !box.includes('disabled'))).toHaveLength(2)
})

test('the head of 申请单查询 counts records, books out and books left in the words of the seeds', () => {
  expect(page('requests')).toContain('共有20条记录')
  expect(page('requests')).toContain('当前读者借书总册数：5本，还可借图书册数：0本')
})

test('the buttons of a request are those the server allows, and no other', () => {
  const html = page('request')
  expect(html).toContain('请求撤销</button>')
  expect(html).not.toContain('>撤销</button>')
  expect(html).not.toContain('续借')
})

test('a mail about a request goes to the home library and names the number', () => {
  expect(page('request')).toMatch(/mailto:ill@library\.example\?subject=[^"]*rd00001099/)
})

test('who holds the book and since when stands in the timeline; a book at the desk waits for the reader', () => {
  expect(page('request')).toMatch(/在<b>中国人民大学图书馆<\/b>手里，已 3 小时/)
  expect(page('my')).toContain('有一本书到了')
})

test('a charge of 0 is a line like any other; who has no fines reads so', () => {
  expect(page('account')).toContain('by01')
  expect(page('account')).toContain('¥0.00')
  expect(page('account-fines-none')).toContain('没有罚款')
})

test('fields of a form become the submission of the API, book by book', () => {
  const form = new FormData()
  for (const [name, value] of Object.entries({
    'books.0.recordId': '7',
    'books.0.title': '往事与随想',
    'books.1.title': '哲学史',
    'books.1.note': '请借精装本',
    deliveryMethod: 'logistics',
  }))
    form.append(name, value)
  const { books, deliveryMethod, recipientPhone } = submissionOf(form, 2)
  expect(books.map(({ recordId, title, note }) => [recordId, title, note])).toEqual([
    [7, '往事与随想', ''],
    [null, '哲学史', '请借精装本'],
  ])
  expect([deliveryMethod, recipientPhone]).toEqual(['logistics', ''])
})

test('of a journal the form asks year, volume, issue and pages, and does not fill in its first year', () => {
  const { data } = samples.ask as Extract<(typeof samples)[string], { view: 'reader/ask' }>
  const past = data.record!
  const journal = { ...past, hit: { ...past.hit, materialType: 'serial', year: '1982' } }
  const drawn = (wholeSerials: number[]) => {
    const asked = { ...data, record: journal, books: [journal], preview: null, wholeSerials }
    return render('reader/ask', asked, frameOf('zh', 'reader', '/requests/new')).html
  }
  const year = (html: string) => inputsOf(html, 'books.0.publishedYear')[0]![0]
  expect(year(drawn([7]))).not.toContain('1982')
  for (const name of ['volume', 'issue', 'pages'])
    expect(inputsOf(drawn([7]), `books.0.${name}`)).toHaveLength(1)
  expect(year(drawn([]))).toContain('value="1982"')
})

test('the holders of a record are offered once each, without the own library, lendable ones first', () => {
  const { data } = samples.ask as Extract<(typeof samples)[string], { view: 'reader/ask' }>
  const holders = holdersOf(data.record!, '211050')
  expect(holders.map(({ code, lendable }) => [code, lendable])).toEqual([
    ['211100', true],
    ['211011', false],
  ])
})

test('without a record there is one empty book; several prices add up', () => {
  expect(draftsOf([], null)).toEqual([
    { key: 'direct', record: null, preview: null, asksForPart: false },
  ])
  const [book] = onePreview.books
  expect(sumsOf([book!, book!])).toEqual({
    grossFen: 4000,
    subsidyFen: 4000,
    readerPaysFen: 0,
    depositFen: 20000,
  })
})

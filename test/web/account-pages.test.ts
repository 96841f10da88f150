import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildApp } from '../../src/app.ts'
import { loadPages } from '../../src/pages/kit.ts'
import { buildWeb } from '../../tools/build-web.ts'
import {
  aBook,
  type Consortium,
  layReader,
  layRule,
  openConsortium,
} from '../support/consortium.ts'
import { payingAt } from '../support/paying.ts'
import { signedIn } from '../support/signed-in.ts'

let place: Consortium
let get: (path: string) => Promise<{ status: number; html: string }>
let asVisitor: typeof get
let asOther: typeof get
let asOfRuc: typeof get
let receiptId = 0
let close: () => Promise<void>

/** What people read of a page, without its marks. */
const read = (html: string) =>
  html
    .slice(html.indexOf('<main'), html.indexOf('</main>'))
    .replaceAll('<!-- -->', '')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ')

beforeAll(async () => {
  await buildWeb()
  place = await openConsortium()
  await layRule(place, {
    id: 'buaa-fine',
    conditions: { lender: ['211060'] },
    parameters: { finePerDayFen: 50 },
  })
  const pages = await loadPages()
  const { app } = await buildApp(place.house, { trustProxy: false, log: false, pages })
  close = () => app.close()
  const caller = (headers: Record<string, string>) => async (url: string) => {
    const answer = await app.inject({ url, headers })
    return { status: answer.statusCode, html: answer.body }
  }
  asVisitor = caller({})
  const titles = ['控制论', '彼岸书']
  for (const title of titles) {
    const id = await place.ask(place.reader, aBook({ title }))
    for (const step of ['accept', 'fill', 'collect', 'receive', 'handOver'] as const) {
      const by = step === 'receive' || step === 'handOver' ? place.staff.bupt : place.staff.buaa
      await place.act(by, id, step, step === 'fill' ? { barcode: `B${id}` } : {})
    }
  }
  place.clock.pass({ hours: 24 * 36 })
  const [late] = await place.owner.selectFrom('request').select('id').orderBy('id').execute()
  await place.act(place.staff.bupt, late!.id, 'takeBack')
  const counter = payingAt(place)
  const [charge] = await counter.open(place.reader)
  receiptId = (await counter.pay(place.reader, charge!, 100)).receipt.id
  get = caller(await signedIn(place.house, place.reader))
  asOther = caller(
    await signedIn(place.house, await layReader(place, place.libraries.bupt, 'zhou')),
  )
  asOfRuc = caller(await signedIn(place.house, await layReader(place, place.libraries.ruc, 'wu')))
}, 120_000)
afterAll(async () => {
  await close?.()
  await place?.close()
})

test('事务费用: the columns of the seeds, a 0 too, and how each amount came about', async () => {
  const { status, html } = await get('/account')
  expect(status).toBe(200)
  for (const head of ['申请单号', '题名', '责任者', '收费金额', '操作员代码', '操作时间'])
    expect(html).toMatch(new RegExp(`<th[^>]*>${head}</th>`))
  const said = read(html)
  expect(said).toContain('¥3.00')
  expect(said).toContain('¥0.00')
  expect(said).toContain('超期 6 天，计费 6 天，每天 ¥0.50')
  expect(said).toContain('(buaa-fine)')
  expect(said).toContain('馆际互借中心付 ¥20.00')
})

test('what blocks her stands first: how much, for which book, and where to pay', async () => {
  const said = read((await get('/account')).html)
  expect(said).toContain('您还有 ¥2.00 没有缴，缴清以后才能提交新的申请')
  expect(said).toContain('到本馆服务台缴')
  const mine = read((await get('/my')).html)
  expect(mine).toContain('您还有 ¥2.00 没有缴')
  expect(mine).toContain('罚款到今天')
})

test('交费帐务 leads to the receipt; it can be read and printed, by nobody else', async () => {
  const { html } = await get('/account?tab=payments')
  expect(html).toContain(`href="/account/receipts/${receiptId}"`)
  const receipt = await get(`/account/receipts/${receiptId}`)
  const said = read(receipt.html)
  for (const part of [
    '收据',
    '2026-000001',
    '¥1.00',
    '壹元整',
    '逾期使用费',
    '控制论',
    'by01',
    '现金',
  ])
    expect(said).toContain(part)
  expect((await asOther(`/account/receipts/${receiptId}`)).status).toBe(404)
})

test('费用查询 explains every fen of a request', async () => {
  const said = read((await get('/account?tab=costs')).html)
  expect(said).toMatch(
    /补贴前费用 ¥23\.00 馆际互借中心补贴 −¥20\.00 您承担 ¥3\.00 已缴 ¥1\.00 还要缴 ¥2\.00/,
  )
})

test('费用统计: the result of the request is its 状态, and the sum stands below', async () => {
  const said = read((await get('/account?tab=summary')).html)
  expect(said).toContain('馆际互借申请已满足')
  expect(said).toMatch(/费用总计 ¥3\.00/)
})

test('押金: who reads at a library that takes none is told so, by its rule; who reads elsewhere is not', async () => {
  for (const address of ['/account', '/account?tab=payments']) {
    expect(read((await get(address)).html)).toMatch(/押金 本馆的馆际互借不收押金 .*\(R20-211130\)/)
    expect(read((await asOfRuc(address)).html)).not.toContain('不收押金')
  }
})

test('罚款日志: the book still out grows, the one brought back is paid in part', async () => {
  const said = read((await get('/account?tab=fines')).html)
  expect(said).toMatch(/彼岸书.*还没有还.*还在增加 ¥3\.00/)
  expect(said).toMatch(/控制论.*缴了一部分，还要缴 ¥2\.00 ¥3\.00/)
})

test('searched by title, the rest is left out', async () => {
  const { html } = await get('/account?q=彼岸书')
  expect(read(html)).toContain('彼岸书')
  expect(read(html)).not.toContain('超期 6 天，计费')
  expect(read((await get('/account?q=没有这本')).html)).toContain('没有符合条件的记录')
})

test('费用及优惠补贴: for everybody, for a library that the address names, and one’s own', async () => {
  const everybody = await asVisitor('/fees')
  expect(everybody.status).toBe(200)
  const said = read(everybody.html)
  for (const head of ['服务内容', '补贴前费用', '优惠补贴']) expect(said).toContain(head)
  expect(said).toContain('¥20.00/册')
  expect(said).toContain('(R21)')
  expect(said).toMatch(/国家：超期 /)
  expect(said).toContain('¥100.00 每册一份')
  // 北邮 takes no deposit (S2).
  const named = await asVisitor('/fees?library=211130')
  expect(read(named.html)).toContain('不收押金')
  expect(named.html).toMatch(/<option value="211130" selected="">/)
  const own = read((await get('/fees')).html)
  expect(own).toContain('这是您所在图书馆的价目')
  expect(own).toContain('不收押金')
})

test('费用及优惠补贴 is long: each of its services can be leapt to from its top', async () => {
  const { html } = await asVisitor('/fees')
  const leaps = [...html.matchAll(/<a href="#(\w+)">([^<]+)<\/a>/g)]
  expect(leaps.map(([, , name]) => name)).toEqual(
    [...html.matchAll(/<h2 id="\w+">([^<]+)<\/h2>/g)].map(([, name]) => name),
  )
  expect(leaps.length).toBeGreaterThan(1)
  for (const [, to, name] of leaps) expect(html).toContain(`<h2 id="${to}">${name}</h2>`)
})

test('an old link to the text about prices leads to the list', async () => {
  expect((await asVisitor('/pages/fees')).status).toBe(303)
})

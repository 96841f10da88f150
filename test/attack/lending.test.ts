import { afterEach, beforeEach, expect, test } from 'vitest'
import { fanOut } from '../../src/notices/fan-out.ts'
import { noticesOf } from '../../src/notices/inbox.ts'
import { scan } from '../../src/requests/desk/scan.ts'
import { attempt } from '../../src/shared/once.ts'
import {
  aBook,
  aForm,
  type Consortium,
  layReader,
  openConsortium,
  type StaffActor,
} from '../support/consortium.ts'

let bj: Consortium
beforeEach(async () => {
  bj = await openConsortium()
})
afterEach(() => bj.close())

const scanned = (staff: StaffActor, code: string) =>
  attempt(bj.house.db, staff, (tx) => scan(tx, bj.house, staff, code))
const codeOf = (done: { ok: boolean } | { ok: false; refusal: { code: string } }) =>
  'refusal' in done ? done.refusal.code : 'ok'

test('a lender refuses with a reason of the list, not with a word of its own', async () => {
  for (const reason of ['constructor', '__proto__', 'toString', 'weil ich es sage']) {
    const id = await bj.ask(await layReader(bj, bj.libraries.bupt, `r${reason.length}`))
    expect(codeOf(await bj.act(bj.staff.buaa, id, 'refuse', { reason }))).toBe('invalidField')
    expect((await bj.seen(id)).state).toBe('submitted')
  }
})

test('a reason that is no word of ours, however it is spelt, does not close the messages of a reader', async () => {
  const id = await bj.ask(bj.reader)
  await bj.act(bj.staff.buaa, id, 'refuse', { reason: 'OnLoan' })
  await bj.owner
    .updateTable('request_history')
    .set({ details: '{"reason":"constructor"}' })
    .where('action', '=', 'refuse')
    .execute()
  const lines = await bj.owner.selectFrom('request_history').select('id').execute()
  for (const line of lines) await fanOut(bj.house, { kind: 'requestMoved', historyId: line.id })
  const told = await bj.as(bj.reader, (tx) =>
    noticesOf(tx, bj.reader, { limit: 10, language: 'zh' }),
  )
  expect(told.notices.length).toBeGreaterThan(0)
})

test('one barcode is one barcode, however wide it is typed or whatever invisible stands in it', async () => {
  const first = await bj.ask(bj.reader)
  await bj.act(bj.staff.buaa, first, 'accept')
  await bj.act(bj.staff.buaa, first, 'fill', { barcode: 'BH123' })
  const second = await bj.ask(bj.reader, aBook({ title: '乙' }))
  await bj.act(bj.staff.buaa, second, 'accept')
  for (const barcode of [
    'ＢＨ１２３',
    'BH\u200b123',
    '\u2060BH123',
    'bh123\u00ad',
    'BH 123',
    'BH\u0007123',
  ]) {
    expect([barcode, codeOf(await bj.act(bj.staff.buaa, second, 'fill', { barcode }))]).toEqual([
      barcode,
      'copyAlreadyLent',
    ])
  }
  for (const barcode of ['\u200b', '\u2060\u2060', '\u3164', '\u0007'])
    expect([barcode, codeOf(await bj.act(bj.staff.buaa, second, 'fill', { barcode }))]).toEqual([
      barcode,
      'barcodeRequired',
    ])
})

test('a barcode that two lenders gave to two books in one house moves neither of them by a scan', async () => {
  const first = await bj.ask(bj.reader)
  const second = await bj.ask(bj.reader, aBook({ title: '乙', supplierCode: '211010' }))
  await bj.act(bj.staff.buaa, first, 'accept')
  await bj.act(bj.staff.buaa, first, 'fill', { barcode: '0001' })
  await bj.act(bj.staff.ruc, second, 'accept')
  await bj.act(bj.staff.ruc, second, 'fill', { barcode: '0001' })
  const done = await scanned(bj.staff.bupt, '0001')
  expect(codeOf(done)).toBe('severalMatch')
  expect((await bj.seen(first)).state).toBe('filled')
  expect((await bj.seen(second)).state).toBe('filled')
})

test("a barcode spelt like somebody else's request number does not turn a scan of that number away", async () => {
  const first = await bj.ask(bj.reader)
  const second = await bj.ask(bj.reader, aBook({ title: '乙', supplierCode: '211010' }))
  await bj.act(bj.staff.buaa, first, 'accept')
  await bj.act(bj.staff.buaa, first, 'fill', { barcode: 'B1' })
  await bj.act(bj.staff.ruc, second, 'accept')
  await bj.act(bj.staff.ruc, second, 'fill', { barcode: (await bj.seen(first)).number })
  const done = await scanned(bj.staff.bupt, (await bj.seen(first)).number)
  expect(done.ok && done.value.requestId).toBe(first)
})

test('a request is not forwarded to the library that has it, nor to one that has said no', async () => {
  const id = await bj.ask(bj.reader)
  const forward = (staff: StaffActor, libraryCode: string) =>
    bj.act(staff, id, 'forward', { libraryCode })
  expect(codeOf(await forward(bj.staff.buaa, '211060'))).toBe('alreadyAsked')
  expect(codeOf(await forward(bj.staff.buaa, '211010'))).toBe('ok')
  expect(codeOf(await forward(bj.staff.ruc, '211060'))).toBe('alreadyAsked')
})

test('a request is not forwarded to a library that has suspended its service', async () => {
  const on = Temporal.PlainDate.from(bj.clock.now().toZonedDateTimeISO('Asia/Shanghai'))
  await bj.owner
    .insertInto('library_closure')
    .values({
      library_id: bj.libraries.ruc,
      from_on: on,
      to_on: on.add({ days: 3 }),
      kind: 'serviceSuspended',
      reason_zh: '搬迁',
      reason_en: 'moving',
    })
    .execute()
  const id = await bj.ask(bj.reader)
  expect(codeOf(await bj.act(bj.staff.buaa, id, 'forward', { libraryCode: '211010' }))).toBe(
    'lenderSuspended',
  )
})

test('a record that does not exist is refused in words', async () => {
  const asked = await bj.submit(bj.reader, aForm([aBook({ recordId: 2_000_000_000 })]))
  expect(asked).toMatchObject({ refusal: { code: 'notFound', field: 'books.0.recordId' } })
})

test('a book of the catalogue is asked for as it is catalogued, whatever the form says', async () => {
  const recordId = await bj.hold('Operating Systems', { buaa: {} })
  const asked = () => bj.submit(bj.reader, aForm([aBook({ recordId, title: '别的书' })]))
  await bj.owner.updateTable('record').set({ language: 'eng' }).where('id', '=', recordId).execute()
  expect(codeOf(await asked())).toBe('foreignNotLent')
  await bj.owner.updateTable('record').set({ language: 'chi' }).where('id', '=', recordId).execute()
  const stored = await asked()
  expect(stored.ok && (await bj.seen(stored.value[0]!)).title).toBe('Operating Systems')
})

test('国图 takes no book by 直接填写, also not under the record of a book that it does not hold', async () => {
  const recordId = await bj.hold('控制论', { buaa: {} })
  const asked = await bj.submit(bj.reader, aForm([aBook({ recordId, supplierCode: '110001' })]))
  expect(codeOf(asked)).toBe('directEntryNotAllowed')
})

test('several sessions at once do not ask for more than the quota', async () => {
  const results = await Promise.all(
    Array.from({ length: 12 }, (_, n) =>
      bj.submit(bj.reader, aForm([aBook({ title: `甲${n}` }), aBook({ title: `乙${n}` })])),
    ),
  )
  expect(results.map(codeOf).toSorted()).toEqual([...Array(11).fill('limitReached'), 'ok'])
})

test('the reader cancels while the lender fills: one of them is done, the offer and the copy agree', async () => {
  for (let round = 0; round < 6; round++) {
    const reader = await layReader(bj, bj.libraries.bupt, `r${round}`)
    const id = await bj.ask(reader)
    await bj.act(bj.staff.buaa, id, 'accept')
    const done = await Promise.all([
      bj.act(reader, id, 'cancel'),
      bj.act(bj.staff.buaa, id, 'fill', { barcode: `R${round}` }),
      bj.act(bj.staff.buaa, id, 'refuse', { reason: 'OnLoan' }),
      bj.act(bj.staff.buaa, id, 'fill', { barcode: `S${round}` }),
    ])
    expect(done.filter((one) => one.ok)).toHaveLength(1)
    const items = await bj.owner
      .selectFrom('item')
      .select('id')
      .where('request_id', '=', id)
      .execute()
    expect(items.length).toBe((await bj.seen(id)).state === 'filled' ? 1 : 0)
  }
})

test('who has passed a request on does nothing to it any more', async () => {
  const id = await bj.ask(bj.reader)
  await bj.act(bj.staff.buaa, id, 'forward', { libraryCode: '211010' })
  for (const action of ['accept', 'refuse', 'fill', 'forward', 'agreeToCancel', 'collect'] as const)
    expect(
      codeOf(await bj.act(bj.staff.buaa, id, action, { reason: 'OnLoan', barcode: 'X' })),
    ).toBe('notFound')
})

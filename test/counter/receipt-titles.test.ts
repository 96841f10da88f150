import { afterAll, beforeAll, expect, test } from 'vitest'
import { textsOf } from '../../texts/index.ts'
import { receiptTitle } from '../../web/money/receipt-title.ts'
import { type Counter, openCounter } from './counter.ts'

let counter: Counter
beforeAll(async () => {
  counter = await openCounter()
})
afterAll(() => counter.close())

let readers = 0
/** A new reader of 北邮: calls about her account, and the name of her newest receipt in both languages. */
async function someone() {
  const { readerId, libraryId } = await counter.newReader(`named${++readers}`)
  const call = (url: string, payload: object) => counter.call(counter.staff.bupt, url, payload)
  return {
    readerId,
    charge: (amountFen: number) => counter.charge(amountFen, { readerId, libraryId }),
    call,
    take: (payload: object) =>
      call(`/readers/${readerId}/receipts`, { method: 'cash', ...payload }),
    newest: async () => {
      const [receipt] = (await counter.seen(readerId)).receipts
      return (['zh', 'en'] as const).map((language) =>
        receiptTitle(textsOf(language), receipt).replace(/ \d{4}-\d{6}$/, ''),
      )
    },
  }
}

test('money taken is a receipt, deposit in it or not; what takes it back pays out and is a refund receipt', async () => {
  const one = await someone()
  const id = await one.charge(500)
  const taken = await one.take({ charges: [{ id, amountFen: 500 }], depositFen: 1000 })
  expect(await one.newest()).toEqual(['收据', 'Receipt'])
  await one.call(`/receipts/${taken.json().receiptId}/take-back`, { reason: '收错了' })
  expect(await one.newest()).toEqual(['退款收据', 'Refund receipt'])
})

test('a paid charge that is taken back is paid out on a refund receipt', async () => {
  const one = await someone()
  const id = await one.charge(500)
  await one.take({ charges: [{ id, amountFen: 500 }] })
  await one.call(`/charges/${id}/take-back`, { reason: '书没有坏', refundBy: 'cash' })
  expect(await one.newest()).toEqual(['退款收据', 'Refund receipt'])
})

test('deposit given back is called so, when she leaves and when it was taken by mistake', async () => {
  const one = await someone()
  await one.take({ charges: [], depositFen: 1000 })
  await one.call(`/readers/${one.readerId}/deposit-refunds`, { amountFen: 400, method: 'cash' })
  expect(await one.newest()).toEqual(['押金退还收据', 'Deposit refund receipt'])
  const wrong = await one.take({ charges: [], depositFen: 300 })
  await one.call(`/receipts/${wrong.json().receiptId}/take-back`, { reason: '收错了' })
  expect(await one.newest()).toEqual(['押金退还收据', 'Deposit refund receipt'])
})

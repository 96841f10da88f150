import { afterAll, beforeAll, expect, test } from 'vitest'
import { fanOut } from '../../src/notices/fan-out.ts'
import { noticesOf } from '../../src/notices/inbox.ts'
import { sweepTimers } from '../../src/requests/clockwork.ts'
import { type Consortium, layRule, openConsortium } from '../support/consortium.ts'

let bj: Consortium
beforeAll(async () => {
  bj = await openConsortium()
  await layRule(bj, {
    id: 'tariff-and-deposit',
    parameters: { finePerDayFen: 50, depositMode: 'loan', depositFen: 10_000 },
    priority: 2,
  })
})
afterAll(() => bj.close())

/** Tells of every step, as the worker of the queue does. */
async function tellAll(): Promise<Map<string, string>> {
  const steps = await bj.owner.selectFrom('request_history').select('id').orderBy('id').execute()
  for (const { id } of steps) await fanOut(bj.house, { kind: 'requestMoved', historyId: id })
  const { notices } = await bj.as(bj.reader, (tx) =>
    noticesOf(tx, bj.reader, { limit: 50, language: 'zh' }),
  )
  return new Map(notices.map(({ kind, body }) => [kind, body]))
}

test('a late return says what it costs and what is free of the deposit', async () => {
  const id = await bj.ask(bj.reader)
  await bj.act(bj.staff.buaa, id, 'accept')
  await bj.act(bj.staff.buaa, id, 'fill', { barcode: 'B1' })
  await bj.act(bj.staff.bupt, id, 'receive')
  await bj.act(bj.staff.bupt, id, 'handOver', { depositBy: 'cash' })
  bj.clock.pass({ hours: 24 * 36 })
  await sweepTimers(bj.house)
  await bj.act(bj.staff.bupt, id, 'takeBack')
  const told = await tellAll()
  expect(told.get('handedOver')).toContain('押金 ¥100.00 还书后可退')
  expect(told.get('overdue')).toContain('超期每天 ¥0.50')
  expect(told.get('takenBack')).toContain('超期 6 天，逾期使用费 ¥3.00')
  expect(told.get('takenBack')).toContain('押金 ¥100.00 现在可退')
})

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '../../src/shared/actor.ts'
import { type Counter, openCounter } from './counter.ts'

let counter: Counter
beforeAll(async () => {
  counter = await openCounter()
})
afterAll(() => counter.close())

const takeBack = async (id: number, form: object = {}) =>
  (
    await counter.call(counter.staff.bupt, `/charges/${id}/take-back`, {
      reason: '书没有坏',
      ...form,
    })
  ).json()
const decide = async (actor: Actor, id: number, form: object = {}) =>
  (
    await counter.call(actor, `/waivers/${id}/decision`, { decision: 'grant', note: '', ...form })
  ).json()
const pay = (id: number, amountFen: number) =>
  counter.call(counter.staff.bupt, `/readers/${counter.home.readerId}/receipts`, {
    charges: [{ id, amountFen }],
    method: 'cash',
  })
const waiting = async (actor: Actor) => (await counter.call(actor, '/waivers')).json()
const owed = async (id: number) =>
  (await counter.seen()).open.find((each: { id: number }) => each.id === id)

describe('taking a charge back (M2: one person alone up to 10 yuan, decision 50)', () => {
  test('up to the limit one person does it', async () => {
    const id = await counter.charge(1000)
    expect(await takeBack(id)).toMatchObject({ state: 'granted', takenBackFen: 1000 })
    expect(await owed(id)).toBeUndefined()
  })

  test.each(['\u200b', '\u0007', '\u202e\u2066', ' \u2028 '])(
    'a reason that nobody can read is none: %j',
    async (reason) => {
      const id = await counter.charge(500)
      expect(await takeBack(id, { reason })).toMatchObject({ code: 'required', field: 'reason' })
      await takeBack(id, { reason: '书\u202e没有\r\n坏' })
      const kept = counter.owner.selectFrom('waiver').select('reason').where('charge_id', '=', id)
      expect(await kept.execute()).toEqual([{ reason: '书 没有 坏' }])
    },
  )

  test('a charge of nothing, which leaves its line all the same (S2), has nothing to take back', async () => {
    const id = await counter.charge(0)
    expect(await takeBack(id)).toMatchObject({ code: 'alreadySettled' })
  })

  test('above it, it waits: nothing moves until somebody else agrees', async () => {
    const id = await counter.charge(1001)
    expect(await takeBack(id)).toEqual({ state: 'proposed', takenBackFen: 0, receipt: null })
    expect(await owed(id)).toMatchObject({ outstandingFen: 1001, waiverWaits: true })
    expect((await takeBack(id)).code).toBe('waiverPending')
    const [proposed] = await waiting(counter.second)
    expect(proposed).toMatchObject({ kind: 'takeBack', amountFen: 1001, paidOverCounterFen: 0 })
    expect((await decide(counter.staff.bupt, proposed.id)).code).toBe('ownProposal')
    expect((await decide(counter.staff.buaa, proposed.id)).code).toBe('notFound')
    expect(await decide(counter.second, proposed.id)).toMatchObject({ state: 'granted' })
    expect(await owed(id)).toBeUndefined()
    expect((await decide(counter.second, proposed.id)).code).toBe('alreadyDecided')
    expect((await takeBack(id)).code).toBe('alreadyTakenBack')
  })

  test('who waived up to the limit cannot take the rest back alone', async () => {
    const id = await counter.charge(2000)
    await counter.call(counter.staff.bupt, `/charges/${id}/waivers`, {
      amountFen: 1000,
      reason: '住院',
    })
    expect(await takeBack(id)).toMatchObject({ state: 'proposed' })
    const [proposed] = await waiting(counter.second)
    expect(await decide(counter.centre, proposed.id)).toMatchObject({ state: 'granted' })
    expect((await counter.seen()).settled[0]).toMatchObject({ id, takenBack: true })
  })

  test('what was paid is given back by who grants it; the centre has no till', async () => {
    const id = await counter.charge(3000)
    await pay(id, 1200)
    await takeBack(id)
    await pay(id, 300)
    const [proposed] = await waiting(counter.second)
    expect(proposed).toMatchObject({ paidOverCounterFen: 1500, outstandingFen: 1500 })
    expect((await decide(counter.centre, proposed.id)).code).toBe('refundAtCounter')
    expect(await decide(counter.second, proposed.id, { paidOverCounterFen: 1500 })).toMatchObject({
      code: 'required',
      field: 'refundBy',
    })
    const before = await counter.tillFen()
    const answers = await Promise.all(
      Array.from({ length: 6 }, () =>
        decide(counter.second, proposed.id, { refundBy: 'cash', paidOverCounterFen: 1500 }),
      ),
    )
    expect(answers.filter(({ state }) => state === 'granted')).toMatchObject([
      { receipt: { amountFen: 1500 } },
    ])
    expect(await counter.tillFen()).toBe(before - 1500)
    const [receipt] = (await counter.seen()).receipts
    expect(receipt).toMatchObject({ direction: 'paidOut', operatorCode: 'by02' })
    expect(await counter.imbalance()).toBe(0)
  })

  test('who grants it signs for what was seen: paid more or less by now, and nothing moves', async () => {
    const id = await counter.charge(9000)
    await pay(id, 1200)
    await takeBack(id)
    const [proposed] = await waiting(counter.second)
    const seen = { refundBy: 'cash', paidOverCounterFen: proposed.paidOverCounterFen }
    await pay(id, 7800)
    const refused = await decide(counter.second, proposed.id, seen)
    expect(refused).toMatchObject({ code: 'paidMeanwhile' })
    expect(refused.message).toContain('¥90.00')
    expect(await waiting(counter.second)).toHaveLength(1)
    const now = { ...seen, paidOverCounterFen: 9000 }
    expect(await decide(counter.second, proposed.id, now)).toMatchObject({
      receipt: { amountFen: 9000 },
    })
  })

  test('declined or withdrawn, the charge stands and may be proposed again', async () => {
    const id = await counter.charge(5000)
    await takeBack(id)
    const [first] = await waiting(counter.second)
    const no = { decision: 'decline', note: '先问借出馆' }
    expect(await decide(counter.centre, first.id, no)).toMatchObject({
      state: 'declined',
    })
    expect((await owed(id)).declined).toEqual({
      kind: 'takeBack',
      amountFen: 5000,
      note: '先问借出馆',
      decidedCode: expect.stringMatching(/./),
    })
    await takeBack(id)
    const [second] = await waiting(counter.staff.bupt)
    expect(second.own).toBe(true)
    expect(await decide(counter.staff.bupt, second.id, { decision: 'decline' })).toMatchObject({
      state: 'declined',
    })
    expect(await owed(id)).toMatchObject({ outstandingFen: 5000, waiverWaits: false })
    expect((await owed(id)).declined).toBeNull()
    const logged = await counter.owner
      .selectFrom('audit_entry')
      .select('action')
      .where('action', 'like', 'takeBack%')
      .execute()
    expect(new Set(logged.map(({ action }) => action))).toEqual(
      new Set(['takeBackProposed', 'takeBackDeclined']),
    )
  })
})

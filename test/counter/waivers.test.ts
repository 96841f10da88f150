import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '../../src/shared/actor.ts'
import { system } from '../../src/shared/actor.ts'
import { asActor } from '../../src/shared/database.ts'
import { type Counter, openCounter } from './counter.ts'

let counter: Counter
beforeAll(async () => {
  counter = await openCounter()
})
afterAll(() => counter.close())

const waive = (actor: Actor, id: number, amountFen: number, reason = '第一次超期') =>
  counter.call(actor, `/charges/${id}/waivers`, { amountFen, reason })
const decide = (actor: Actor, id: number, decision: string, note = '') =>
  counter.call(actor, `/waivers/${id}/decision`, { decision, note })
const waiting = async (actor: Actor) => (await counter.call(actor, '/waivers')).json()

describe('waivers (M2: one person alone up to 10 yuan)', () => {
  test('up to the limit it is granted at once, with a reason, and stands in the audit log', async () => {
    const id = await counter.charge(1000)
    expect((await waive(counter.staff.bupt, id, 1000, '  ')).statusCode).toBe(400)
    const done = await waive(counter.staff.bupt, id, 1000)
    expect(done.json()).toMatchObject({ state: 'granted' })
    expect((await counter.seen()).open).toEqual([])
    const logged = await counter.owner
      .selectFrom('audit_entry')
      .select(['operator_code', 'details'])
      .where('action', '=', 'waiverGranted')
      .execute()
    expect(logged).toMatchObject([{ operator_code: 'by01', details: { amountFen: 1000 } }])
  })

  test('the limit is of the charge: a second small piece of it needs a second person', async () => {
    const id = await counter.charge(1500)
    expect((await waive(counter.staff.bupt, id, 900)).json().state).toBe('granted')
    const second = (await waive(counter.staff.bupt, id, 101)).json()
    expect(second.state).toBe('proposed')
    await decide(counter.staff.bupt, second.id, 'decline')
  })

  test('above it the waiver waits; whoever proposed it does not grant it, somebody else does, once', async () => {
    const id = await counter.charge(3000)
    const proposed = (await waive(counter.staff.bupt, id, 2000)).json()
    expect(proposed.state).toBe('proposed')
    expect((await waive(counter.second, id, 100)).json().code).toBe('waiverPending')
    expect((await counter.seen()).open).toMatchObject([
      {},
      { id, waiverWaits: true, outstandingFen: 3000 },
    ])
    expect(await waiting(counter.staff.bupt)).toMatchObject([{ id: proposed.id, own: true }])
    expect(await waiting(counter.staff.buaa)).toEqual([])
    expect((await decide(counter.staff.bupt, proposed.id, 'grant')).json().code).toBe('ownProposal')
    expect((await decide(counter.staff.buaa, proposed.id, 'grant')).statusCode).toBe(404)
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => decide(counter.second, proposed.id, 'grant', '同意')),
    )
    expect(answers.filter(({ statusCode }) => statusCode === 200)).toHaveLength(1)
    expect(new Set(answers.map((each) => each.json().code))).toEqual(
      new Set([undefined, 'alreadyDecided']),
    )
    const charge = (await counter.seen()).open.find((each: { id: number }) => each.id === id)
    expect(charge).toMatchObject({ outstandingFen: 1000, waivedFen: 2000, waiverWaits: false })
    expect(await counter.imbalance()).toBe(0)
  })

  test('the centre may be the second person, and is told no reader’s name', async () => {
    const id = await counter.charge(2000)
    const proposed = (await waive(counter.staff.bupt, id, 2000)).json()
    const [seen] = await waiting(counter.centre)
    expect(seen).toMatchObject({ id: proposed.id, readerName: '', readerBarcode: '' })
    const done = await decide(counter.centre, proposed.id, 'decline', '再等等')
    expect(done.json().state).toBe('declined')
    expect((await waive(counter.staff.bupt, id, 2000)).json().state).toBe('proposed')
  })

  test('what was paid while it waited is not waived as well', async () => {
    const id = await counter.charge(2500)
    const proposed = (await waive(counter.staff.bupt, id, 2500)).json()
    await counter.call(counter.second, `/readers/${counter.home.readerId}/receipts`, {
      charges: [{ id, amountFen: 1000 }],
      method: 'cash',
    })
    const refused = (await decide(counter.second, proposed.id, 'grant')).json()
    expect(refused.code).toBe('amountAboveOwed')
    expect(refused.message).toContain('¥15.00')
  })

  test('the database itself lets no single person waive more', async () => {
    const id = await counter.charge(5000)
    const alone = asActor(counter.house.db, system, (tx) =>
      tx
        .insertInto('waiver')
        .values({
          kind: 'waiver',
          library_id: counter.libraries.bupt,
          reader_id: counter.home.readerId,
          charge_id: id,
          amount_fen: 5000,
          reason: 'x',
          state: 'granted',
          alone_max_fen: 1000,
          rule_id: 'M2',
          proposed_at: counter.clock.now(),
          proposed_by: counter.second.accountId,
          proposed_code: 'by02',
          decided_at: counter.clock.now(),
          decided_by: counter.second.accountId,
        })
        .execute(),
    )
    await expect(alone).rejects.toThrow('waiver_second_person')
  })
})

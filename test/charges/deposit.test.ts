import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  type DepositMove,
  depositHeld,
  depositRefunded,
  depositReleased,
  depositTaken,
} from '../../src/charges/deposit.ts'
import { readerBalances } from '../../src/ledger/balance-store.ts'
import { post, type Transaction } from '../../src/ledger/post.ts'
import { resolveDeposit } from '../../src/policy/resolve.ts'
import { rulesInForce } from '../../src/policy/store.ts'
import { system } from '../../src/shared/actor.ts'
import { dayOf } from '../../src/shared/clock.ts'
import { violates } from '../../src/shared/once.ts'
import { type Consortium, openConsortium } from '../support/consortium.ts'

let bj: Consortium
beforeAll(async () => {
  bj = await openConsortium()
})
afterAll(() => bj.close())

const move = (cause: string, amountFen = 10_000): DepositMove => ({
  home: { readerId: bj.reader.readerId, libraryId: bj.libraries.bupt },
  amountFen,
  entry: { cause, operatorCode: 'by01', at: bj.clock.now() },
})
const posted = (transaction: Transaction) => bj.as(system, (tx) => post(tx, transaction))
const balances = () => bj.as(system, (tx) => readerBalances(tx, bj.reader.readerId))
const refusedByFloor = async (transaction: Transaction) => {
  const error = await posted(transaction).catch((thrown: unknown) => thrown)
  return violates(error, 'ledger_account_floor')
}

test('a consortium card takes 100 yuan, holds it, and gives it back with the card (R20, S1)', async () => {
  const on = dayOf(bj.clock.now())
  const { depositMode, depositFen } = await bj.as(system, async (tx) =>
    resolveDeposit(await rulesInForce(tx, 'card', on), { service: 'card', on, circumstances: {} }),
  )
  expect([depositMode.value, depositFen.value]).toEqual(['card', 10_000])
  await posted(depositTaken(move('card 7 depositTaken'), 'cash'))
  await posted(depositHeld(move('card 7 depositHeld')))
  expect(await balances()).toEqual({ owedFen: 0, depositFreeFen: 0, depositHeldFen: 10_000 })
  await posted(depositReleased(move('card 7 depositReleased')))
  await posted(depositRefunded(move('card 7 depositRefunded'), 'cash'))
  expect(await balances()).toEqual({ owedFen: 0, depositFreeFen: 0, depositHeldFen: 0 })
})

test('what is not there is not held, not released, and not given back: the database says so', async () => {
  expect(await refusedByFloor(depositHeld(move('card 8 depositHeld', 1)))).toBe(true)
  expect(await refusedByFloor(depositReleased(move('card 8 depositReleased', 1)))).toBe(true)
  expect(await refusedByFloor(depositRefunded(move('card 8 depositRefunded', 1), 'card'))).toBe(
    true,
  )
})

test('of forty refunds at once, each for a cause of its own, one has the money', async () => {
  await posted(depositTaken(move('reader deposit'), 'cash'))
  const done = await Promise.allSettled(
    Array.from({ length: 40 }, (_, at) => posted(depositRefunded(move(`refund ${at}`), 'cash'))),
  )
  expect(done.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  expect(await balances()).toMatchObject({ depositFreeFen: 0 })
})

test('the same cause forty times at once moves money once', async () => {
  await posted(depositTaken(move('reader deposit again'), 'cash'))
  const ids = await Promise.all(
    Array.from({ length: 40 }, () => posted(depositHeld(move('card 9 depositHeld')))),
  )
  expect(ids.filter((id) => id !== null)).toHaveLength(1)
  expect(await balances()).toMatchObject({ depositFreeFen: 0, depositHeldFen: 10_000 })
})

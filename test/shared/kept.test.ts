import { expect, test } from 'vitest'
import type { House } from '../../src/shared/house.ts'
import { keptFor } from '../../src/shared/kept.ts'

const start = Temporal.Instant.from('2026-11-02T02:00:00Z')

function houseAt() {
  let at = start
  const house = { clock: { now: () => at } } as House
  const pass = (seconds: number) => {
    at = at.add({ seconds })
  }
  return { house, pass }
}

test('what is the same for all is asked once in its seconds, and again after them', async () => {
  const { house, pass } = houseAt()
  let asked = 0
  const answer = keptFor(30, async () => ++asked)
  expect(await Promise.all([answer(house), answer(house)])).toEqual([1, 1])
  pass(29)
  expect(await answer(house)).toBe(1)
  pass(1)
  expect(await answer(house)).toBe(2)
})

test('whoever waits for the answer of another does not fail with her', async () => {
  const { house } = houseAt()
  let asked = 0
  const answer = keptFor(30, async () => {
    if (++asked === 1) throw new Error('the connection is lost')
    return asked
  })
  const [first, ...others] = await Promise.allSettled([answer(house), answer(house), answer(house)])
  expect(first?.status).toBe('rejected')
  expect(others.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled'])
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Payers, payers, split } from '../../src/policy/prices.ts'

const anyLimit = fc.option(fc.integer({ min: 0, max: 5_000 }), { nil: undefined })
const anyPayers = fc
  .tuple(
    fc.shuffledSubarray([...payers], { minLength: 1 }),
    fc.array(
      fc.record({
        percent: fc.option(fc.integer({ min: 1, max: 100 }), { nil: undefined }),
        upToFen: anyLimit,
        yearCapFen: anyLimit,
      }),
      { minLength: 3, maxLength: 3 },
    ),
  )
  .map(([list, limits]) =>
    Payers.parse(
      list.map((payer, at) => (at < list.length - 1 ? { payer, ...limits[at] } : { payer })),
    ),
  )
const anyFen = fc.integer({ min: 0, max: 100_000_00 })
const anyUsed = fc.record({ centre: fc.nat(6_000), library: fc.nat(6_000), reader: fc.nat(6_000) })

test('the parts of a price sum to it, none is negative, and no limit is passed', () => {
  fc.assert(
    fc.property(anyFen, anyPayers, anyUsed, (gross, list, used) => {
      const parts = split(gross, list, used)
      expect(parts.map(({ payer }) => payer)).toEqual(list.map(({ payer }) => payer))
      expect(parts.reduce((sum, { amountFen }) => sum + amountFen, 0)).toBe(gross)
      for (const [at, { amountFen }] of parts.entries()) {
        const { payer, percent = 100, upToFen = Infinity, yearCapFen = Infinity } = list[at]!
        expect(Number.isSafeInteger(amountFen) && amountFen >= 0).toBe(true)
        expect(amountFen * 100).toBeLessThanOrEqual(gross * percent)
        expect(amountFen).toBeLessThanOrEqual(
          Math.min(upToFen, Math.max(0, yearCapFen - used[payer])),
        )
      }
    }),
    { numRuns: 5_000 },
  )
})

test('charge after charge a yearly cap is used up to the fen and not passed', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(400), { maxLength: 40 }), fc.nat(3_000), (grosses, yearCapFen) => {
      const list = Payers.parse([{ payer: 'centre', yearCapFen }, { payer: 'library' }])
      let borne = 0
      for (const gross of grosses) borne += split(gross, list, { centre: borne })[0]!.amountFen
      expect(borne).toBe(
        Math.min(
          yearCapFen,
          grosses.reduce((sum, gross) => sum + gross, 0),
        ),
      )
    }),
  )
})

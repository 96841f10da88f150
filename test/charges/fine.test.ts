import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fineFor } from '../../src/charges/fine.ts'
import type { Tariff } from '../../src/policy/resolve.ts'

const dueOn = Temporal.PlainDate.from('2026-12-23')
const rule = <T>(value: T) => ({ value, ruleId: 'R18' })

const anyTariff: fc.Arbitrary<Tariff> = fc
  .record({
    perDay: fc.integer({ min: 0, max: 10_000 }),
    grace: fc.integer({ min: 0, max: 40 }),
    onClosed: fc.boolean(),
    max: fc.option(fc.integer({ min: 0, max: 100_000 })),
  })
  .map(({ perDay, grace, onClosed, max }) => ({
    finePerDayFen: rule(perDay),
    fineGraceDays: rule(grace),
    fineOnClosedDays: rule(onClosed),
    fineMaxFen: { value: max, ruleId: 'cap' },
  }))

/** Days that a library's calendar makes an exception of, around the due date. */
const anyCalendar = fc
  .uniqueArray(fc.tuple(fc.integer({ min: -10, max: 500 }), fc.boolean()), {
    selector: ([day]) => day,
    maxLength: 60,
  })
  .map((days) => new Map(days.map(([day, works]) => [dueOn.add({ days: day }).toString(), works])))

const backAfter = (days: number) => ({ dueOn, backOn: dueOn.add({ days }) })

test('R12: over any calendar and tariff a fine never falls with the days, nor rises above its limit', () => {
  fc.assert(
    fc.property(
      anyTariff,
      anyCalendar,
      fc.integer({ min: -30, max: 400 }),
      (tariff, calendar, days) => {
        const [today, tomorrow] = [days, days + 1].map((late) =>
          fineFor(backAfter(late), tariff, calendar),
        )
        const grown = tomorrow!.amountFen - today!.amountFen
        expect(grown).toBeGreaterThanOrEqual(0)
        expect(grown).toBeLessThanOrEqual(tariff.finePerDayFen.value)
        expect(today!.amountFen).toBeLessThanOrEqual(tariff.fineMaxFen.value ?? Infinity)
        expect(today!.chargedDays).toBeLessThanOrEqual(
          Math.max(0, days - tariff.fineGraceDays.value),
        )
      },
    ),
    { numRuns: 10_000 },
  )
})

test('R12: a fine is what counting its days one by one gives', () => {
  fc.assert(
    fc.property(
      anyTariff,
      anyCalendar,
      fc.integer({ min: -5, max: 120 }),
      (tariff, calendar, days) => {
        let charged = 0
        for (let day = 1; day <= days; day++) {
          const date = dueOn.add({ days: day })
          const works = calendar.get(date.toString()) ?? date.dayOfWeek <= 5
          if (day > tariff.fineGraceDays.value && (tariff.fineOnClosedDays.value || works))
            charged++
        }
        const whole = charged * tariff.finePerDayFen.value
        const most = tariff.fineMaxFen.value ?? Infinity
        const fine = fineFor(backAfter(days), tariff, calendar)
        expect(fine).toMatchObject({ chargedDays: charged, amountFen: Math.min(whole, most) })
        expect(fine.overdueDays).toBe(Math.max(0, days))
        expect(fine.cappedAtFen).toBe(whole > most ? most : null)
        expect(fine.ruleId).toBe(whole > most ? 'cap' : 'R18')
      },
    ),
    { numRuns: 2_000 },
  )
})

test('in time and within the days of grace nothing is due', () => {
  fc.assert(
    fc.property(anyTariff, anyCalendar, (tariff, calendar) => {
      for (const days of [-1, 0, tariff.fineGraceDays.value])
        expect(fineFor(backAfter(days), tariff, calendar).amountFen).toBe(0)
    }),
  )
})

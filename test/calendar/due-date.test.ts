import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dueDate } from '../../src/calendar/due-date.ts'
import { addWorkingDays, isWorkingDay } from '../../src/calendar/working-days.ts'

const day = Temporal.PlainDate.from
const month = { count: 1, unit: 'month' } as const
const anyDay = fc.integer({ min: 0, max: 20_000 }).map((days) => day('2000-01-01').add({ days }))

test('scenario 40: handed over on 31 January 2024 for a month, a book is due on 29 February', () => {
  expect(dueDate(day('2024-01-31'), month).toString()).toBe('2024-02-29')
})

test('a month is never shorter than 28 days nor longer than 31', () => {
  fc.assert(
    fc.property(anyDay, (from) => {
      const { days } = from.until(dueDate(from, month))
      expect(days).toBeGreaterThanOrEqual(28)
      expect(days).toBeLessThanOrEqual(31)
    }),
  )
})

test('five working days from a Friday before National Day 2026 step over the holiday and meet the 调休 Saturday', () => {
  const special = new Map([
    ['2026-10-01', false],
    ['2026-10-02', false],
    ['2026-10-05', false],
    ['2026-10-06', false],
    ['2026-10-07', false],
    ['2026-10-10', true],
  ])
  // 28, 29, 30 September work; then 8 and 9 October.
  expect(addWorkingDays(day('2026-09-25'), 5, special).toString()).toBe('2026-10-09')
  expect(addWorkingDays(day('2026-09-25'), 6, special).toString()).toBe('2026-10-10')
})

test('the day reached works, and exactly so many working days lie between', () => {
  const special = new Map([
    ['2026-10-01', false],
    ['2026-10-10', true],
  ])
  fc.assert(
    fc.property(anyDay, fc.integer({ min: 1, max: 30 }), (from, count) => {
      const reached = addWorkingDays(from, count, special)
      expect(isWorkingDay(reached, special)).toBe(true)
      let between = 0
      for (
        let at = from.add({ days: 1 });
        Temporal.PlainDate.compare(at, reached) <= 0;
        at = at.add({ days: 1 })
      ) {
        if (isWorkingDay(at, special)) between++
      }
      expect(between).toBe(count)
    }),
  )
})

/** How long a book is lent: whole days, or months that clamp to the month's end. */
export interface LoanPeriod {
  count: number
  unit: 'day' | 'month'
}

/**
 * The day a book is due, counted from the day of hand-over (R06). Month arithmetic clamps to the month's end:
 * 2024-01-31 and one month is 2024-02-29 (domain.md §4, scenario 40).
 */
export const dueDate = (handedOverOn: Temporal.PlainDate, period: LoanPeriod): Temporal.PlainDate =>
  handedOverOn.add(period.unit === 'month' ? { months: period.count } : { days: period.count }, {
    overflow: 'constrain',
  })

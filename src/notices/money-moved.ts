import { yuan } from '../shared/money.ts'

/** Sums that a step has moved or a rule names, in fen, and days overdue. */
export interface MoneyMoved {
  overdueDays: number
  fineFen: number
  finePerDayFen: number
  compensationFen: number
  offsetFen: number
  depositFen: number
  depositFreeFen: number
}

/** What a step moved, by the names its history has them under (src/requests/acting/money/). */
export const moneyMoved = (
  details: Partial<MoneyMoved>,
  finePerDayFen: number,
): Partial<MoneyMoved> => ({
  finePerDayFen,
  overdueDays: details.overdueDays,
  fineFen: details.fineFen,
  compensationFen: details.compensationFen,
  offsetFen: details.offsetFen,
  depositFen: details.depositFen,
  depositFreeFen: details.depositFreeFen,
})

/** Sums as people read them; empty where nothing was moved. */
export function moneyInWords(money: Partial<MoneyMoved>) {
  const sum = (fen: number | undefined) => (fen ? yuan(fen) : '')
  return {
    overdueDays: money.overdueDays ?? 0,
    fine: sum(money.fineFen),
    finePerDay: sum(money.finePerDayFen),
    compensation: sum(money.compensationFen),
    offset: sum(money.offsetFen),
    deposit: sum(money.depositFen),
    depositFree: sum(money.depositFreeFen),
  }
}

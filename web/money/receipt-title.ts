import type { ReceiptLine, ReceiptView } from '../../src/ledger/shapes.ts'
import type { Texts } from '../../texts/index.ts'

/** What a receipt says of itself: its words stand in texts, account.receipt.titles. */
export type ReceiptKind = 'taken' | 'paidOut' | 'depositPaidOut'

/**
 * 收据 for money taken, 退款收据 for money paid out, 押金退还收据 where all of that was deposit: given back at the end, or
 * taken back on the day it was taken.
 */
export function receiptKind({
  direction,
  lines,
}: Pick<ReceiptView, 'direction' | 'lines'>): ReceiptKind {
  if (direction === 'taken') return 'taken'
  return lines.length > 0 && lines.every(isDeposit) ? 'depositPaidOut' : 'paidOut'
}

const isDeposit = ({ what, of }: ReceiptLine) =>
  what === 'depositRefunded' || (what === 'reversal' && of === 'depositTaken')

/** The name of a receipt with its number, for headings: 退款收据 2026-000013. */
export const receiptTitle = ({ account }: Texts, receipt: ReceiptView): string =>
  account.receipt.numbered({
    title: account.receipt.titles[receiptKind(receipt)],
    number: receipt.number,
  })

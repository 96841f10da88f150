import type { CounterCharge } from '../../../../src/counter/shapes.ts'
import type { ReceiptView } from '../../../../src/ledger/shapes.ts'

/** What a form at the counter asks about: a charge, the free deposit, or a receipt. */
export type Asking =
  | { kind: 'offset' | 'waive' | 'takeBack' | 'refund'; charge: CounterCharge }
  | { kind: 'refundDeposit' }
  | { kind: 'voidReceipt'; receipt: ReceiptView }

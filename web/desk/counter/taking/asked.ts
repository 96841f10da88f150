import type { CounterAccount, ReceiptRef } from '../../../../src/counter/shapes.ts'
import { yuan } from '../../../../src/shared/money.ts'
import type { Texts } from '../../../../texts/index.ts'
import type { Done } from '../account/account.tsx'
import type { Asking } from './asking.ts'

/** All that a step at the counter may answer. */
export type Answered = Partial<ReceiptRef> & {
  state?: string
  receipt?: ReceiptRef | null
}

interface Entered {
  amountFen: number
  method?: string
  refundBy?: string
  reason?: string
}

/** The call that does what was asked for. */
export function callOf(asking: Asking, account: CounterAccount, entered: Entered) {
  const { amountFen, method, refundBy, reason = '' } = entered
  switch (asking.kind) {
    case 'offset':
      return { url: `/api/counter/charges/${asking.charge.id}/offset`, body: { amountFen } }
    case 'waive':
      return {
        url: `/api/counter/charges/${asking.charge.id}/waivers`,
        body: { amountFen, reason },
      }
    case 'takeBack':
    case 'refund':
      return {
        url: `/api/counter/charges/${asking.charge.id}/take-back`,
        body: { reason, refundBy },
      }
    case 'refundDeposit':
      return {
        url: `/api/counter/readers/${account.reader.id}/deposit-refunds`,
        body: { amountFen, method },
      }
    case 'voidReceipt':
      return { url: `/api/counter/receipts/${asking.receipt.id}/take-back`, body: { reason } }
  }
}

/** What came of it, and the sum that was typed for it. */
interface Came {
  answer: Answered
  amountFen: number
}

/** What came of it, in words, and the receipt that it gave. */
export function doneOf(asking: Asking, came: Came, words: Texts['counter']): Done {
  const signed = came.answer.receipt ?? came.answer
  return { said: saidOf(asking, came, words), receiptId: signed.receiptId ?? null }
}

function saidOf(asking: Asking, { answer, amountFen }: Came, { done }: Texts['counter']): string {
  const signed = answer.receipt ?? answer
  const number = signed.receiptNumber ?? ''
  const amount = yuan(signed.amountFen ?? amountFen)
  switch (asking.kind) {
    case 'offset':
      return done.offset({ amount })
    case 'waive':
      return (answer.state === 'granted' ? done.waived : done.proposed)({ amount })
    case 'takeBack':
    case 'refund': {
      if (number) return done.refunded({ amount, number })
      const charged = { amount: yuan(asking.charge.amountFen) }
      return (answer.state === 'granted' ? done.takenBack : done.takeBackProposed)(charged)
    }
    case 'refundDeposit':
      return done.depositRefunded({ amount, number })
    case 'voidReceipt':
      return done.receiptBack[asking.receipt.direction]({ amount, number })
  }
}

import type { CounterAccount, ReceiptRef } from '../../../../src/counter/shapes.ts'
import { yuan } from '../../../../src/shared/money.ts'
import type { Texts } from '../../../../texts/index.ts'
import type { Done } from '../account/account.tsx'
import type { Asking } from './asking.ts'

/** All that a step at the counter may answer. */
export type Answered = Partial<ReceiptRef> & {
  state?: string
  takenBackFen?: number
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

/** What came of it, in words, and the receipt that it gave. */
export function doneOf(
  asking: Asking,
  { answer, amountFen }: { answer: Answered; amountFen: number },
  { done }: Texts['counter'],
): Done {
  const signed = answer.receipt ?? answer
  const receiptId = signed.receiptId ?? null
  const number = signed.receiptNumber ?? ''
  const amount = yuan(signed.amountFen ?? amountFen)
  const takenBack =
    answer.state === 'proposed'
      ? done.takeBackProposed({ amount: 'charge' in asking ? yuan(asking.charge.amountFen) : '' })
      : done.takenBack({ amount: yuan(answer.takenBackFen ?? 0) })
  const said = {
    offset: () => done.offset({ amount }),
    waive: () => (answer.state === 'granted' ? done.waived : done.proposed)({ amount }),
    takeBack: () => takenBack,
    refund: () => (receiptId ? done.refunded({ amount, number }) : takenBack),
    refundDeposit: () => done.depositRefunded({ amount, number }),
    voidReceipt: () => done.receiptBack({ amount, number }),
  }
  return { said: said[asking.kind](), receiptId }
}

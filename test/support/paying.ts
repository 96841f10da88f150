import { paid, waived } from '../../src/charges/reader-charges.ts'
import { openCharges } from '../../src/ledger/charge-store.ts'
import { post } from '../../src/ledger/post.ts'
import { takeReceipt } from '../../src/ledger/receipt-store.ts'
import { reverse } from '../../src/ledger/reverse-store.ts'
import { system } from '../../src/shared/actor.ts'
import type { Consortium, ReaderActor } from './consortium.ts'

/** What 北邮's counter does with a reader's charges, past the routes that ask for it. */
export function payingAt(place: Consortium) {
  const home = (reader: ReaderActor) => ({
    readerId: reader.readerId,
    libraryId: reader.libraryId,
  })
  const by = place.staff.bupt
  const entry = (cause: string) => ({
    cause,
    operatorCode: by.operatorCode,
    at: place.clock.now(),
  })
  let turn = 0
  return {
    open: (reader: ReaderActor) => place.as(system, (tx) => openCharges(tx, reader.readerId)),
    /** Pays some fen of a charge in cash; answers the receipt and the payment's own id. */
    pay: (
      reader: ReaderActor,
      charge: { id: number; requestId: number | null },
      amountFen: number,
    ) =>
      place.as(system, async (tx) => {
        const receipt = await takeReceipt(tx, {
          home: home(reader),
          direction: 'taken',
          method: 'cash',
          amountFen,
          operatorCode: by.operatorCode,
          accountId: by.accountId,
          at: place.clock.now(),
        })
        const settling = {
          home: home(reader),
          chargeId: charge.id,
          amountFen,
          entry: {
            ...entry(`receipt ${receipt.id} charge ${charge.id}`),
            requestId: charge.requestId,
            receiptId: receipt.id,
          },
        }
        return { receipt, payment: await post(tx, paid(settling, 'cash')) }
      }),
    waive: (
      reader: ReaderActor,
      charge: { id: number; requestId: number | null },
      amountFen: number,
    ) =>
      place.as(system, (tx) => {
        turn += 1
        const about = {
          ...entry(`waiver ${turn}`),
          requestId: charge.requestId,
          note: '第一次超期',
        }
        const settling = { home: home(reader), chargeId: charge.id, amountFen, entry: about }
        return post(tx, waived(settling, 'M2'))
      }),
    takeBack: (transactionId: number) =>
      place.as(system, (tx) =>
        reverse(tx, transactionId, {
          operatorCode: by.operatorCode,
          at: place.clock.now(),
          note: '记错了',
        }),
      ),
  }
}

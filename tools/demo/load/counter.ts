import { depositRefunded } from '../../../src/charges/deposit.ts'
import { paid, waived } from '../../../src/charges/reader-charges.ts'
import {
  type HomeReader,
  libraryPays,
  readerDeposit,
  tillOf,
} from '../../../src/ledger/accounts.ts'
import { lockedBalance } from '../../../src/ledger/balance-store.ts'
import { type OpenCharge, openCharges } from '../../../src/ledger/charge-store.ts'
import { movement, post } from '../../../src/ledger/post.ts'
import { takeReceipt } from '../../../src/ledger/receipt-store.ts'
import type { CounterMethod } from '../../../src/ledger/shapes.ts'
import type { Resolved } from '../../../src/policy/parameters.ts'
import type { Tx } from '../../../src/shared/database.ts'
import type { Staff } from './accounts.ts'

/** A reader at the counter of her library: who serves her, when, and how money changes hands. */
export type Visit = {
  home: HomeReader
  requestId: number
  staff: Staff
  at: Temporal.Instant
  method: CounterMethod
}

/** Two of three readers pay in cash. */
export const paysBy = (readerId: number): CounterMethod => (readerId % 3 === 0 ? 'card' : 'cash')

const signed = ({ home, staff, at }: Visit) => ({
  home,
  operatorCode: staff.operatorCode,
  accountId: staff.accountId,
  at,
})

const entryOf = ({ requestId, staff, at }: Visit, cause: string, receiptId?: number) => ({
  cause,
  requestId,
  operatorCode: staff.operatorCode,
  at,
  ...(receiptId && { receiptId }),
})

const chargesOf = async (tx: Tx, { home, requestId }: Visit): Promise<OpenCharge[]> =>
  (await openCharges(tx, home.readerId)).filter((charge) => charge.requestId === requestId)

/** She pays all that she owes for a request, on one receipt. */
export async function payCharges(tx: Tx, visit: Visit): Promise<void> {
  const charges = await chargesOf(tx, visit)
  const amountFen = charges.reduce((sum, { outstandingFen }) => sum + outstandingFen, 0)
  if (amountFen === 0) return
  const { method, home } = visit
  const receipt = await takeReceipt(tx, { ...signed(visit), direction: 'taken', method, amountFen })
  for (const charge of charges) {
    const entry = entryOf(visit, `receipt ${receipt.id} charge ${charge.id}`, receipt.id)
    const settling = { home, chargeId: charge.id, amountFen: charge.outstandingFen, entry }
    await post(tx, paid(settling, method))
  }
}

/** She gets back what lies free of her deposit: by card where the till has not so much. */
export async function refundDeposit(tx: Tx, visit: Visit): Promise<void> {
  const { home } = visit
  const amountFen = 0 - (await lockedBalance(tx, readerDeposit(home)))
  if (amountFen === 0) return
  const inTillFen = await lockedBalance(tx, tillOf('cash', home.libraryId))
  const method = visit.method === 'cash' && inTillFen >= amountFen ? 'cash' : 'card'
  const receipt = await takeReceipt(tx, {
    ...signed(visit),
    direction: 'paidOut',
    method,
    amountFen,
  })
  const entry = entryOf(visit, `receipt ${receipt.id} depositRefunded`, receipt.id)
  await post(tx, depositRefunded({ home, amountFen, entry }, method))
}

/** She is let off what she owes for a request, or somebody asks that she be: above the limit a second person decides. */
export async function waiveCharges(tx: Tx, visit: Visit, reason: string): Promise<void> {
  const { policy } = await tx
    .selectFrom('request')
    .select('policy')
    .where('id', '=', visit.requestId)
    .executeTakeFirstOrThrow()
  const { value: aloneMaxFen, ruleId } = (policy as Resolved).waiverAloneMaxFen
  const { accountId, operatorCode } = visit.staff
  for (const charge of await chargesOf(tx, visit)) {
    const amountFen = charge.outstandingFen
    const alone = amountFen <= aloneMaxFen
    const decided = { decided_at: visit.at, decided_by: accountId, decided_code: operatorCode }
    const { id } = await tx
      .insertInto('waiver')
      .values({
        kind: 'waiver',
        library_id: visit.home.libraryId,
        reader_id: visit.home.readerId,
        charge_id: charge.id,
        amount_fen: amountFen,
        reason,
        alone_max_fen: aloneMaxFen,
        rule_id: ruleId,
        proposed_at: visit.at,
        proposed_by: accountId,
        proposed_code: operatorCode,
        state: alone ? 'granted' : 'proposed',
        ...(alone && decided),
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    const entry = { ...entryOf(visit, `waiver ${id}`), note: reason }
    if (alone)
      await post(tx, waived({ home: visit.home, chargeId: charge.id, amountFen, entry }, ruleId))
  }
}

/** The evening's count of a till: so much too little or too much in it, and what is above the float goes to the bank. */
export type Count = { staff: Staff; at: Temporal.Instant; differenceFen: number; note: string }

/** What stays in a till overnight. */
const floatFen = 50_00

export async function closeTill(tx: Tx, count: Count): Promise<void> {
  const { staff, at, note } = count
  const { libraryId } = staff
  const cash = tillOf('cash', libraryId)
  const expected_fen = await lockedBalance(tx, cash)
  const difference_fen = Math.max(count.differenceFen, 0 - expected_fen)
  const counted_fen = expected_fen + difference_fen
  const banked_fen = Math.max(0, counted_fen - floatFen)
  const before = await tx
    .selectFrom('till_closing')
    .select(['position', 'last_receipt_id'])
    .where('library_id', '=', libraryId)
    .orderBy('position', 'desc')
    .limit(1)
    .executeTakeFirst()
  const receipts = await tx
    .selectFrom('receipt')
    .select(['id', 'direction', 'method', 'amount_fen'])
    .where('library_id', '=', libraryId)
    .where('id', '>', before?.last_receipt_id ?? 0)
    .orderBy('id')
    .execute()
  const cards = receipts.filter(({ method }) => method === 'card')
  const position = (before?.position ?? 0) + 1
  await tx
    .insertInto('till_closing')
    .values({
      library_id: libraryId,
      position,
      at,
      last_receipt_id: receipts.at(-1)?.id ?? before?.last_receipt_id ?? 0,
      expected_fen,
      counted_fen,
      difference_fen,
      banked_fen,
      card_fen: cards.reduce(
        (sum, { direction, amount_fen }) => sum + (direction === 'taken' ? 1 : -1) * amount_fen,
        0,
      ),
      note: difference_fen === 0 ? '' : note,
      operator_code: staff.operatorCode,
      account_id: staff.accountId,
    })
    .execute()
  const cause = `closing ${libraryId} ${position}`
  const entry = { libraryId, operatorCode: staff.operatorCode, at }
  if (difference_fen !== 0)
    await post(tx, {
      ...entry,
      cause: `${cause} difference`,
      what: 'cashDifference',
      postings: movement({ from: libraryPays(libraryId), to: cash }, difference_fen),
    })
  if (banked_fen !== 0)
    await post(tx, {
      ...entry,
      cause: `${cause} banked`,
      what: 'banked',
      postings: movement({ from: cash, to: tillOf('card', libraryId) }, banked_fen),
    })
}

import type { FastifyReply, FastifyRequest } from 'fastify'
import { libraryCash } from '../ledger/accounts.ts'
import { balanceNow, readerBalances } from '../ledger/balance-store.ts'
import { asActor, type Tx } from '../shared/database.ts'
import type { House } from '../shared/house.ts'
import { answerOnce } from '../shared/http/answer-once.ts'
import { yuan } from '../shared/money.ts'
import { violates } from '../shared/once.ts'
import type { Result } from '../shared/result.ts'
import type { Cashier } from './taking/at-hand.ts'

/** What a call takes money from: what is owed, a deposit, or the till. */
export type Floor = 'amountAboveOwed' | 'amountAboveDeposit' | 'amountAboveTill'

/** A keyed call at the counter: the floor that it could fall through, and of which reader. */
export interface CounterCall {
  request: FastifyRequest
  reply: FastifyReply
  status?: 200 | 201
  floor: Floor
  readerOf?: (tx: Tx) => Promise<number | undefined>
}

/**
 * Does `work` once for a librarian's call. It checks every amount with its reader in hand; should a balance go below
 * its floor all the same, the database says no (migrations/0033), and that no is said in words too.
 */
export async function atCounter<T>(
  house: House,
  call: CounterCall,
  work: (tx: Tx, cashier: Cashier) => Promise<Result<T>>,
): Promise<void> {
  const actor = call.request.actor as Cashier['actor']
  try {
    return await answerOnce(house, call, (tx, at) => work(tx, { actor, at }))
  } catch (error) {
    if (!violates(error, 'ledger_account_floor')) throw error
    const amountFen = await asActor(house.db, actor, (tx) => leftFen(tx, actor, call))
    call.reply.refuse({ code: call.floor, values: { amount: yuan(amountFen) } })
  }
}

/** What there is above the floor now, in fen. */
async function leftFen(
  tx: Tx,
  { libraryId }: Cashier['actor'],
  { floor, readerOf }: CounterCall,
): Promise<number> {
  if (floor === 'amountAboveTill' || !readerOf) return balanceNow(tx, libraryCash(libraryId))
  const { owedFen, depositFreeFen } = await readerBalances(tx, (await readerOf(tx)) ?? 0)
  return floor === 'amountAboveOwed' ? owedFen : depositFreeFen
}

import { libraryCash } from '../../ledger/accounts.ts'
import { balanceNow, readerBalances } from '../../ledger/balance-store.ts'
import { receiptList } from '../../ledger/receipt-view-store.ts'
import type { Actor } from '../../shared/actor.ts'
import { audit } from '../../shared/audit.ts'
import { dayOf } from '../../shared/clock.ts'
import type { Tx } from '../../shared/database.ts'
import type { CounterAccount, CounterReader } from '../shapes.ts'
import { aloneMax } from '../waivers/alone-max-store.ts'
import { accruingFines } from './accruing-store.ts'
import { chargesOf, heldDeposits } from './charges-store.ts'
import { findReaders, type ReaderHere, readerHere } from './find-store.ts'

/** A librarian at her counter, and when. */
export interface AtCounter {
  actor: Extract<Actor, { kind: 'staff' }>
  at: Temporal.Instant
}

/** So many receipts are at hand: the one just given, and those before it. */
const receiptsShown = 5

/** The money of a reader of one's own library; undefined where she is not. That it was seen is logged (promise S14). */
export async function counterAccount(
  tx: Tx,
  counter: AtCounter,
  readerId: number,
): Promise<CounterAccount | undefined> {
  const reader = await readerHere(tx, readerId)
  if (!reader) return undefined
  await audit(tx, counter.actor, counter.at, {
    action: 'readerAccountSeen',
    subject: 'reader',
    subjectId: readerId,
  })
  return accountOf(tx, counter, reader)
}

async function accountOf(tx: Tx, { at }: AtCounter, reader: ReaderHere): Promise<CounterAccount> {
  const { libraryId, ...shown } = reader
  const on = dayOf(at)
  const { depositFreeFen, depositHeldFen } = await readerBalances(tx, reader.id)
  const receipts = await receiptList(tx, { readerId: reader.id, limit: receiptsShown, offset: 0 })
  return {
    reader: shown,
    depositFreeFen,
    depositHeldFen,
    held: await heldDeposits(tx, reader.id),
    ...(await chargesOf(tx, reader.id)),
    accruing: await accruingFines(tx, reader, on),
    receipts: receipts.receipts,
    tillFen: await balanceNow(tx, libraryCash(libraryId)),
    aloneMaxFen: (await aloneMax(tx, libraryId, on)).value,
  }
}

/** Whom a box of the counter means: her account where it is one reader, else those whom it may mean. */
export async function lookUp(
  tx: Tx,
  counter: AtCounter,
  typed: string,
): Promise<{ found: CounterReader[]; account: CounterAccount | null }> {
  const readers = await findReaders(tx, typed)
  const [only, another] = readers
  if (only && !another) {
    return { found: [], account: (await counterAccount(tx, counter, only.id)) ?? null }
  }
  if (another) {
    const readerIds = readers.map(({ id }) => id)
    const details = { readerIds }
    await audit(tx, counter.actor, counter.at, {
      action: 'readersSeen',
      subject: 'reader',
      details,
    })
  }
  const found = readers.map(
    ({ type: _type, status: _status, libraryId: _library, ...each }) => each,
  )
  return { found, account: null }
}

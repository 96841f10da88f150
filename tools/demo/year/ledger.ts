import { sql } from 'kysely'
import { accountKinds, type LedgerAccount } from '../../../src/ledger/accounts.ts'
import type { Transaction } from '../../../src/ledger/post.ts'
import { dayOf, timeZone } from '../../../src/shared/clock.ts'
import type { Tx } from '../../../src/shared/database.ts'
import { insertRows, type Row, reserveIds } from '../load/rows.ts'
import type { Led } from './lead.ts'
import type { Movement, Signed } from './money.ts'

/** A movement with all its ids, and the transaction that it is. */
type Numbered = { id: number; receiptId: number | null; settles: number | null; tx: Transaction }

/** So many transactions travel in one statement: the database wants each whole, and balances no statement sinks. */
const transactionsPerStatement = 500

/** Writes the money of a year, in the order of time: receipts, transactions, postings. Balances follow by themselves. */
export async function writeLedger(
  as: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>,
  movements: readonly Movement[],
  requestIds: ReadonlyMap<Led, number>,
): Promise<void> {
  const { all, accounts } = await as(async (tx) => {
    const receiptIds = await writeReceipts(tx, movements)
    const ready = await numbered(tx, movements, { requestIds, receiptIds })
    return { all: ready, accounts: await openAccounts(tx, ready) }
  })
  for (let from = 0; from < all.length; from += transactionsPerStatement) {
    const part = all.slice(from, from + transactionsPerStatement)
    const postings = part.flatMap((one) => postingRows(one, accounts))
    await as(async (tx) => {
      await sql`set local synchronous_commit = off`.execute(tx)
      await insertRows(tx, 'ledger_transaction', part.map(transactionRow))
      await insertRows(tx, 'ledger_posting', postings)
    })
  }
}

/** The receipts, numbered within each library's year as `takeReceipt` numbers them; answers their ids. */
async function writeReceipts(
  tx: Tx,
  movements: readonly Movement[],
): Promise<ReadonlyMap<Signed, number>> {
  const signed = [...new Set(movements.flatMap(({ receipt }) => receipt ?? []))]
  const ids = await reserveIds(tx, 'receipt', signed.length)
  const counters = new Map<string, { library_id: number; year: number; last_number: number }>()
  const rows = signed.map(({ home, direction, method, amountFen, staff, at }, index) => {
    const { year } = at.toZonedDateTimeISO(timeZone)
    const key = `${home.libraryId} ${year}`
    const last_number = (counters.get(key)?.last_number ?? 0) + 1
    counters.set(key, { library_id: home.libraryId, year, last_number })
    return {
      id: ids[index],
      library_id: home.libraryId,
      number: `${year}-${String(last_number).padStart(6, '0')}`,
      reader_id: home.readerId,
      direction,
      method,
      amount_fen: amountFen,
      operator_code: staff.operatorCode,
      account_id: staff.accountId,
      at,
    }
  })
  await insertRows(tx, 'receipt_counter', [...counters.values()])
  await insertRows(tx, 'receipt', rows)
  return new Map(signed.map((receipt, index) => [receipt, ids[index]!]))
}

type Known = { requestIds: ReadonlyMap<Led, number>; receiptIds: ReadonlyMap<Signed, number> }

async function numbered(
  tx: Tx,
  movements: readonly Movement[],
  { requestIds, receiptIds }: Known,
): Promise<Numbered[]> {
  const reserved = await reserveIds(tx, 'ledger_transaction', movements.length)
  const ids = new Map(movements.map((movement, index) => [movement, reserved[index]!]))
  return movements.map((movement) => {
    const { led, receipt, settles: charge } = movement
    const receiptId = receipt ? receiptIds.get(receipt)! : null
    const settles = charge ? ids.get(charge)! : null
    const known = { requestId: requestIds.get(led)!, receiptId: receiptId ?? 0 }
    const transaction = movement.transaction({ ...known, settles: settles ?? 0 })
    return { id: ids.get(movement)!, receiptId, settles, tx: transaction }
  })
}

const keyOf = ({ kind, readerId, libraryId }: LedgerAccount) =>
  `${kind} ${readerId ?? ''} ${libraryId ?? ''}`

/** Opens every account that the year needs; answers their ids. */
async function openAccounts(
  tx: Tx,
  all: readonly Numbered[],
): Promise<ReadonlyMap<string, number>> {
  const needed = new Map(
    all.flatMap((one) => one.tx.postings).map(({ account }) => [keyOf(account), account]),
  )
  const ids = await reserveIds(tx, 'ledger_account', needed.size)
  const accounts = new Map([...needed.keys()].map((key, index) => [key, ids[index]!]))
  await insertRows(
    tx,
    'ledger_account',
    [...needed].map(([key, { kind, readerId, libraryId }]) => ({
      id: accounts.get(key),
      kind,
      reader_id: readerId ?? null,
      library_id: libraryId ?? null,
      balance_fen: accountKinds[kind].floor ? 0 : null,
    })),
  )
  return accounts
}

const transactionRow = ({ id, receiptId, settles, tx }: Numbered): Row => ({
  id,
  cause: tx.cause,
  what: tx.what,
  request_id: tx.requestId,
  reader_id: tx.readerId,
  library_id: tx.libraryId,
  counter_library_id: tx.counterLibraryId ?? null,
  operator_code: tx.operatorCode,
  at: tx.at,
  note: tx.note ?? '',
  working: tx.working ?? {},
  settles,
  receipt_id: receiptId,
})

const postingRows = ({ id, tx }: Numbered, accounts: ReadonlyMap<string, number>): Row[] =>
  tx.postings.map(({ account, amountFen, ruleId }) => ({
    transaction_id: id,
    account_id: accounts.get(keyOf(account)),
    reader_id: account.readerId ?? null,
    library_id: account.libraryId ?? null,
    amount_fen: amountFen,
    rule_id: ruleId ?? null,
    booked_on: dayOf(tx.at),
  }))

import { charge as chargeOf } from '../../../src/charges/charge.ts'
import { loanService } from '../../../src/charges/loan-service.ts'
import { accountKinds, type LedgerAccount } from '../../../src/ledger/accounts.ts'
import type { Transaction } from '../../../src/ledger/post.ts'
import { logisticsDue } from '../../../src/requests/acting/money/charges.ts'
import { logisticsPrice } from '../../../src/requests/asking/price.ts'
import { dayOf } from '../../../src/shared/clock.ts'
import type { Tx } from '../../../src/shared/database.ts'
import { insertRows, type Row, reserveIds } from '../load/rows.ts'
import type { Charge, Led } from './lead.ts'

type Accounts = Map<string, number>

const keyOf = ({ kind, readerId, libraryId }: LedgerAccount) =>
  `${kind} ${readerId ?? ''} ${libraryId ?? ''}`

/** A transaction of a step with the accounts it names. */
function transactionOf({ reader: { actor }, rules }: Led, charge: Charge, id: number): Transaction {
  const { readerId, libraryId } = actor
  const entry = {
    cause: `request ${id} ${charge.action}`,
    requestId: id,
    operatorCode: charge.operatorCode,
    at: charge.at,
  }
  const price = logisticsPrice(rules)
  return charge.action === 'handOver'
    ? loanService({ readerId, libraryId }, { price, isShipped: true }, entry)
    : chargeOf(
        logisticsDue(
          { policy: rules, reader_id: readerId, requesting_library_id: libraryId },
          entry,
        ),
      )
}

/** Opens every account that the requests of a year need; answers their ids. */
export async function openAccounts(tx: Tx, all: readonly Led[]): Promise<Accounts> {
  const needed = new Map(
    all
      .flatMap((led) => led.charges.flatMap((charge) => transactionOf(led, charge, 0).postings))
      .map(({ account }) => [keyOf(account), account]),
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

/** Transactions and their postings, for requests whose ids are known. */
export async function ledgerRows(
  tx: Tx,
  part: readonly Led[],
  { ids, accounts }: { ids: readonly number[]; accounts: Accounts },
): Promise<{ transactions: Row[]; postings: Row[] }> {
  const all = part.flatMap((led, index) =>
    led.charges.map((charge) => transactionOf(led, charge, ids[index]!)),
  )
  const transactionIds = await reserveIds(tx, 'ledger_transaction', all.length)
  const transactions = all.map((one, index) => ({
    id: transactionIds[index],
    cause: one.cause,
    what: one.what,
    request_id: one.requestId,
    reader_id: one.readerId,
    library_id: one.libraryId,
    operator_code: one.operatorCode,
    working: one.working,
    at: one.at,
  }))
  const postings = all.flatMap((one, index) =>
    one.postings.map(({ account, amountFen, ruleId }) => ({
      transaction_id: transactionIds[index],
      account_id: accounts.get(keyOf(account)),
      reader_id: account.readerId ?? null,
      library_id: account.libraryId ?? null,
      amount_fen: amountFen,
      rule_id: ruleId,
      booked_on: dayOf(one.at),
    })),
  )
  return { transactions, postings }
}

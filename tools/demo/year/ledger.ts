import type { LedgerAccountKind } from '../../../src/ledger/post.ts'
import type { Tx } from '../../../src/shared/database.ts'
import { insertRows, type Row, reserveIds } from '../load/rows.ts'
import type { Charge, Led } from './lead.ts'

type Account = { kind: LedgerAccountKind; reader: number | null; library: number | null }
type Accounts = Map<string, number>

const keyOf = ({ kind, reader, library }: Account) => `${kind} ${reader ?? ''} ${library ?? ''}`
const courier: Account = { kind: 'courier', reader: null, library: null }
const centre: Account = { kind: 'centrePays', reader: null, library: null }
const libraryOf = ({ reader }: Led): Account => ({
  kind: 'libraryPays',
  reader: null,
  library: reader.actor.libraryId,
})
const readerOf = ({ reader }: Led): Account => ({
  kind: 'readerPays',
  reader: reader.actor.readerId,
  library: reader.actor.libraryId,
})

/** Opens every account that the requests of a year need; answers their ids. */
export async function openAccounts(tx: Tx, all: readonly Led[]): Promise<Accounts> {
  const needed = new Map(
    [courier, centre, ...all.flatMap((led) => [libraryOf(led), readerOf(led)])].map((account) => [
      keyOf(account),
      account,
    ]),
  )
  const ids = await reserveIds(tx, 'ledger_account', needed.size)
  const accounts = new Map([...needed.keys()].map((key, index) => [key, ids[index]!]))
  await insertRows(
    tx,
    'ledger_account',
    [...needed].map(([key, { kind, reader, library }]) => ({
      id: accounts.get(key),
      kind,
      reader_id: reader,
      library_id: library,
      currency: 'CNY',
    })),
  )
  return accounts
}

type Movement = {
  cause: string
  description: string
  from: Account
  to: Account
  amountFen: number
  ruleId: string
}

/** What a step moves, with the causes and rules of effects.ts. */
function movementsOf(led: Led, { action }: Charge, id: number): Movement[] {
  const { logisticsGrossFen: gross, logisticsSubsidyFen: subsidy } = led.rules
  const subsidyFen = Math.min(gross.value, subsidy.value)
  const cause = `request ${id} ${action}`
  if (action === 'handOver') {
    const reader = { from: libraryOf(led), to: readerOf(led), ruleId: subsidy.ruleId }
    const amountFen = Math.max(0, gross.value - subsidy.value)
    return [{ cause, description: '馆际互借服务费', ...reader, amountFen }]
  }
  const description = '物流费'
  const ofCentre = { from: courier, to: centre, amountFen: subsidyFen, ruleId: subsidy.ruleId }
  const ofLibrary = { from: courier, to: libraryOf(led), ruleId: gross.ruleId }
  const restFen = gross.value - subsidyFen
  return [
    { cause: `${cause} subsidy`, description, ...ofCentre },
    ...(restFen > 0 ? [{ cause, description, ...ofLibrary, amountFen: restFen }] : []),
  ]
}

/** Transactions and their two postings each, for requests whose ids are known. */
export async function ledgerRows(
  tx: Tx,
  part: readonly Led[],
  { ids, accounts }: { ids: readonly number[]; accounts: Accounts },
): Promise<{ transactions: Row[]; postings: Row[] }> {
  const moved = part.flatMap((led, index) =>
    led.charges.flatMap((charge) =>
      movementsOf(led, charge, ids[index]!).map((movement) => ({
        led,
        charge,
        movement,
        requestId: ids[index]!,
      })),
    ),
  )
  const transactionIds = await reserveIds(tx, 'ledger_transaction', moved.length)
  const transactions = moved.map(({ led, charge, movement, requestId }, index) => ({
    id: transactionIds[index],
    cause: movement.cause,
    request_id: requestId,
    reader_id: led.reader.actor.readerId,
    library_id: led.reader.actor.libraryId,
    operator_code: charge.operatorCode,
    description: movement.description,
    at: charge.at,
  }))
  const postings = moved.flatMap(({ movement: { from, to, amountFen, ruleId } }, index) =>
    [[from, -amountFen] as const, [to, amountFen] as const].map(([account, amount]) => ({
      transaction_id: transactionIds[index],
      account_id: accounts.get(keyOf(account)),
      reader_id: account.reader,
      library_id: account.library,
      amount_fen: amount,
      rule_id: ruleId,
    })),
  )
  return { transactions, postings }
}

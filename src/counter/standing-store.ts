import { sql } from 'kysely'
import { readerBalances } from '../ledger/balance-store.ts'
import { openCharges } from '../ledger/charge-store.ts'
import type { Resolved } from '../policy/parameters.ts'
import { whyOf } from '../policy/store.ts'
import { whys } from '../policy/why.ts'
import { heldForAll } from '../requests/acting/money/deposits-store.ts'
import { depositOf } from '../requests/asking/price.ts'
import type { Limits } from '../requests/asking/quota.ts'
import type { Tx } from '../shared/database.ts'
import { fineLog, type WhoseFines } from './fine-log-store.ts'
import type { Standing } from './reader-shapes.ts'
import { missingDeposits } from './standing.ts'

/** No rule lets a reader have so many late or waiting books. */
const most = 50

/**
 * How a reader stands with money, as whoever asks may see it: what she owes, what grows, which deposit is still to be
 * brought, and where hers lies. `limits` are the rules of her library, read as the system.
 */
export async function standingOf(
  tx: Tx,
  whose: WhoseFines,
  { quota, debt, deposit }: Limits,
): Promise<Standing> {
  const balances = await readerBalances(tx, whose.readerId)
  const fines = await fineLog(tx, whose, { limit: most, offset: 0 })
  return {
    owedFen: balances.owedFen,
    blocked: debt.blocksFromFen > 0 && balances.owedFen >= debt.blocksFromFen,
    blockWhy: debt.why,
    owed: await owedBy(tx, whose.readerId),
    accruing: fines.lines.filter(({ state }) => state === 'accruing'),
    pickups: await pickups(tx, whose.readerId, balances.depositFreeFen),
    deposit: {
      ...deposit,
      freeFen: balances.depositFreeFen,
      heldFen: balances.depositHeldFen,
      held: await heldDeposits(tx, whose.readerId),
    },
    quotaFull: quota.left === 0,
    quotaLimit: quota.limit,
    quotaWhy: quota.why,
  }
}

interface Book {
  number: string
  requestId: number | null
  title: string
}

/** The open charges of a reader with their books, oldest first. */
async function owedBy(tx: Tx, readerId: number): Promise<Standing['owed']> {
  const charges = await openCharges(tx, readerId)
  const ids = charges.flatMap(({ requestId }) => requestId ?? [])
  const books = await tx
    .selectFrom('request')
    .select(['id', 'number', 'title'])
    .where('id', '=', sql<number>`any(${sql.val(ids)}::int[])`)
    .execute()
  return charges.map(({ what, requestId, amountFen, outstandingFen, at }) => {
    const book = books.find(({ id }) => id === requestId)
    return {
      what,
      requestId,
      number: book?.number ?? '',
      title: book?.title ?? '',
      amountFen,
      openFen: outstandingFen,
      at: at.toString(),
    }
  })
}

/** Books that wait at the counter and for which a deposit must still be brought. */
async function pickups(tx: Tx, readerId: number, freeFen: number): Promise<Standing['pickups']> {
  const waiting = await waitingBooks(tx, readerId)
  const heldFen = await heldForAll(tx, readerId)
  const missing = missingDeposits(waiting, { freeFen, heldFen })
  const sentences = await whyOf(
    tx,
    waiting.flatMap(({ rules }) => rules),
  )
  return waiting.flatMap(({ book, depositFen, rules }, at) =>
    missing[at]
      ? [{ ...book, depositFen, missingFen: missing[at], why: whys(rules, sentences) }]
      : [],
  )
}

/** Books at the counter in the order in which they came, and the deposit that each one's own rules ask for. */
async function waitingBooks(tx: Tx, readerId: number) {
  const rows = await tx
    .selectFrom('request')
    .select(['id', 'number', 'title', 'policy'])
    .where('reader_id', '=', readerId)
    .where('state', '=', 'awaitingPickup')
    .orderBy('state_since')
    .orderBy('id')
    .execute()
  return rows.map(({ id, number, title, policy }) => {
    const { depositMode, depositFen } = policy as Resolved
    return {
      book: { requestId: id, number, title },
      depositFen: depositOf(policy as Resolved),
      mode: depositMode.value,
      rules: [depositFen.ruleId, depositMode.ruleId],
    }
  })
}

/** For which book deposit is held, in fen; what a card holds has none. */
async function heldDeposits(tx: Tx, readerId: number): Promise<Standing['deposit']['held']> {
  const { rows } = await sql<Book & { amountFen: number }>`
    select coalesce(r.number, '') as number, t.request_id as "requestId", coalesce(r.title, '') as title,
           (-sum(p.amount_fen))::bigint as "amountFen"
    from ledger_transaction t
    join ledger_posting p on p.transaction_id = t.id
    join ledger_account a on a.id = p.account_id and a.kind = 'readerDepositHeld'
    left join request r on r.id = t.request_id
    where t.reader_id = ${readerId}
    group by t.request_id, r.number, r.title
    having sum(p.amount_fen) <> 0
    order by t.request_id`.execute(tx)
  return rows
}

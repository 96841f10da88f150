import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { HomeReader, LedgerAccount } from '../../src/ledger/accounts.ts'
import { movement, type Posting, post, type Transaction } from '../../src/ledger/post.ts'
import { system } from '../../src/shared/actor.ts'
import { asActor, type Tx } from '../../src/shared/database.ts'
import { invariants } from '../../tools/verify/invariants.ts'
import { type Consortium, openConsortium } from './consortium.ts'

/** Books to write in: a consortium, its reader 林 at home in 北邮, and hands that post. */
export async function openBooks() {
  const bj = await openConsortium()
  const home: HomeReader = { readerId: bj.reader.readerId, libraryId: bj.libraries.bupt }
  const asSystem = <T>(work: (tx: Tx) => Promise<T>): Promise<T> =>
    asActor(bj.house.db, system, work)
  return {
    ...bj,
    home,
    asSystem,
    /** Posts one transaction by itself. */
    post: (transaction: Transaction) => asSystem((tx) => post(tx, transaction)),
    /** A transaction of these sides, under a cause of its own unless one is given. */
    entry: (postings: readonly Posting[], more: Partial<Transaction> = {}): Transaction => ({
      cause: `test ${randomUUID()}`,
      what: 'logistics',
      libraryId: home.libraryId,
      readerId: home.readerId,
      operatorCode: 'by01',
      at: bj.clock.now(),
      postings,
      ...more,
    }),
  }
}
export type Books = Awaited<ReturnType<typeof openBooks>>

/** Moves an amount from one account to another, as any cause would. */
export const moving = (from: LedgerAccount, to: LedgerAccount, amountFen: number) =>
  movement({ from, to }, amountFen)

/** What breaks the truths about money, past row security: names of truths, none where the books are whole. */
export async function brokenTruths({ owner }: Pick<Consortium, 'owner'>): Promise<string[]> {
  const broken: string[] = []
  for (const { id, sql: question } of invariants.filter(({ id }) => ofMoney.test(id))) {
    const { rows } = await sql<Record<string, unknown>>`${sql.raw(question)}`.execute(owner)
    broken.push(...rows.map((row) => `${id}: ${Object.values(row).join(' ')}`))
  }
  return broken
}
const ofMoney = /^(ledger|charge|receipt|deposit|waiver|till)\./

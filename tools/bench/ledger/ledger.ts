import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Kysely, sql } from 'kysely'
import { post } from '../../../src/ledger/post.ts'
import { system } from '../../../src/shared/actor.ts'
import { asActor, type Database } from '../../../src/shared/database.ts'
import type { Tables } from '../../../src/shared/tables.ts'
import { median, openBenchHouse, rounded } from '../bench-house.ts'
import { imbalanceOf } from './imbalance.ts'
import { afterKill } from './kill.ts'
import { layHomes, postingsOfLoan, transactionsOfLoan } from './loans.ts'

const rounds = 10

/**
 * Transactions a second through `post`: the cause, the sum, the day, the floors and balances checked, by clients who all
 * book on the centre and the courier; in turns with bare transactions (begin, two rows inserted, commit) of the same
 * pool. `imbalance` is what the books were off by at most, in fen: after each batch, and after a kill -9 of the database
 * server in the midst of posting.
 */
export async function benchLedger({ postings, clients }: { postings: number; clients: number }) {
  const folder = mkdtempSync(join(tmpdir(), 'hutong-bench-'))
  try {
    const speeds = await measure(folder, { postings, clients })
    const killed = await afterKill(folder, clients)
    return { ...speeds.figures, imbalance: Math.max(speeds.imbalance, killed) }
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}

async function measure(
  folder: string,
  { postings, clients }: { postings: number; clients: number },
) {
  const { db, owner, close } = await openBenchHouse(clients, folder)
  const homes = await layHomes(owner, clients)
  await layBare(owner)
  const loans = Math.ceil(postings / postingsOfLoan / rounds / clients)
  const [posted, bare, off]: [number[], number[], number[]] = [[], [], []]
  for (let round = 0; round < rounds; round++) {
    posted.push(
      await speed(clients, loans, async (client, loan) => {
        for (const transaction of transactionsOfLoan(homes[client]!, `${round} ${client} ${loan}`))
          await asActor(db, system, (tx) => post(tx, transaction))
      }),
    )
    bare.push(
      await speed(clients, loans, async () => {
        for (let one = 0; one < 2; one++) await bareTransaction(db)
      }),
    )
    off.push(await imbalanceOf(owner))
  }
  await close()
  return { figures: figuresOf(posted, bare), imbalance: Math.max(...off) }
}

const figuresOf = (posted: readonly number[], bare: readonly number[]) => ({
  transactions_per_s: rounded(median(posted)),
  bare_tx_per_s: rounded(median(bare)),
  ratio: rounded(median(posted.map((value, round) => value / bare[round]!)), 3),
})

/** Every client works so often; answers transactions a second, two for each time. */
async function speed(
  clients: number,
  times: number,
  work: (client: number, time: number) => Promise<void>,
): Promise<number> {
  const began = performance.now()
  await Promise.all(
    Array.from({ length: clients }, async (_, client) => {
      for (let time = 0; time < times; time++) await work(client, time)
    }),
  )
  return (2 * clients * times * 1000) / (performance.now() - began)
}

const bareTransaction = (db: Database) =>
  db
    .transaction()
    .execute((tx) =>
      sql`insert into bare_posting (account_id, amount_fen, at) values (1, 2000, ${at}), (2, -2000, ${at})`.execute(
        tx,
      ),
    )
const at = '2026-11-23T02:00:00Z'

const layBare = (owner: Kysely<Tables>) =>
  sql
    .raw(`
    create table bare_posting (id bigint generated always as identity primary key, account_id int not null,
      amount_fen bigint not null, at timestamptz not null);
    grant insert on bare_posting to hutong_app`)
    .execute(owner)

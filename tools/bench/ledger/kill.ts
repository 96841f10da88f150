import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readConfig } from '../../../src/config.ts'
import { post } from '../../../src/ledger/post.ts'
import { system } from '../../../src/shared/actor.ts'
import { asActor, type Database, openDatabase } from '../../../src/shared/database.ts'
import { openStorage } from '../../../src/storage.ts'
import { openBenchHouse } from '../bench-house.ts'
import { imbalanceOf } from './imbalance.ts'
import { transactionsOfLoan } from './loans.ts'

/**
 * Kills the database server of `folder` with -9 while every client posts, starts it again, and answers what the books are
 * off by in fen. Throws where a transaction that was acknowledged is gone.
 */
export async function afterKill(folder: string, clients: number): Promise<number> {
  const read = readConfig({ DATA_DIR: folder })
  if (!read.ok) throw new Error(read.mistakes.join('\n'))
  const storage = await openStorage(read.config, 'alone')
  const db = openDatabase(storage.serverUrl, 'hutong_app', clients)
  const acknowledged = await killedWhilePosting(db, { folder, clients })
  await db.destroy() // there is no server left to be stopped
  return lookAgain(folder, acknowledged)
}

/** Causes that were acknowledged before the server was gone. */
async function killedWhilePosting(
  db: Database,
  { folder, clients }: { folder: string; clients: number },
): Promise<string[]> {
  const readers = await asActor(db, system, (tx) =>
    tx.selectFrom('reader').select(['id', 'library_id']).execute(),
  )
  const homes = readers.map(({ id, library_id }) => ({ readerId: id, libraryId: library_id }))
  const acknowledged: string[] = []
  const working = Array.from({ length: clients }, async (_, client) => {
    for (let loan = 0; ; loan++)
      for (const transaction of transactionsOfLoan(homes, `killed ${client} ${loan}`))
        acknowledged.push(await postOne(db, transaction))
  })
  const ended = Promise.allSettled(working)
  while (acknowledged.length < clients * 10) await new Promise((done) => setTimeout(done, 5))
  const [pid] = readFileSync(join(folder, 'postgres', 'postmaster.pid'), 'utf8').split('\n')
  process.kill(Number(pid), 'SIGKILL')
  await ended
  return acknowledged
}

async function postOne(db: Database, transaction: ReturnType<typeof transactionsOfLoan>[number]) {
  await asActor(db, system, (tx) => post(tx, transaction))
  return transaction.cause
}

async function lookAgain(folder: string, acknowledged: readonly string[]): Promise<number> {
  const { owner, close } = await openBenchHouse(2, folder)
  const kept = await owner
    .selectFrom('ledger_transaction')
    .select('cause')
    .where('cause', 'like', 'loan killed %')
    .execute()
  const causes = new Set(kept.map(({ cause }) => cause))
  const lost = acknowledged.filter((cause) => !causes.has(cause))
  const off = await imbalanceOf(owner)
  await close()
  if (lost.length > 0) throw new Error(`acknowledged and gone: ${lost.slice(0, 5).join(', ')}`)
  return off
}

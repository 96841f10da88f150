import { Kysely, PostgresDialect, sql, type Transaction } from 'kysely'
import pg from 'pg'
import type { Actor } from './actor.ts'
import { ActorDriver, beginningAs, idsOf, PlanningClient } from './connections.ts'
import type { Tables } from './tables.ts'

/** A transaction that runs as an actor. */
export type Tx = Transaction<Tables>
export type Database = Kysely<Tables>

const types = {
  date: 1082,
  timestamptz: 1184,
  int8: 20,
} as const
pg.types.setTypeParser(types.date, (text) => Temporal.PlainDate.from(text))
pg.types.setTypeParser(types.timestamptz, (text) => Temporal.Instant.from(text))
pg.types.setTypeParser(types.int8, (text) => {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new Error(`bigint ${text} does not fit a number`)
  return value
})

// pg asks a parameter for toPostgres(); with it Temporal values are written as they are read.
const writtenAsText = {
  value(this: Temporal.Instant | Temporal.PlainDate) {
    return this.toString()
  },
}
Object.defineProperty(Temporal.Instant.prototype, 'toPostgres', writtenAsText)
Object.defineProperty(Temporal.PlainDate.prototype, 'toPostgres', writtenAsText)

export type DatabaseRole = 'hutong_app' | 'hutong_keeper' | 'owner'

/**
 * Opens a pool whose every connection is `role` from its first statement on.
 * `owner` keeps the login's own rights and is for migrations only.
 */
export function openDatabase(url: string, role: DatabaseRole, connections = 10): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: connections,
    Client: PlanningClient,
    options: role === 'owner' ? undefined : `-c role=${role}`,
    application_name: `hutong ${role}`,
    // Statements go out without waiting for the answers of those before them, where nobody waits for these.
    pipeline: true,
  })
  // A pool that is closing does not wait for its sockets: the server may go first.
  pool.on('error', (error) => {
    if (!pool.ending) console.error('database connection lost:', error.message)
  })
  // The pool does not listen to a connection that is lent out: lost between two statements of a
  // transaction it would end the process. The next statement fails anyway and says why.
  pool.on('connect', (client) => void client.on('error', () => {}))
  const dialect = new PostgresDialect({ pool })
  dialect.createDriver = () => new ActorDriver({ pool })
  return new Kysely<Tables>({ dialect })
}

/** Runs `work` in one transaction in which row security sees `actor`. */
export const asActor = <T>(db: Database, actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T> =>
  running(db, db.transaction(), { actor, work })

/** As `asActor`, for work that only reads: PostgreSQL refuses it anything else, and answers two round trips sooner. */
export const readingAs = <T>(
  db: Database,
  actor: Actor,
  work: (tx: Tx) => Promise<T>,
): Promise<T> => running(db, db.transaction().setAccessMode('read only'), { actor, work })

const running = <T>(
  db: Database,
  transaction: ReturnType<Database['transaction']>,
  { actor, work }: { actor: Actor; work: (tx: Tx) => Promise<T> },
): Promise<T> =>
  beginningAs.run(actor, () =>
    transaction.execute((tx) => {
      databases.set(tx, db)
      return beginningAs.exit(() => work(tx))
    }),
  )

const databases = new WeakMap<Tx, Database>()

/** The database that a transaction of `asActor` is of: for what is kept in memory of one, and ends with it. */
export const databaseOf = (tx: Tx): Database | undefined => databases.get(tx)

/** From here on the transaction runs as `actor`; ends with the transaction. */
export async function become(tx: Tx, actor: Actor): Promise<void> {
  const { reader, library, account } = idsOf(actor)
  await sql`select set_config('hutong.actor', ${actor.kind}, true), set_config('hutong.reader', ${reader}, true),
                   set_config('hutong.library', ${library}, true), set_config('hutong.account', ${account}, true)`.execute(
    tx,
  )
}

import { AsyncLocalStorage } from 'node:async_hooks'
import {
  CompiledQuery,
  type DatabaseConnection,
  PostgresDriver,
  type TransactionSettings,
} from 'kysely'
import pg from 'pg'
import { type CopyStreamQuery, from as copyFrom } from 'pg-copy-streams'
import { type Actor, kinds } from './actor.ts'
import { invariant } from './invariant.ts'

const copying = /^copy [^;]+ from stdin( \(format binary\))?$/

/** Distinct statements a connection keeps planned; the house has some hundreds, an attacker's lists make more. */
const plannedMax = 500

/**
 * A connection that has PostgreSQL parse and plan a statement once and not at every call: with row security
 * planning costs several times what running does (measured: bench lifecycle, transitions a second 240 → 411).
 */
export class PlanningClient extends pg.Client {
  readonly #names = new Map<string, string>()

  override query(...given: unknown[]): never {
    const [text, values, ...rest] = given
    if (typeof text === 'string' && copying.test(text)) return this.#copy(text, values) as never
    const name =
      typeof text === 'string' && Array.isArray(values) && values.length > 0
        ? this.#nameOf(text)
        : undefined
    const query = super.query.bind(this) as (...call: unknown[]) => never
    return name ? query({ name, text, values }, ...rest) : query(...given)
  }

  /**
   * COPY … FROM STDIN with all of its bytes as the only value, so that it is a statement of a transaction like any other.
   * Nothing may be sent behind it before it is through, so it is sent alone, and others behind its end.
   */
  async #copy(text: string, values: unknown) {
    const [bytes] = values as readonly [Uint8Array]
    const sending = this as unknown as { pipeline: boolean }
    const { pipeline } = sending
    const others = super.query.bind(this) as (text: string) => Promise<unknown>
    if (pipeline) await others('select')
    sending.pipeline = false
    try {
      return await copiedBy(super.query(copyFrom(text)), bytes)
    } catch (error) {
      // It was refused but is not over yet; what is asked now is answered, or refused too, when it is.
      await others('select').catch(() => {})
      throw error
    } finally {
      sending.pipeline = pipeline
    }
  }

  #nameOf(text: string): string | undefined {
    const known = this.#names.get(text)
    if (known || this.#names.size >= plannedMax) return known
    const name = `h${this.#names.size}`
    this.#names.set(text, name)
    return name
  }
}

function copiedBy(stream: CopyStreamQuery, bytes: Uint8Array) {
  return new Promise((done, failed) => {
    stream.once('error', failed)
    stream.once('finish', () => done({ command: 'COPY', rowCount: stream.rowCount, rows: [] }))
    stream.end(bytes)
  })
}

/** As whom the transaction that is about to begin runs: known to the driver, which begins it. */
export const beginningAs = new AsyncLocalStorage<Actor>()

/**
 * Begins a transaction and says whose it is in one round trip; every page begins several. One that only reads does not
 * even wait for that: its first statement goes out right behind, and it is over when its last one is answered.
 */
export class ActorDriver extends PostgresDriver {
  readonly #begun = new WeakMap<DatabaseConnection, Promise<unknown>>()

  override async beginTransaction(
    connection: DatabaseConnection,
    { accessMode, isolationLevel }: TransactionSettings,
  ): Promise<void> {
    this.#begun.delete(connection)
    const actor = beginningAs.getStore()
    if (!actor || isolationLevel) {
      await super.beginTransaction(connection, { accessMode, isolationLevel })
      if (actor) throw new Error('a transaction of an actor has the default isolation')
      return
    }
    const begin = accessMode ? `begin ${accessMode}` : 'begin'
    const begun = connection.executeQuery(CompiledQuery.raw(`${begin}; ${literalSettings(actor)}`))
    if (accessMode !== 'read only') return void (await begun)
    begun.catch(() => {}) // whatever is read is thrown away then, below
    this.#begun.set(connection, begun)
  }

  override async commitTransaction(connection: DatabaseConnection): Promise<void> {
    const begun = this.#begun.get(connection)
    if (!begun) return super.commitTransaction(connection)
    this.#begun.delete(connection)
    await begun
    connection.executeQuery(CompiledQuery.raw('commit')).catch(() => {}) // nothing can be lost
  }
}

/** The same as `settingsOf` without parameters: a kind of our own and whole numbers, nothing anybody typed. */
function literalSettings(actor: Actor): string {
  const kind = kinds.find((known) => known === actor.kind) ?? ''
  const values = { actor: kind, ...idsOf(actor) }
  const settings = Object.entries(values).map(
    ([name, value]) => `set local hutong.${name} = '${value}'`,
  )
  return settings.join('; ')
}

/** The ids of an actor as settings have them; none is an empty text. */
export const idsOf = (actor: Actor) => ({
  reader: 'readerId' in actor ? whole(actor.readerId) : '',
  library: 'libraryId' in actor ? whole(actor.libraryId) : '',
  account: 'accountId' in actor ? whole(actor.accountId) : '',
})

function whole(id: number): string {
  invariant(Number.isSafeInteger(id), 'an id is a whole number')
  return String(id)
}

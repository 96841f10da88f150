import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { readConfig } from '../../src/config.ts'
import { names } from '../../src/installation.ts'
import { readSecret } from '../../src/secret.ts'
import { system } from '../../src/shared/actor.ts'
import { systemClock } from '../../src/shared/clock.ts'
import { asActor, type Database, openDatabase } from '../../src/shared/database.ts'
import type { Jobs } from '../../src/shared/jobs.ts'
import { hashOf } from '../../src/signin/sessions.ts'
import { openStorage, prepareStorage } from '../../src/storage.ts'
import { DEMO_LIBRARIES } from '../demo/libraries.ts'
import { loadDemonstration } from '../demo/load.ts'
import { live } from './http-years.ts'

/** Somebody signed in: the cookie's token, and where she belongs. */
export interface Person {
  token: string
  libraryCode: string
  name: string
  /** Requests of hers that have not ended. */
  open: number
}

/** A book of the catalogue that can be asked for: who would lend it, and whose readers have it at home. */
export interface Book {
  id: number
  title: string
  author: string
  isbn: string
  year: string
  callNumber: string
  lenders: string[]
  holders: string[]
}

/** Everybody and everything the clients know of the house they measure. */
export interface Cast {
  readers: Person[]
  staff: Person[]
  books: Book[]
  /** How many requests there are. */
  requests: number
}

/** No server runs while the rows are laid. */
const nobodyWorks: Jobs = {
  enqueue: async () => {},
  work: async () => {},
  every: async () => {},
  stop: async () => {},
}
/** --big lays so many a year (tools/demo/year). */
const requestsPerYear = 20_000

/**
 * Lays a demonstration with at least `requests` requests in `folder`, unless one is there from a run before, signs its
 * people in, and answers them. Below 20,000 it is the small demonstration.
 */
export async function layHouse(
  folder: string,
  requests: number,
  report: (line: string) => void,
): Promise<Cast> {
  mkdirSync(folder, { recursive: true })
  const read = readConfig({ DATA_DIR: folder })
  if (!read.ok) throw new Error(read.mistakes.join('\n'))
  const storage = await openStorage(read.config, 'alone')
  await prepareStorage(storage)
  const db = openDatabase(storage.serverUrl, 'hutong_app', 4)
  const laid = join(folder, 'laid')
  try {
    if (!existsSync(laid)) {
      const house = {
        db,
        jobs: nobodyWorks,
        clock: systemClock,
        randomBytes,
        installation: names.demonstration,
        secret: readSecret(read.config.secretFile, randomBytes),
        publicUrl: 'http://127.0.0.1',
        secureCookies: false,
      }
      await loadDemonstration(house, { big: requests >= requestsPerYear, report })
      await live(storage.ownerUrl, Math.floor(requests / requestsPerYear) - 1)
      writeFileSync(laid, '')
    }
    return await castOf(db)
  } finally {
    await db.destroy()
    await storage.release()
  }
}

const castOf = (db: Database): Promise<Cast> =>
  asActor(db, system, async (tx) => {
    const at = systemClock.now()
    const { rows: people } = await sql<{
      id: number
      kind: string
      code: string
      name: string
      open: number
    }>`
      select a.id, a.kind, l.code, coalesce(p.name, '') as name,
        (select count(*) from request q where q.reader_id = r.id and q.ended_at is null) as open
      from account a join library l on l.id = a.library_id
        left join reader r on r.account_id = a.id left join reader_person p on p.reader_id = r.id
      where a.kind = 'staff' or r.status = 'active' order by a.id`.execute(tx)
    const signedIn = people.map((person) => ({
      ...person,
      token: randomBytes(32).toString('base64url'),
    }))
    await tx
      .insertInto('session')
      .values(
        signedIn.map(({ id, token }) => ({
          token_hash: hashOf(token),
          account_id: id,
          created_at: at,
          seen_at: at,
          expires_at: at.add({ hours: 12 }),
        })),
      )
      .execute()
    const of = (kind: string): Person[] =>
      signedIn
        .filter((person) => person.kind === kind)
        .map(({ token, code, name, open }) => ({ token, libraryCode: code, name, open }))
    const { rows: books } = await sql<Book>`
      select r.id, r.title, r.responsibility as author, coalesce(r.isbn, '') as isbn, r.published_year as year,
        r.call_number as "callNumber", array_agg(distinct l.code) as holders,
        coalesce(array_agg(distinct l.code) filter (where h.lendable and h.status = 'available'), '{}') as lenders
      from record r join holding h on h.record_id = r.id join library l on l.id = h.library_id
      where (r.language, r.material_type) = ('chi', 'book') group by r.id order by r.id`.execute(tx)
    const { rows: counted } = await sql<{ count: number }>`
      select count(*)::int as count from request`.execute(tx)
    const closed = DEMO_LIBRARIES.filter(({ suspension }) => suspension).map(({ code }) => code)
    return {
      readers: of('reader'),
      staff: of('staff'),
      books: books
        .map((book) => ({
          ...book,
          lenders: book.lenders.filter((code) => !closed.includes(code)),
        }))
        .filter(({ lenders }) => lenders.length > 0),
      requests: counted[0]!.count,
    }
  })

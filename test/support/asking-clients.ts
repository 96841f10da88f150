import { createHash } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { Tables } from '../../src/shared/tables.ts'
import { cookieName } from '../../src/signin/sessions.ts'
import { layCategories, layLibrary } from './libraries.ts'

/** Readers of 北邮 with a session each, who may ask 北航 for as much as they like; answers their cookies. */
export async function layAskingReaders(owner: Kysely<Tables>, count: number): Promise<string[]> {
  await layCategories(owner)
  const home = await layLibrary(owner, { code: '211130', zh: '北京邮电大学图书馆', prefix: 'by' })
  await layLibrary(owner, { code: '211060', zh: '北京航空航天大学图书馆', prefix: 'bh' })
  await owner
    .updateTable('policy_rule')
    .set({ parameters: JSON.stringify(asManyAsTheyLike) })
    .where('id', '=', 'R05')
    .execute()
  const cookies: string[] = []
  for (let reader = 0; reader < count; reader++) cookies.push(await layOne(owner, home, reader))
  return cookies
}

const asManyAsTheyLike = {
  maxPerSubmission: 3,
  maxOutstanding: 10_000,
  mustReturnAllFirst: 'off',
}
const at = Temporal.Instant.from('2026-01-05T02:00:00Z')
const never = Temporal.Instant.from('2999-01-01T00:00:00Z')

async function layOne(owner: Kysely<Tables>, home: number, reader: number): Promise<string> {
  const login = `asking${reader}`
  const account = { login, kind: 'reader', library_id: home, password_hash: 'none' }
  const { id } = await owner
    .insertInto('account')
    .values({ ...account, password_changed_at: at, created_at: at })
    .returning('id')
    .executeTakeFirstOrThrow()
  const row = { account_id: id, library_id: home, barcode: login, submitted_at: at }
  await owner
    .insertInto('reader')
    .values({ ...row, reader_type: 'master', status: 'active' })
    .execute()
  const token_hash = createHash('sha256').update(login).digest()
  const session = { token_hash, account_id: id, created_at: at, expires_at: never }
  await owner
    .insertInto('session')
    .values({ ...session, seen_at: never })
    .execute()
  return `${cookieName({ secureCookies: false } as never)}=${login}`
}

/** Clients that ask for one book after the other, each with a key of its own, and ask again until answered. */
export function askingClients(cookies: readonly string[]) {
  const acknowledged = new Map<string, string>()
  let url: string | null = null
  let over = false
  let faults = 0

  /** One try; answers the request's number, or nothing when nobody answered. */
  async function ask(cookie: string, key: string): Promise<string | undefined> {
    if (!url) return undefined
    const answer = await fetch(`${url}/api/requests`, {
      method: 'POST',
      headers: { cookie, 'content-type': 'application/json', 'idempotency-key': key },
      body: JSON.stringify(formOf(key)),
      signal: AbortSignal.timeout(5_000),
    })
    const said = await answer.text()
    if (answer.status === 201) return JSON.parse(said).requests[0].number
    // 500 and 503 come from a house whose database was just killed, and from no other.
    const tooMany = answer.status === 500 && ++faults > 500
    if (!tooMany && [409, 429, 500, 503].includes(answer.status)) return undefined
    throw new Refused(`${answer.status} ${said}`)
  }

  async function goOn(cookie: string, client: number): Promise<void> {
    for (let count = 0; !over; count++) {
      const key = `client-${client}-${count}`
      for (;;) {
        const number = await ask(cookie, key).catch((error) => {
          if (error instanceof Refused) throw error
          return undefined // the line went dead: nobody knows what became of it
        })
        if (number) acknowledged.set(key, number)
        if (number) break
        await new Promise((done) => setTimeout(done, 50))
      }
    }
  }

  const working = Promise.all(cookies.map(goOn))
  working.catch(() => {}) // said by finish
  return {
    acknowledged,
    /** Where the house answers now; null: it is gone. */
    reach: (address: string | null) => {
      url = address
    },
    /** Ends when every key that was sent has its answer. */
    finish: async () => {
      over = true
      await working
    },
  }
}

class Refused extends Error {}

const formOf = (title: string) => ({
  books: [{ title, publishedYear: '2007', callNumber: 'TP312', supplierCode: '211060' }],
  deliveryMethod: 'logistics',
  recipientName: '林同学',
  recipientEmail: 'lin@reader.example',
})

import type { FastifyInstance } from 'fastify'
import { hashPassword } from '../../src/signin/passwords.ts'
import type { openHouse } from './house.ts'

type Place = Awaited<ReturnType<typeof openHouse>>

/** Everybody laid by a test has this password, hashed once per file. */
export const password = 'willow-bridge'
let shared: Promise<string> | undefined
const passwordHash = (place: Place) => {
  shared ??= hashPassword(place.house, password)
  return shared
}

interface LaidAccount {
  login: string
  libraryId: number
  kind?: 'staff' | 'centre'
}

/** Writes a librarian (or somebody of the centre) whose 操作员代码 is the login; answers the account's id. */
export const layStaff = async (place: Place, { login, libraryId, kind = 'staff' }: LaidAccount) =>
  layAccount(place, { login, library_id: libraryId, kind, operator_code: login })

interface LaidReader {
  login: string
  libraryId: number
  name?: string
  status?: 'awaitingReview' | 'active' | 'refused' | 'suspended'
  reason?: string
}

/** Writes a reader with her personal data; answers her ids. */
export async function layReader(place: Place, laid: LaidReader) {
  const { login, libraryId, name = '林小荷', status = 'active', reason = '' } = laid
  const account = { login, library_id: libraryId, kind: 'reader', operator_code: null }
  const accountId = await layAccount(place, account)
  const { id: readerId } = await place.owner
    .insertInto('reader')
    .values({
      account_id: accountId,
      library_id: libraryId,
      barcode: `T${accountId}`,
      reader_type: 'master',
      status,
      status_reason: reason,
      submitted_at: place.clock.now(),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await place.owner
    .insertInto('reader_person')
    .values({
      reader_id: readerId,
      library_id: libraryId,
      name,
      document_type: 'campusCard',
      document_number: '2026000001',
      phone: '010-0000-0001',
      email: `${login}@reader.example`,
    })
    .execute()
  return { accountId, readerId }
}

const layAccount = async (
  place: Place,
  account: { login: string; library_id: number; kind: string; operator_code: string | null },
): Promise<number> => {
  const { id } = await place.owner
    .insertInto('account')
    .values({
      ...account,
      password_hash: await passwordHash(place),
      password_changed_at: place.clock.now(),
      created_at: place.clock.now(),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Signs in over HTTP and answers the cookie header of the session. */
export async function cookieOf(app: FastifyInstance, login: string, word = password) {
  const reply = await app.inject({
    method: 'POST',
    url: '/api/sign-in',
    payload: { login, password: word },
  })
  if (reply.statusCode !== 200) throw new Error(`${login} could not sign in: ${reply.body}`)
  return `hutong=${reply.cookies.find((cookie) => cookie.name === 'hutong')?.value}`
}

import type { Kysely } from 'kysely'
import type { Actor } from '../../src/shared/actor.ts'
import type { Tables } from '../../src/shared/tables.ts'

export type Reader = Extract<Actor, { kind: 'reader' }>
export type Staff = Extract<Actor, { kind: 'staff' }>

/** Writes the one category that the libraries of a bench are in. */
export const layCategory = (owner: Kysely<Tables>) =>
  owner
    .insertInto('library_category')
    .values({ code: 'engineering', name_zh: '工科类', name_en: 'Engineering', position: 1 })
    .execute()

const at = Temporal.Instant.from('2026-01-05T02:00:00Z')

/** Writes one member library; answers its id. */
export const layLibrary = async (
  owner: Kysely<Tables>,
  code: string,
  prefix: string,
): Promise<number> => {
  const row = {
    code,
    kind: 'member',
    category: 'engineering',
    name_zh: prefix,
    name_en: prefix,
    short_zh: prefix,
    short_en: prefix,
    initials: prefix,
    request_prefix: prefix,
    joined_on: Temporal.PlainDate.from('2007-11-01'),
  }
  return (await owner.insertInto('library').values(row).returning('id').executeTakeFirstOrThrow())
    .id
}

const layAccount = async (
  owner: Kysely<Tables>,
  login: string,
  kind: string,
  library_id: number,
): Promise<number> => {
  const row = {
    login,
    kind,
    library_id,
    operator_code: kind === 'staff' ? login : null,
    password_hash: 'none',
    password_changed_at: at,
    created_at: at,
  }
  return (await owner.insertInto('account').values(row).returning('id').executeTakeFirstOrThrow())
    .id
}

/** Writes a librarian with an operator code. */
export const layStaff = async (
  owner: Kysely<Tables>,
  libraryId: number,
  code: string,
): Promise<Staff> => ({
  kind: 'staff',
  accountId: await layAccount(owner, code, 'staff', libraryId),
  libraryId,
  operatorCode: code,
  login: code,
})

/** Writes an approved reader. */
export async function layReader(
  owner: Kysely<Tables>,
  libraryId: number,
  login: string,
): Promise<Reader> {
  const accountId = await layAccount(owner, login, 'reader', libraryId)
  const row = {
    account_id: accountId,
    library_id: libraryId,
    barcode: login,
    reader_type: 'doctoral',
    status: 'active',
    submitted_at: at,
  }
  const { id } = await owner
    .insertInto('reader')
    .values(row)
    .returning('id')
    .executeTakeFirstOrThrow()
  return { kind: 'reader', accountId, readerId: id, libraryId, login }
}

import { sql } from 'kysely'
import { become, type Tx } from '../shared/database.ts'
import type { Once } from '../shared/once.ts'
import type { Registration } from './shapes.ts'
import { personColumns, type ReaderRow } from './store.ts'

/**
 * A free 读者条码 of a library, four figures or more (S2 shows 0011): the one after the greatest that has a free one
 * behind it, so that a librarian who gives out 99999999 does not end registering. Holds the library until commit.
 */
export async function allotBarcode(tx: Tx, libraryId: number): Promise<string> {
  await sql`select from library where id = ${libraryId} for no key update`.execute(tx)
  const { rows } = await sql<{ next: number }>`
    with taken as (
      select barcode::int as number from reader
      where library_id = ${libraryId} and barcode ~ '^[0-9]{1,8}$')
    select max(number) + 1 as next from (select number from taken union select 0) as before
    where number < 99999999 and not exists (select from taken where taken.number = before.number + 1)`.execute(
    tx,
  )
  return String(rows[0]!.next).padStart(4, '0')
}

interface NewReader {
  form: Registration
  libraryId: number
  barcode: string
  at: Temporal.Instant
}

/** Writes account, reader and her personal data; answers the reader's id. Runs as sign-in. */
export async function insertReader(
  tx: Tx,
  { form, libraryId, barcode, at, passwordHash }: NewReader & { passwordHash: string },
): Promise<number> {
  const account = await tx
    .insertInto('account')
    .values({
      login: form.login,
      kind: 'reader',
      library_id: libraryId,
      password_hash: passwordHash,
      password_changed_at: at,
      created_at: at,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const reader = await tx
    .insertInto('reader')
    .values({ account_id: account.id, ...submittedReader({ form, libraryId, barcode, at }) })
    .returning('id')
    .executeTakeFirstOrThrow()
  await tx
    .insertInto('reader_person')
    .values({ reader_id: reader.id, ...registeredPerson(form, libraryId) })
    .execute()
  return reader.id
}

/** Writes a corrected registration over the refused one. Runs as sign-in. */
export async function replaceRegistration(
  tx: Tx,
  reader: Pick<ReaderRow, 'id' | 'account_id'>,
  { form, libraryId, barcode, at }: NewReader,
): Promise<void> {
  await tx
    .updateTable('account')
    .set({ library_id: libraryId })
    .where('id', '=', reader.account_id)
    .execute()
  await tx
    .updateTable('reader')
    .set({
      ...submittedReader({ form, libraryId, barcode, at }),
      status_reason: '',
      reviewed_at: null,
      reviewed_by: null,
    })
    .where('id', '=', reader.id)
    .execute()
  await tx
    .updateTable('reader_person')
    .set(registeredPerson(form, libraryId))
    .where('reader_id', '=', reader.id)
    .execute()
}

const submittedReader = ({ form, libraryId, barcode, at }: NewReader) => ({
  library_id: libraryId,
  barcode,
  reader_type: form.readerType,
  status: 'awaitingReview',
  submitted_at: at,
})

const registeredPerson = (form: Registration, libraryId: number) => ({
  library_id: libraryId,
  document_type: form.documentType,
  document_number: form.documentNumber,
  payment_method: form.paymentMethod || 'cash',
  ...personColumns(form),
})

/** Logs that the reader accepted this version of the 版权声明 (R02); the log only grows. */
export const insertConsent = async (
  tx: Tx,
  consent: { readerId: number; libraryId: number; version: number; at: Temporal.Instant },
): Promise<void> => {
  await tx
    .insertInto('consent')
    .values({
      reader_id: consent.readerId,
      library_id: consent.libraryId,
      copyright_version: consent.version,
      accepted_at: consent.at,
    })
    .execute()
}

/** What was done, its writer again its caller: the call's key is hers, and she may be signed in as somebody else. */
export async function handedBack<T>(tx: Tx, { actor }: Pick<Once, 'actor'>, done: T): Promise<T> {
  await become(tx, actor)
  return done
}

import { type Expression, type Selectable, sql } from 'kysely'
import type { Tx } from '../shared/database.ts'
import type { Tables } from '../shared/tables.ts'
import type {
  CopyrightNotice,
  Profile,
  ProfileChange,
  Registration,
  RegistrationToReview,
} from './shapes.ts'

type ReaderRow = Selectable<Tables['reader']>

/** The 版权声明 in force on a day, or none before the first. */
export async function copyrightNoticeOn(
  tx: Tx,
  on: Temporal.PlainDate,
): Promise<CopyrightNotice | undefined> {
  const row = await tx
    .selectFrom('copyright_notice')
    .selectAll()
    .where('valid_from', '<=', on)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
  return (
    row && {
      version: row.version,
      validFrom: row.valid_from.toString(),
      text: { zh: row.text_zh, en: row.text_en },
    }
  )
}

/** The next free 读者条码 of a library, four figures or more (S2 shows 0011); holds the library until commit. */
export async function allotBarcode(tx: Tx, libraryId: number): Promise<string> {
  await sql`select from library where id = ${libraryId} for no key update`.execute(tx)
  const { rows } = await sql<{ next: number }>`
    select coalesce(max(barcode::int), 0) + 1 as next
    from reader where library_id = ${libraryId} and barcode ~ '^[0-9]{1,8}$'`.execute(tx)
  return String(rows[0]?.next ?? 1).padStart(4, '0')
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

const personColumns = (person: ProfileChange) => ({
  name: person.name,
  phone: person.phone,
  email: person.email,
  sex: person.sex,
  department: person.department,
  job_title: person.jobTitle,
  education: person.education,
  born_on: person.bornOn ? Temporal.PlainDate.from(person.bornOn) : null,
  postcode: person.postcode,
  address: person.address,
  remark: person.remark,
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

/** Takes a reader for this transaction; none when row security hides her. */
export const lockReader = (tx: Tx, readerId: number): Promise<ReaderRow | undefined> =>
  tx.selectFrom('reader').selectAll().where('id', '=', readerId).forUpdate().executeTakeFirst()

/** Writes what the home library decided. */
export const storeReview = async (
  tx: Tx,
  readerId: number,
  review: { status: string; reason: string; barcode: string; at: Temporal.Instant; by: number },
): Promise<void> => {
  await tx
    .updateTable('reader')
    .set({
      status: review.status,
      status_reason: review.reason,
      barcode: review.barcode,
      reviewed_at: review.at,
      reviewed_by: review.by,
    })
    .where('id', '=', readerId)
    .execute()
}

/** Writes 个人资料; 登录名 and 读者类型 have no place here (scenario 10). */
export const storeProfile = async (
  tx: Tx,
  readerId: number,
  change: ProfileChange,
): Promise<void> => {
  await tx
    .updateTable('reader_person')
    .set(personColumns(change))
    .where('reader_id', '=', readerId)
    .execute()
}

// One JSON object per reader, in the shape of `Profile`.
const profileJson: Expression<Profile> = sql`jsonb_build_object(
  'login', a.login, 'libraryCode', l.code, 'readerType', r.reader_type, 'status', r.status,
  'barcode', r.barcode, 'documentType', p.document_type, 'documentNumber', p.document_number,
  'paymentMethod', p.payment_method, 'name', p.name, 'phone', p.phone, 'email', p.email, 'sex', p.sex,
  'department', p.department, 'jobTitle', p.job_title, 'education', p.education,
  'bornOn', coalesce(p.born_on::text, ''), 'postcode', p.postcode, 'address', p.address, 'remark', p.remark)`

const readerTables = sql`from reader r join account a on a.id = r.account_id
  join reader_person p on p.reader_id = r.id join library l on l.id = r.library_id`

/** A reader's 个人资料, or none when row security hides her. */
export async function profileOf(tx: Tx, readerId: number): Promise<Profile | undefined> {
  const { rows } = await sql<{ profile: Profile }>`
    select ${profileJson} as profile
    ${readerTables}
    where r.id = ${readerId}`.execute(tx)
  return rows[0]?.profile
}

/** 待审注册 of a library, oldest first, with what each reader accepted and when; at most 200. */
export async function waitingRegistrations(
  tx: Tx,
  libraryId: number,
): Promise<RegistrationToReview[]> {
  const { rows } = await sql<WaitingRow>`
    select r.id, r.submitted_at, ${profileJson} as profile, c.copyright_version, c.accepted_at
    ${readerTables}
    join lateral (
      select copyright_version, accepted_at from consent
      where reader_id = r.id order by id desc limit 1
    ) c on true
    where r.library_id = ${libraryId} and r.status = 'awaitingReview'
    order by r.submitted_at, r.id
    limit 200`.execute(tx)
  return rows.map((row) => ({
    readerId: row.id,
    submittedAt: row.submitted_at.toString(),
    profile: row.profile,
    copyrightVersion: row.copyright_version,
    acceptedAt: row.accepted_at.toString(),
  }))
}

interface WaitingRow {
  id: number
  submitted_at: Temporal.Instant
  profile: Profile
  copyright_version: number
  accepted_at: Temporal.Instant
}

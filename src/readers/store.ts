import { type Expression, type Selectable, sql } from 'kysely'
import type { Tx } from '../shared/database.ts'
import type { Tables } from '../shared/tables.ts'
import type { CopyrightNotice, Profile, ProfileChange, RegistrationToReview } from './shapes.ts'

export type ReaderRow = Selectable<Tables['reader']>

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

/** The columns a reader may write about herself. */
export const personColumns = (person: ProfileChange) => ({
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

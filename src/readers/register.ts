import { isMemberOn, type LibraryRow, libraryByCode } from '../libraries/store.ts'
import { signIn, visitor } from '../shared/actor.ts'
import { audit } from '../shared/audit.ts'
import { dayOf } from '../shared/clock.ts'
import { asActor, become, type Tx } from '../shared/database.ts'
import type { House } from '../shared/house.ts'
import { type Once, once, violates } from '../shared/once.ts'
import { gather, ok, type Refusal, type Result, refuse } from '../shared/result.ts'
import { hashPassword } from '../signin/passwords.ts'
import { admitted, type Credentials, recognise } from '../signin/sign-in.ts'
import { type AccountRow, accountByLogin } from '../signin/store.ts'
import { objectionsTo } from './registration.ts'
import {
  allotBarcode,
  handedBack,
  insertConsent,
  insertReader,
  replaceRegistration,
} from './registration-store.ts'
import type { RefusedRegistration, Registered, Registration } from './shapes.ts'
import { copyrightNoticeOn, lockReader, profileOf } from './store.ts'

/**
 * 读者注册: account, reader, personal data and the accepted 版权声明 in one transaction; then it waits for the
 * home library. Refuses with everything that is wrong at once, each at its field.
 */
export async function register(
  house: House,
  form: Registration,
  call: Once,
): Promise<Result<Registered>> {
  const wrong = objectionsTo(form)
  const passwordHash = wrong.length ? '' : await hashPassword(house, form.password)
  try {
    return await once(house.db, call, async (tx) => {
      await become(tx, signIn)
      const taken = await objectionsToLogin(tx, form.login)
      const home = await homeFor(tx, form, { at: call.at, wrong: [...wrong, ...taken] })
      if (!home.ok) return home
      const libraryId = home.value.id
      const barcode = await allotBarcode(tx, libraryId)
      const written = { form, libraryId, barcode, at: call.at }
      const readerId = await insertReader(tx, { ...written, passwordHash })
      return handedBack(tx, call, await submitted(tx, house, { ...written, readerId }))
    })
  } catch (error) {
    // Two chose the same login in the same moment: the second is told as if it had come later.
    if (violates(error, 'account_login')) return refuse('loginTaken', { field: 'login' })
    throw error
  }
}

/**
 * A refused reader sends her corrected registration under the same login: the same account waits again. Her
 * library may be another one this time; it then allots its own barcode.
 */
export async function registerAgain(
  house: House,
  form: Registration,
  call: Once,
): Promise<Result<Registered>> {
  const wrong = gather(objectionsTo(form))
  if (wrong) return wrong
  const account = await recognise(house, form)
  if (!account.ok) return account
  return once(house.db, call, async (tx) => {
    await become(tx, signIn)
    const refused = await refusedReader(tx, account.value)
    if (!refused.ok) return refused
    const home = await homeFor(tx, form, { at: call.at, wrong: [] })
    if (!home.ok) return home
    const reader = refused.value
    const libraryId = home.value.id
    const stays = reader.library_id === libraryId
    const barcode = stays ? reader.barcode : await allotBarcode(tx, libraryId)
    const written = { form, libraryId, barcode, at: call.at }
    await replaceRegistration(tx, reader, written)
    return handedBack(tx, call, await submitted(tx, house, { ...written, readerId: reader.id }))
  })
}

/** What a refused reader wrote and why it was refused, for whoever knows her password. */
export async function refusedRegistration(
  house: House,
  credentials: Credentials,
): Promise<Result<RefusedRegistration>> {
  const account = await recognise(house, credentials)
  if (!account.ok) return account
  return asActor(house.db, signIn, async (tx) => {
    const reader = await refusedReader(tx, account.value)
    if (!reader.ok) return reader
    const profile = await profileOf(tx, reader.value.id)
    return profile ? ok({ reason: reader.value.status_reason, profile }) : refuse('notFound')
  })
}

/** The reader of an account whose registration stands refused; else why there is nothing to correct. */
async function refusedReader(tx: Tx, account: AccountRow) {
  const reader = account.reader_id === null ? undefined : await lockReader(tx, account.reader_id)
  if (reader?.status === 'refused') return ok(reader)
  const status = (reader?.status ?? null) as AccountRow['status']
  const entry = admitted({ ...account, status, status_reason: reader?.status_reason ?? '' })
  return entry.ok ? refuse('alreadyReviewed') : entry
}

const objectionsToLogin = async (tx: Tx, login: string): Promise<Refusal[]> =>
  (await accountByLogin(tx, login)) ? [{ code: 'loginTaken', field: 'login' }] : []

/** The member library chosen, once nothing is wrong: with `wrong`, the library and the notice accepted. */
async function homeFor(
  tx: Tx,
  form: Registration,
  { at, wrong }: { at: Temporal.Instant; wrong: readonly Refusal[] },
): Promise<Result<LibraryRow>> {
  const on = dayOf(at)
  const library = await libraryByCode(tx, form.libraryCode)
  const member = library && isMemberOn(library, on) ? library : null
  const notice = await copyrightNoticeOn(tx, on)
  const found: Refusal[] = [...wrong]
  if (!member && form.libraryCode) found.push({ code: 'unknownLibrary', field: 'libraryCode' })
  if (form.copyrightVersion === null || form.copyrightVersion !== notice?.version)
    found.push({ code: 'copyrightNotAccepted', field: 'copyrightVersion' })
  const refused = gather(found)
  if (refused) return refused
  return member ? ok(member) : refuse('required', { field: 'libraryCode' })
}

/** Logs the acceptance and the submission, and lets the home library know that somebody waits. */
async function submitted(
  tx: Tx,
  house: House,
  written: {
    form: Registration
    readerId: number
    libraryId: number
    barcode: string
    at: Temporal.Instant
  },
): Promise<Result<Registered>> {
  const { form, readerId, libraryId, barcode, at } = written
  await insertConsent(tx, { readerId, libraryId, version: form.copyrightVersion ?? 0, at })
  await audit(tx, visitor, at, {
    action: 'registrationSubmitted',
    subject: 'reader',
    subjectId: readerId,
    details: { libraryId },
  })
  await house.jobs.enqueue(tx, 'transition', { kind: 'registrationSubmitted', readerId })
  return ok({ readerId, status: 'awaitingReview', barcode })
}

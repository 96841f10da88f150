import type { Actor } from '../../../src/shared/actor.ts'
import { dayOf, startOfDay } from '../../../src/shared/clock.ts'
import type { Tx } from '../../../src/shared/database.ts'
import { DEMO_LIBRARIES } from '../libraries.ts'
import { type DemoOperator, type DemoReader, demoOperators, demoReaders } from '../people.ts'
import { CENTRE_CODE, joinedOn } from './members.ts'
import { insertRows, reserveIds } from './rows.ts'

export type Staff = Extract<Actor, { kind: 'staff' }>
export type Centre = Extract<Actor, { kind: 'centre' }>
export type ReaderActor = Extract<Actor, { kind: 'reader' }>

/** A reader who may ask for books, and what her forms say. */
export type ActiveReader = { actor: ReaderActor; person: DemoReader }

/** Everybody who acts in the demonstration. */
export type People = {
  /** By the id of their library, in the order of their codes. */
  staff: Map<number, Staff[]>
  centre: Centre
  /** By the id of their library, in the order in which they registered. */
  readers: Map<number, ActiveReader[]>
}

/** The version of 版权声明 in force since 2021 (migration 0003). */
const COPYRIGHT_VERSION = 2

type Setting = {
  ids: Map<string, number>
  at: Temporal.Instant
  passwordHash: string
  /** How many readers register at each library that has readers. */
  readersPerLibrary: number
  /** How long ago the first of them registered. */
  firstDaysAgo: number
}

/** Writes operators, the centre's people and readers of every standing; all have one password. */
export async function loadPeople(tx: Tx, setting: Setting): Promise<People> {
  const { staff, centre } = await loadOperators(tx, setting)
  const readers = await loadReaders(tx, setting, staff)
  return { staff, centre, readers }
}

const accountRow = (setting: Setting, since: Temporal.Instant) => ({
  password_hash: setting.passwordHash,
  password_changed_at: since,
  created_at: since,
})

async function loadOperators(tx: Tx, setting: Setting) {
  const operators = demoOperators()
  const accountIds = await reserveIds(tx, 'account', operators.length)
  const since = setting.at.subtract({ hours: 24 * (setting.firstDaysAgo + 60) })
  const libraryOf = ({ libraryCode }: DemoOperator) => setting.ids.get(libraryCode ?? CENTRE_CODE)!
  await insertRows(
    tx,
    'account',
    operators.map((operator, index) => ({
      id: accountIds[index],
      login: operator.login,
      kind: operator.libraryCode ? 'staff' : 'centre',
      library_id: libraryOf(operator),
      operator_code: operator.code,
      ...accountRow(setting, since),
    })),
  )
  const actors = operators.map((operator, index) => ({
    kind: operator.libraryCode ? ('staff' as const) : ('centre' as const),
    accountId: accountIds[index]!,
    libraryId: libraryOf(operator),
    operatorCode: operator.code,
    login: operator.login,
  }))
  const staff = new Map<number, Staff[]>()
  for (const actor of actors)
    if (actor.kind === 'staff')
      staff.set(actor.libraryId, [...(staff.get(actor.libraryId) ?? []), actor as Staff])
  return { staff, centre: actors.find(({ kind }) => kind === 'centre') as Centre }
}

type Standing = { status: string; reason: string; daysAgo: number }

const REFUSED = '姓名与一卡通号不符，请核对后再次提交。'
const SUSPENDED = '有超期图书尚未归还，暂停馆际互借服务。'
/** Where the demonstration's doors lead: their desks have registrations to review. */
const DESKS = ['211130', '211060']

/**
 * How the `round`-th reader of a library stands. The first came long ago; the last rounds are those who
 * still wait for review, one refused and one suspended (statuses of domain.md §2.2, R01).
 */
function standingOf(person: DemoReader, round: number, setting: Setting): Standing {
  const last = setting.readersPerLibrary - 1
  const library = DEMO_LIBRARIES.find(({ code }) => code === person.libraryCode)!
  const desk = DESKS.includes(library.code)
  const waits = desk ? round > last - 2 : round === last && Number(library.code) % 3 === 0
  if (waits) return { status: 'awaitingReview', reason: '', daysAgo: 0.2 + (last - round) * 1.3 }
  if (desk && round === last - 2) return { status: 'refused', reason: REFUSED, daysAgo: 3 }
  if (library.code === '211020' && round === last - 2)
    return { status: 'suspended', reason: SUSPENDED, daysAgo: 300 }
  return {
    status: 'active',
    reason: '',
    daysAgo: library.isNew ? 95 - round : setting.firstDaysAgo - 3 * round,
  }
}

async function loadReaders(tx: Tx, setting: Setting, staff: Map<number, Staff[]>) {
  const homes = DEMO_LIBRARIES.filter(({ category }) => category !== 'public')
  const people = demoReaders(homes.length * setting.readersPerLibrary)
  const accountIds = await reserveIds(tx, 'account', people.length)
  const readerIds = await reserveIds(tx, 'reader', people.length)
  const registered = people.map((person, place) => {
    const round = Math.floor(place / homes.length)
    const standing = standingOf(person, round, setting)
    const home = DEMO_LIBRARIES.find(({ code }) => code === person.libraryCode)!
    const opened = startOfDay(joinedOn(home, dayOf(setting.at)))
    const wished = setting.at.subtract({ minutes: Math.round(standing.daysAgo * 24 * 60) })
    const libraryId = setting.ids.get(person.libraryCode)!
    return {
      person,
      standing,
      libraryId,
      accountId: accountIds[place]!,
      readerId: readerIds[place]!,
      submittedAt: Temporal.Instant.compare(wished, opened) < 0 ? opened : wished,
      reviewer: staff.get(libraryId)![0]!,
    }
  })
  await writeReaders(tx, setting, registered)
  const readers = new Map<number, ActiveReader[]>()
  for (const { person, standing, libraryId, accountId, readerId } of registered) {
    if (standing.status !== 'active') continue
    const actor = { kind: 'reader' as const, accountId, readerId, libraryId, login: person.login }
    readers.set(libraryId, [...(readers.get(libraryId) ?? []), { actor, person }])
  }
  return readers
}

type RegisteredReader = {
  person: DemoReader
  standing: Standing
  libraryId: number
  accountId: number
  readerId: number
  submittedAt: Temporal.Instant
  reviewer: Staff
}

async function writeReaders(tx: Tx, setting: Setting, all: readonly RegisteredReader[]) {
  const accounts = all.map(({ person, ...one }) => ({
    id: one.accountId,
    login: person.login,
    kind: 'reader',
    library_id: one.libraryId,
    ...accountRow(setting, one.submittedAt),
  }))
  await insertRows(tx, 'account', accounts)
  await insertRows(tx, 'reader', all.map(readerRow))
  await insertRows(tx, 'reader_person', all.map(personRow))
  const consents = all.map((one) => ({
    reader_id: one.readerId,
    library_id: one.libraryId,
    copyright_version: COPYRIGHT_VERSION,
    accepted_at: one.submittedAt,
  }))
  await insertRows(tx, 'consent', consents)
}

const readerRow = (one: RegisteredReader) => ({
  id: one.readerId,
  account_id: one.accountId,
  library_id: one.libraryId,
  barcode: one.person.barcode,
  reader_type: one.person.readerType,
  status: one.standing.status,
  status_reason: one.standing.reason,
  submitted_at: one.submittedAt,
  reviewed_at: one.standing.status === 'awaitingReview' ? null : one.submittedAt.add({ hours: 22 }),
  reviewed_by: one.standing.status === 'awaitingReview' ? null : one.reviewer.accountId,
})

const personRow = ({ person, readerId, libraryId }: RegisteredReader) => ({
  reader_id: readerId,
  library_id: libraryId,
  name: person.name,
  document_type: person.documentType,
  document_number: person.documentNumber,
  phone: person.phone,
  email: person.email,
  sex: '',
  department: person.department,
  job_title: person.jobTitle,
  education: person.education,
  postcode: '',
  address: '',
  payment_method: 'cash',
  remark: '',
})

import { buildApp } from '../../src/app.ts'
import { ask } from '../../src/catalogue/enquiries/ask-store.ts'
import { writeVote } from '../../src/catalogue/record/rating-store.ts'
import { fanOut } from '../../src/notices/fan-out.ts'
import { deliver } from '../../src/notices/mail.ts'
import type { PageKit } from '../../src/pages/routes.ts'
import type { Actor } from '../../src/shared/actor.ts'
import type { RouteEntry } from '../../src/shared/http.ts'
import { attempt } from '../../src/shared/once.ts'
import { hashPassword } from '../../src/signin/passwords.ts'
import {
  aBook,
  aForm,
  type Consortium,
  layReader,
  openConsortium,
  type ReaderActor,
} from './consortium.ts'
import { layCounterMoney } from './counter-money.ts'
import { layReader as layApplicant, password } from './people.ts'
import { signedIn } from './signed-in.ts'
import { harvestNow, placeFile, plantSource } from './sources.ts'
import { layTarget } from './targets.ts'

/** Pages that show all they are given: what does not stand here reaches nobody's browser. */
const plainPages: PageKit = {
  folder: import.meta.dirname,
  manifest: { pieces: { 'web/plain/entry.tsx': { file: 'plain.js' } }, integrity: {} },
  render: (view, data) => ({ html: '', title: '', door: 'plain', view, data }),
}

/** What must be seen by its owner and her own library only; each text exists once in the house. */
export interface Secrets {
  name: string
  phone: string
  email: string
  documentNumber: string
  remark: string
  address: string
}

const secretsOf = (who: string, digits: string): Secrets => ({
  name: `姓名${who}`,
  phone: `010-0000-${digits}`,
  email: `${who}-secret@reader.example`,
  documentNumber: `2026${digits}99`,
  remark: `备注${who}`,
  address: `地址${who}`,
})

/** Who asks in the matrix, seen from 林's requests: 北邮 asks for her, 北航 lends. */
export type Cast = Record<
  'visitor' | 'owner' | 'otherReader' | 'requesting' | 'supplying' | 'uninvolved' | 'centre',
  Actor
>

/** A whole house over HTTP, pages included, with something in every corner, owned by 林 and by 王. */
export async function openWholeHouse(limits: { perMinute?: number } = { perMinute: 1_000_000 }) {
  const place = await openConsortium()
  const { app, routes } = await buildApp(place.house, {
    trustProxy: false,
    log: false,
    pages: plainPages,
    ...limits,
  })
  await app.ready()
  const owner = place.reader
  const other = await layReader(place, place.libraries.bupt, 'wang')
  const secrets = { owner: secretsOf('lin', '0101'), other: secretsOf('wang', '0202') }
  await makeSecret(place, owner, secrets.owner)
  await makeSecret(place, other, secrets.other)
  const passwordHash = await hashPassword(place.house, password)
  await place.owner.updateTable('account').set({ password_hash: passwordHash }).execute()
  const applicant = await layApplicant(place, {
    login: 'applicant',
    libraryId: place.libraries.bupt,
    status: 'awaitingReview',
  })
  const consenting = [applicant.readerId, owner.readerId, other.readerId]
  await place.owner
    .insertInto('consent')
    .values(consenting.map((readerId) => consentOf(readerId, place)))
    .execute()
  await layApplicant(place, {
    login: 'refused',
    libraryId: place.libraries.bupt,
    status: 'refused',
    reason: '证件号不符',
  })
  const requests = await lend(place, owner, secrets.owner, 'lin')
  const others = await lend(place, other, secrets.other, 'wang')
  await tellEverybody(place)
  const { id: notice } = await place.owner
    .selectFrom('notice')
    .select('id')
    .where('account_id', '=', owner.accountId)
    .executeTakeFirstOrThrow()
  const news = await publishOne(place)
  const database = await keepDatabase(place)
  const record = await place.hold('Java', { buaa: {} })
  const enquiry = await voteAndAsk(place, owner, record)
  const harvested = await harvestOne(place)
  const target = await layTarget(place, {
    libraryId: place.libraries.buaa,
    protocol: 'z3950',
    address: '127.0.0.1:210',
  })
  const merging = await layMerging(place)
  const money = await layCounterMoney(place)
  const cast: Cast = {
    visitor: { kind: 'visitor' },
    owner,
    otherReader: other,
    requesting: place.staff.bupt,
    supplying: place.staff.buaa,
    uninvolved: place.staff.ruc,
    centre: place.centre,
  }
  return {
    ...place,
    http: app,
    routes,
    cast,
    secrets,
    requests,
    others,
    applicant,
    other,
    notice,
    news,
    database,
    record,
    enquiry,
    ...harvested,
    target,
    merging,
    money,
  }
}

/** The owner's vote and her question to the library that lends, about one record; answers the question's id. */
async function voteAndAsk(place: Consortium, reader: ReaderActor, recordId: number) {
  const asked = await attempt(place.house.db, reader, async (tx) => {
    await writeVote(tx, reader.readerId, { recordId, stars: 4, at: place.clock.now() })
    const question = { recordId, libraryCode: '211060', question: '第二册在架吗？' }
    return ask(tx, place.house, reader, question)
  })
  if (!asked.ok) throw new Error(asked.refusal.code)
  return asked.value.id
}

/** A record to split, one to put into it, and a decision to undo. */
async function layMerging(place: Consortium) {
  const [record, other, split] = [
    await place.hold('合并甲', { buaa: {}, ruc: {} }),
    await place.hold('合并乙', { nlc: {} }),
    await place.hold('合并丙', { bnu: {} }),
  ]
  const source = await place.owner
    .selectFrom('source_record')
    .select('id')
    .where('record_id', '=', record)
    .where('library_id', '=', place.libraries.ruc)
    .executeTakeFirstOrThrow()
  const decision = await place.owner
    .insertInto('merge_decision')
    .values({
      kind: 'split',
      record_id: record,
      other_record_id: split,
      decided_at: place.clock.now(),
      decided_by: place.staff.bupt.accountId,
      operator_code: 'by01',
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return { record, other, source: source.id, decision: decision.id }
}

export type WholeHouse = Awaited<ReturnType<typeof openWholeHouse>>

/** One who asks over HTTP, with a key of its own for every call. */
let calls = 0
export async function callAs(
  house: Pick<WholeHouse, 'http' | 'house'>,
  actor: Actor,
  call: { method: string; url: string; payload?: unknown; headers?: Record<string, string> },
) {
  return house.http.inject({
    method: call.method as 'GET',
    url: call.url,
    ...(call.payload === undefined ? {} : { payload: call.payload as object }),
    headers: {
      'idempotency-key': `call-${String(++calls).padStart(8, '0')}`,
      ...(await signedIn(house.house, actor)),
      ...call.headers,
    },
  })
}

export const nameOf = ({ method, url }: RouteEntry) => `${method} ${url}`
export const changes = ({ method }: RouteEntry) => method !== 'GET'

/** A source of 北航 with a file that was harvested; one record of it was not taken. */
async function harvestOne(place: Consortium) {
  const source = await plantSource(place, { libraryId: place.libraries.buaa, protocol: 'file' })
  const file = await placeFile(place.house, source, Buffer.from('no record\x1d'))
  const { id: run } = await harvestNow(place.house, { sourceId: source, scope: 'full' })
  await place.owner
    .insertInto('harvest_identifier')
    .values({ source_id: source, identifier: 'oai:buaa.example:1', control_number: '1' })
    .execute()
  return { source, file, run }
}

async function makeSecret(place: Consortium, reader: ReaderActor, secret: Secrets) {
  const { documentNumber, ...same } = secret
  await place.owner
    .updateTable('reader_person')
    .set({ ...same, document_number: documentNumber })
    .where('reader_id', '=', reader.readerId)
    .execute()
}

/** Three loans of a reader: one asked, one on its shelf for her, one she has in hand. */
async function lend(place: Consortium, reader: ReaderActor, secret: Secrets, who: string) {
  const { bupt, buaa } = place.staff
  const ids: number[] = []
  for (const [index, title] of ['甲', '乙', '丙'].entries()) {
    const books = [aBook({ title: `${who}${title}`, note: `附言${who}` })]
    const form = aForm(books, {
      recipientName: secret.name,
      recipientEmail: secret.email,
      recipientPhone: secret.phone,
    })
    const asked = await place.submit(reader, form)
    if (!asked.ok) throw new Error(JSON.stringify(asked.refusal))
    const id = asked.value[0]!
    ids.push(id)
    if (index === 0) continue
    for (const step of [
      () => place.act(buaa, id, 'accept'),
      () => place.act(buaa, id, 'fill', { barcode: `${who}-${index}` }),
      () => place.act(bupt, id, 'receive', { barcode: `${who}-${index}` }),
      ...(index === 2 ? [() => place.act(bupt, id, 'handOver')] : []),
    ]) {
      const done = await step()
      if (!done.ok) throw new Error(JSON.stringify(done.refusal))
    }
  }
  return ids
}

async function tellEverybody(place: Consortium) {
  const steps = await place.owner.selectFrom('request_history').select('id').orderBy('id').execute()
  for (const { id } of steps) await fanOut(place.house, { kind: 'requestMoved', historyId: id })
  const mails = await place.owner.selectFrom('mail').select('id').execute()
  for (const { id } of mails) await deliver(place.house, null, id)
}

const publishOne = async (place: Consortium): Promise<number> => {
  const item = { title_zh: '通知', title_en: 'News', body_zh: '正文', body_en: 'Text' }
  const { id } = await place.owner
    .insertInto('news')
    .values({ published_on: Temporal.PlainDate.from('2026-11-20'), ...item })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** A database without titles, of the library that asks. */
const keepDatabase = async ({ owner, libraries, clock }: Consortium): Promise<number> => {
  const { id } = await owner
    .insertInto('electronic_database')
    .values({ library_id: libraries.bupt, name: '电子库', changed_at: clock.now() })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

const consentOf = (readerId: number, { libraries, clock }: Consortium) => ({
  reader_id: readerId,
  library_id: libraries.bupt,
  copyright_version: 1,
  accepted_at: clock.now(),
})

import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fanOut } from '../../src/notices/fan-out.ts'
import { noticesOf } from '../../src/notices/inbox.ts'
import { unreadCount } from '../../src/notices/store.ts'
import type { Actor } from '../../src/shared/actor.ts'
import { asActor } from '../../src/shared/database.ts'
import { openHouse } from '../support/house.ts'
import { type Laid, layPeople, layReader, layRequest, layStep } from '../support/moves.ts'

let place: Awaited<ReturnType<typeof openHouse>>
let laid: Laid
beforeAll(async () => {
  place = await openHouse()
  laid = await layPeople(place.owner)
})
afterAll(() => place.close())

const moved = (historyId: number) => fanOut(place.house, { kind: 'requestMoved', historyId })
const step = (requestId: number, action: string, becomes: string, details = {}) =>
  layStep(place.owner, laid, { requestId, action, becomes, details })
const seenBy = async (actor: Actor, requestId: number) => {
  const page = await asActor(place.house.db, actor, (tx) =>
    noticesOf(tx, actor, { limit: 100, language: 'zh' }),
  )
  return page.notices.filter((notice) => notice.requestId === requestId)
}
const mailsOf = (historyId: number) =>
  place.owner.selectFrom('mail').where('event_key', 'like', `${historyId}:%`).selectAll().execute()
const mailJobs = async (mailId: number) => {
  const { rows } = await sql<{ n: number }>`
    select count(*) as n from pgboss.job where name = 'mail' and data->>'mailId' = ${String(mailId)}`.execute(
    place.owner,
  )
  return rows[0]?.n
}

test('文献到馆 is told once, by mail and in the application, however often its job runs', async () => {
  const requestId = await layRequest(place.owner, laid)
  const historyId = await step(requestId, 'receive', 'awaitingPickup', { heldUntil: '2026-11-30' })
  await moved(historyId)
  await Promise.all([moved(historyId), moved(historyId), moved(historyId)])

  const notices = await seenBy(laid.reader, requestId)
  expect(notices.map((notice) => notice.subject)).toEqual(['文献到馆：《数学分析》'])
  for (const part of ['中心书库(二楼)', '周一至周五 8:00—17:00', '2026年11月30日'])
    expect(notices[0]?.body).toContain(part)
  const mails = await mailsOf(historyId)
  expect(mails).toHaveLength(1)
  expect(mails[0]).toMatchObject({
    to_address: 'lin@reader.example',
    message_id: `<${historyId}.reader.arrived@hutong.example>`,
    state: 'waiting',
  })
  expect(mails[0]?.body).toContain(`http://hutong.example/requests/${requestId}`)
  expect(mails[0]?.body).toContain('010-0000-0000，ill@bw.example')
  expect(await mailJobs(mails[0]!.id)).toBe(1)
})

test('a second 通知 by the librarian is an event of its own', async () => {
  const requestId = await layRequest(place.owner, laid)
  for (const _ of [1, 2]) await moved(await step(requestId, 'notifyAgain', 'awaitingPickup'))
  expect(await seenBy(laid.reader, requestId)).toHaveLength(2)
})

test('on submission the reader gets a copy of the request, and the lender sees it at the desk', async () => {
  const requestId = await layRequest(place.owner, laid)
  const historyId = await step(requestId, 'submit', 'submitted')
  await moved(historyId)
  expect((await seenBy(laid.reader, requestId))[0]?.kind).toBe('requestCopy')
  expect((await seenBy(laid.lendingLibrarian, requestId))[0]?.kind).toBe('newRequest')
  expect(await seenBy(laid.librarian, requestId)).toEqual([])
  expect((await mailsOf(historyId)).map((mail) => mail.to_address)).toEqual(['lin@reader.example'])
})

test('a lender sees neither the name nor the address of the reader', async () => {
  const requestId = await layRequest(place.owner, laid)
  await moved(await step(requestId, 'submit', 'submitted'))
  const { rows } = await sql<{ text: string }>`
    select details::text as text from notice where library_id = ${laid.lender}`.execute(place.owner)
  for (const row of rows) expect(row.text).not.toMatch(/林同学|reader\.example/)
})

test('after a refusal the reader hears once why, and who is asked now', async () => {
  const requestId = await layRequest(place.owner, laid)
  await moved(
    await step(requestId, 'refuse', 'forwarded', { reason: 'NotOnShelf', note: '已找三次' }),
  )
  expect(await seenBy(laid.reader, requestId)).toEqual([])
  await moved(await step(requestId, 'offer', 'submitted', { supplierId: laid.nextLender }))
  const [notice] = await seenBy(laid.reader, requestId)
  expect(notice?.body).toContain('人大图书馆没有提供')
  expect(notice?.body).toContain('不在架')
  expect(notice?.body).toContain('已找三次')
  expect(notice?.body).toContain('已转给北航图书馆')
  const told = await place.owner
    .selectFrom('notice')
    .where('request_id', '=', requestId)
    .where('library_id', 'is not', null)
    .select(['library_id', 'kind'])
    .execute()
  expect(told).toEqual([{ library_id: laid.nextLender, kind: 'newRequest' }])
})

test('when nobody can supply, the reader hears the last reason and both libraries hear the end', async () => {
  const requestId = await layRequest(place.owner, laid)
  await moved(await step(requestId, 'letLapse', 'forwarded'))
  await moved(await step(requestId, 'exhaust', 'unfilled'))
  expect((await seenBy(laid.reader, requestId))[0]?.body).toContain('超过期限未处理')
  expect((await seenBy(laid.lendingLibrarian, requestId)).map((n) => n.kind)).toEqual([
    'ended',
    'lapsed',
  ])
  expect((await seenBy(laid.librarian, requestId)).map((n) => n.kind)).toEqual([
    'ended',
    'lapsedAtSupplier',
  ])
})

test('a title with line breaks stays one line of the subject', async () => {
  const requestId = await layRequest(place.owner, laid, {
    title: '数学\r\nBcc: all@x.example\r\n\r\n分析',
  })
  const historyId = await step(requestId, 'submit', 'submitted')
  await moved(historyId)
  expect((await mailsOf(historyId))[0]?.subject).toMatch(/数学 Bcc: all@x\.example 分析》$/)
})

test('a registration reaches the home library; a review reaches the reader, each time it happens', async () => {
  const wang = await layReader(place.owner, laid.borrower, 'wang')
  const tell = (kind: string) => fanOut(place.house, { kind, readerId: wang.readerId })
  await tell('registrationSubmitted')
  const desk = await asActor(place.house.db, laid.librarian, (tx) =>
    noticesOf(tx, laid.librarian, { limit: 1, language: 'zh' }),
  )
  expect(desk.notices[0]?.kind).toBe('registrationToReview')

  const reviewed = async (status: string, at: string, reason = '') => {
    await place.owner
      .updateTable('reader')
      .set({ status, status_reason: reason, reviewed_at: Temporal.Instant.from(at) })
      .where('id', '=', wang.readerId)
      .execute()
    for (const _ of [1, 2]) await tell('registrationReviewed')
  }
  await reviewed('refused', '2026-11-23T03:00:00Z', '证件号与一卡通不符')
  await reviewed('active', '2026-11-24T03:00:00Z')
  const mails = await place.owner
    .selectFrom('mail')
    .where('account_id', '=', wang.accountId)
    .select(['subject', 'body', 'to_address'])
    .orderBy('id')
    .execute()
  expect(mails.map((mail) => mail.subject)).toEqual(['注册没有通过审查', '注册已通过审查'])
  expect(mails[0]?.body).toContain('证件号与一卡通不符')
  expect(mails[0]?.to_address).toBe('wang@reader.example')
})

test('each person counts her own unread notices, and sees nobody else’s', async () => {
  const other = await layReader(place.owner, laid.lender, 'zhao')
  const count = (actor: Actor) => asActor(place.house.db, actor, (tx) => unreadCount(tx, actor))
  expect(await count(other)).toBe(0)
  expect(await count({ kind: 'visitor' })).toBe(0)
  expect(await count(laid.reader)).toBeGreaterThan(3)
})

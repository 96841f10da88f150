import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fanOut } from '../../src/notices/fan-out.ts'
import { noticesOf } from '../../src/notices/inbox.ts'
import { unreadCount } from '../../src/notices/store.ts'
import { sweepTimers } from '../../src/requests/clockwork.ts'
import type { Actor } from '../../src/shared/actor.ts'
import { aBook, type Consortium, layReader, openConsortium } from '../support/consortium.ts'

let place: Consortium
beforeAll(async () => {
  place = await openConsortium()
  await place.owner
    .updateTable('library')
    .set({ pickup_place_zh: '中心书库(二楼)', pickup_hours_zh: '周一至周五 8:00—17:00' })
    .where('id', '=', place.libraries.bupt)
    .execute()
})
afterAll(() => place.close())

/** A reader of 北邮 nobody has told anything yet. */
let readers = 0
const newReader = () => layReader(place, place.libraries.bupt, `reader${++readers}`)
/** Does something as each library in turn, and fails when it is refused. */
async function does(actor: Actor, id: number, ...actions: Parameters<Consortium['act']>[2][]) {
  for (const action of actions) {
    const barcode = action === 'fill' ? `B${id}` : ''
    expect(await place.act(actor, id, action, { barcode })).toMatchObject({ ok: true })
  }
}
const stepsOf = async (requestId: number) => {
  const rows = await place.owner
    .selectFrom('request_history')
    .where('request_id', '=', requestId)
    .select('id')
    .orderBy('id')
    .execute()
  return rows.map((row) => row.id)
}
/** What the worker of the queue does with every step of a request. */
async function tell(requestId: number): Promise<void> {
  for (const historyId of await stepsOf(requestId))
    await fanOut(place.house, { kind: 'requestMoved', historyId })
}
const seenBy = async (actor: Actor, requestId: number) => {
  const page = await place.as(actor, (tx) => noticesOf(tx, actor, { limit: 100, language: 'zh' }))
  return page.notices.filter((notice) => notice.requestId === requestId)
}
const kindsSeenBy = async (actor: Actor, requestId: number) =>
  (await seenBy(actor, requestId)).map((notice) => notice.kind)
const mailsOf = (historyId: number | undefined) =>
  place.owner.selectFrom('mail').where('event_key', 'like', `${historyId}:%`).selectAll().execute()
const mailJobs = async (mailId: number) => {
  const { rows } = await sql<{ n: number }>`
    select count(*) as n from pgboss.job where name = 'mail' and data->>'mailId' = ${String(mailId)}`.execute(
    place.owner,
  )
  return rows[0]?.n
}

test('文献到馆 is told once, by mail and in the application, however often its job runs', async () => {
  const reader = await newReader()
  const id = await place.ask(reader, aBook({ title: '数学分析' }))
  await does(place.staff.buaa, id, 'accept', 'fill', 'collect')
  await does(place.staff.bupt, id, 'receive')
  await tell(id)
  await Promise.all([tell(id), tell(id), tell(id)])

  const notices = await seenBy(reader, id)
  expect(notices.map((notice) => notice.kind)).toEqual([
    'arrived',
    'onTheWay',
    'lent',
    'accepted',
    'requestCopy',
  ])
  expect(notices[0]?.subject).toBe('文献到馆：《数学分析》')
  // Monday's arrival is held for seven days.
  for (const part of ['中心书库(二楼)', '周一至周五 8:00—17:00', '2026年11月30日'])
    expect(notices[0]?.body).toContain(part)

  const historyId = (await stepsOf(id)).at(-1)
  const mails = await mailsOf(historyId)
  expect(mails).toHaveLength(1)
  expect(mails[0]).toMatchObject({
    to_address: 'lin@reader.example',
    message_id: `<${historyId}.reader.arrived@hutong.example>`,
    state: 'waiting',
  })
  expect(mails[0]?.body).toContain(`http://hutong.example/requests/${id}`)
  expect(mails[0]?.body).toContain('010-0000-0000，ill@by.example')
  expect(await mailJobs(mails[0]!.id)).toBe(1)
})

test('what a restore brought back is told in the application, its mail is kept and not sent', async () => {
  const reader = await newReader()
  const id = await place.ask(reader)
  const [historyId = 0] = await stepsOf(id)
  await fanOut(place.house, { kind: 'requestMoved', historyId, restored: 1 })
  expect(await kindsSeenBy(reader, id)).toEqual(['requestCopy'])
  const [mail] = await mailsOf(historyId)
  expect(mail?.state).toBe('kept')
  expect(await mailJobs(mail!.id)).toBe(0)
})

test('a second 通知 by the librarian is an event of its own; so is the way home', async () => {
  const reader = await newReader()
  const id = await place.ask(reader)
  await does(place.staff.buaa, id, 'accept', 'fill')
  await does(place.staff.bupt, id, 'receive', 'notifyAgain', 'notifyAgain')
  await does(place.staff.bupt, id, 'handOver', 'takeBack', 'shipBack')
  await does(place.staff.buaa, id, 'checkIn')
  await tell(id)
  expect((await kindsSeenBy(reader, id)).slice(0, 6)).toEqual([
    'completed',
    'takenBack',
    'handedOver',
    'arrivedReminder',
    'arrivedReminder',
    'arrived',
  ])
  const handedOver = (await seenBy(reader, id)).find((notice) => notice.kind === 'handedOver')
  expect(handedOver?.subject).toMatch(/^应还日期 2026年12月2\d日/)
  expect((await kindsSeenBy(place.staff.buaa, id))[0]).toBe('comingBack')
})

test('on submission the reader gets a copy of the request, and the lender sees it at the desk', async () => {
  const reader = await newReader()
  const id = await place.ask(reader)
  await tell(id)
  expect(await kindsSeenBy(reader, id)).toEqual(['requestCopy'])
  expect(await kindsSeenBy(place.staff.buaa, id)).toEqual(['newRequest'])
  expect(await kindsSeenBy(place.staff.bupt, id)).toEqual([])
  expect(await kindsSeenBy(place.staff.ruc, id)).toEqual([])
  const mails = await mailsOf((await stepsOf(id))[0])
  expect(mails.map((mail) => mail.to_address)).toEqual(['lin@reader.example'])
})

test('a lender sees neither the name nor the address of the reader', async () => {
  const { rows } = await sql<{ text: string }>`
    select details::text as text from notice where library_id = ${place.libraries.buaa}`.execute(
    place.owner,
  )
  expect(rows.length).toBeGreaterThan(0)
  for (const row of rows) expect(row.text).not.toMatch(/同学|reader\.example/)
})

test('after a refusal the reader hears once why, and who is asked now', async () => {
  const reader = await newReader()
  const id = await place.ask(reader, aBook({ additionalLenders: '211010' }))
  await place.act(place.staff.buaa, id, 'refuse', { reason: 'NotOnShelf', note: '已找三次' })
  await tell(id)
  expect(await kindsSeenBy(reader, id)).toEqual(['forwarded', 'requestCopy'])
  const [notice] = await seenBy(reader, id)
  expect(notice?.body).toContain('北京航空航天大学图书馆没有提供')
  expect(notice?.body).toContain('不在架')
  expect(notice?.body).toContain('已找三次')
  expect(notice?.body).toContain('已转给中国人民大学图书馆')
  expect(await kindsSeenBy(place.staff.ruc, id)).toEqual(['newRequest'])
})

test('when nobody can supply, the reader hears the reason and both libraries hear the end', async () => {
  const reader = await newReader()
  const id = await place.ask(reader)
  await place.act(place.staff.buaa, id, 'refuse', { reason: 'NotHeld' })
  await tell(id)
  expect((await seenBy(reader, id))[0]).toMatchObject({
    kind: 'unfilled',
    body: expect.stringContaining('未收藏'),
  })
  expect((await kindsSeenBy(place.staff.buaa, id))[0]).toBe('ended')
  expect(await kindsSeenBy(place.staff.bupt, id)).toEqual(['ended'])
})

test('a withdrawal reaches both libraries', async () => {
  const reader = await newReader()
  const id = await place.ask(reader)
  await does(reader, id, 'cancel')
  await tell(id)
  expect(await kindsSeenBy(place.staff.buaa, id)).toEqual(['withdrawn', 'newRequest'])
  expect(await kindsSeenBy(place.staff.bupt, id)).toEqual(['withdrawn'])
})

test('a lender who lets the time pass is reminded; then reader and both libraries hear that it expired', async () => {
  const reader = await newReader()
  const id = await place.ask(reader)
  for (let day = 0; day < 12; day += 1) {
    place.clock.pass({ hours: 24 })
    await sweepTimers(place.house)
  }
  await tell(id)
  expect((await place.seen(id)).state).toBe('expired')
  expect(await kindsSeenBy(reader, id)).toEqual(['expired', 'requestCopy'])
  expect(await kindsSeenBy(place.staff.buaa, id)).toEqual(
    expect.arrayContaining(['ended', 'lapsed', 'reminder', 'newRequest']),
  )
  expect(await kindsSeenBy(place.staff.bupt, id)).toEqual(['ended', 'lapsedAtSupplier'])
})

test('a title with line breaks stays one line of the subject', async () => {
  const reader = await newReader()
  const id = await place.ask(reader)
  const title = '数学\r\nBcc: all@x.example\r\n\r\n分析'
  await place.owner.updateTable('request').set({ title }).where('id', '=', id).execute()
  await tell(id)
  const [mail] = await mailsOf((await stepsOf(id))[0])
  expect(mail?.subject).toMatch(/数学 Bcc: all@x\.example 分析》$/)
})

test('a registration reaches the home library; a review reaches the reader, each time it happens', async () => {
  const wang = await newReader()
  const tellOf = (kind: string) => fanOut(place.house, { kind, readerId: wang.readerId })
  await tellOf('registrationSubmitted')
  const librarian = place.staff.bupt
  const desk = await place.as(librarian, (tx) =>
    noticesOf(tx, librarian, { limit: 1, language: 'zh' }),
  )
  expect(desk.notices[0]?.kind).toBe('registrationToReview')

  const reviewed = async (status: string, at: string, reason = '') => {
    await place.owner
      .updateTable('reader')
      .set({ status, status_reason: reason, reviewed_at: Temporal.Instant.from(at) })
      .where('id', '=', wang.readerId)
      .execute()
    for (const _ of [1, 2]) await tellOf('registrationReviewed')
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
  expect(mails[0]?.to_address).toBe(`${wang.login}@reader.example`)
})

test('each person counts her own unread notices', async () => {
  const count = (actor: Actor) => place.as(actor, (tx) => unreadCount(tx, actor))
  const reader = await newReader()
  expect(await count(reader)).toBe(0)
  expect(await count({ kind: 'visitor' })).toBe(0)
  await tell(await place.ask(reader))
  expect(await count(reader)).toBe(1)
})

test('a desk with twenty thousand notices finds its own by index, under row security', async () => {
  await sql`insert into notice (event_key, library_id, kind, details, created_at, read_at)
    select 'bulk:' || n, case n % 46 when 0 then ${place.libraries.nlc}::int else ${place.libraries.bnu}::int end,
           'newRequest', '{}', ${place.clock.now()},
           case when n % 7 > 0 then ${place.clock.now()}::timestamptz end
    from generate_series(1, 20000) n`.execute(place.owner)
  await sql`analyze notice`.execute(place.owner)
  const librarian = place.staff.nlc
  const plans = await place.as(librarian, async (tx) => {
    const explain = async (question: string) => {
      const { rows } = await sql<{ 'QUERY PLAN': string }>`
        explain select ${sql.raw(question)}`.execute(tx)
      return rows.map((row) => row['QUERY PLAN']).join('\n')
    }
    const own = `from notice where account_id is null and library_id = ${librarian.libraryId}`
    return [
      await explain(`count(*) ${own} and read_at is null`),
      await explain(`id, details ${own} order by id desc limit 20`),
    ]
  })
  expect(plans[0]).toContain('notice_unread_of_library')
  expect(plans[1]).toContain('notice_of_library')
})

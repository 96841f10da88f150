import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { startNotices } from '../../src/notices/jobs.ts'
import { deliver, resumeMails } from '../../src/notices/mail.ts'
import { openPost } from '../../src/notices/post.ts'
import type { House } from '../../src/shared/house.ts'
import { aBook, type Consortium, openConsortium } from '../support/consortium.ts'
import { type MailServer, startMailServer } from '../support/mail-server.ts'

let place: Consortium
let server: MailServer
let post: ReturnType<typeof openPost>
beforeAll(async () => {
  place = await openConsortium()
  server = await startMailServer()
  post = openPost(server.url, { name: '试验联盟', address: 'noreply@hutong.example' })
})
afterEach(() => {
  server.letters.length = 0
  server.next.length = 0
})
afterAll(async () => {
  await place.close()
  await server.close()
})

let written = 0
/** A mail that waits, to the laid reader if not to somebody else. */
async function waitingMail(to = 'lin@reader.example', subject = '文献到馆：《数学分析》') {
  written += 1
  const row = await place.owner
    .insertInto('mail')
    .values({
      event_key: `test:${written}`,
      message_id: `<test.${written}@hutong.example>`,
      account_id: place.reader.accountId,
      library_id: place.libraries.bupt,
      to_address: to,
      language: 'zh',
      subject,
      body: '请来取书。\n\n北邮图书馆馆际互借员：010-0000-0000\n',
      state: 'waiting',
      created_at: place.clock.now(),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}
const mailOf = (id: number) =>
  place.owner.selectFrom('mail').where('id', '=', id).selectAll().executeTakeFirstOrThrow()
const real = (): House => ({
  ...place.house,
  installation: { ...place.house.installation, kind: 'real' },
})

test('a mail arrives once although its job runs twice', async () => {
  const id = await waitingMail()
  await deliver(place.house, post, id)
  await deliver(place.house, post, id)
  expect(server.letters).toHaveLength(1)
  expect(server.letters[0]).toMatchObject({
    subject: '文献到馆：《数学分析》',
    messageId: `<test.${written}@hutong.example>`,
    from: { name: '试验联盟', address: 'noreply@hutong.example' },
    to: [{ address: 'lin@reader.example' }],
    replyTo: [{ address: 'ill@by.example' }],
  })
  expect(server.letters[0]?.text).toContain('请来取书。')
  expect(await mailOf(id)).toMatchObject({ state: 'sent', attempts: 1 })
})

test('two workers with the same mail: one sends, the other comes back later', async () => {
  const id = await waitingMail()
  const both = await Promise.allSettled([
    deliver(place.house, post, id),
    deliver(place.house, post, id),
  ])
  expect(server.letters).toHaveLength(1)
  expect(both.filter((one) => one.status === 'fulfilled').length).toBeGreaterThan(0)
})

test('the line is cut after the mail was taken: it is sent again, with the same Message-ID', async () => {
  const id = await waitingMail()
  server.next.push('cutAfter')
  await expect(deliver(place.house, post, id)).rejects.toThrow()
  expect(await mailOf(id)).toMatchObject({ state: 'waiting', attempts: 1 })
  await deliver(place.house, post, id)
  await deliver(place.house, post, id)
  expect(server.letters.map((letter) => letter.messageId)).toEqual([
    `<test.${written}@hutong.example>`,
    `<test.${written}@hutong.example>`,
  ])
  expect(await mailOf(id)).toMatchObject({ state: 'sent', attempts: 2 })
})

test('the line is cut before the mail was taken: it arrives once', async () => {
  const id = await waitingMail()
  server.next.push('cutBefore', 'cutBefore')
  for (const _ of [1, 2]) await expect(deliver(place.house, post, id)).rejects.toThrow()
  await deliver(place.house, post, id)
  expect(server.letters).toHaveLength(1)
  expect(await mailOf(id)).toMatchObject({ state: 'sent', attempts: 3 })
})

test('a worker killed while sending leaves a mail that the next one sends', async () => {
  const id = await waitingMail()
  await place.owner
    .updateTable('mail')
    .set({ state: 'sending', attempts: 1 })
    .where('id', '=', id)
    .execute()
  await deliver(place.house, post, id)
  expect(server.letters).toHaveLength(1)
  expect(await mailOf(id)).toMatchObject({ state: 'sent', attempts: 2 })
})

test('a server that is busy is asked again, with its words kept', async () => {
  const id = await waitingMail()
  server.next.push('later')
  await expect(deliver(place.house, post, id)).rejects.toThrow()
  const mail = await mailOf(id)
  expect(mail).toMatchObject({ state: 'waiting', attempts: 1 })
  expect(mail.last_error).toContain('try later')
  await deliver(place.house, post, id)
  expect((await mailOf(id)).state).toBe('sent')
})

test('a lasting no ends the mail, and the reader’s own library hears of it', async () => {
  const id = await waitingMail()
  server.next.push('never')
  await deliver(place.house, post, id)
  expect(await mailOf(id)).toMatchObject({ state: 'failed', attempts: 1 })
  const notice = await place.owner
    .selectFrom('notice')
    .where('event_key', '=', `test:${written}:mailFailed`)
    .selectAll()
    .executeTakeFirst()
  expect(notice).toMatchObject({ account_id: null, library_id: place.libraries.bupt })
})

test('after two days of tries a mail has failed and is tried no more', async () => {
  const id = await waitingMail()
  await place.owner.updateTable('mail').set({ attempts: 44 }).where('id', '=', id).execute()
  server.next.push('later')
  await deliver(place.house, post, id)
  await deliver(place.house, post, id)
  expect(await mailOf(id)).toMatchObject({ state: 'failed', attempts: 45 })
  expect(server.letters).toHaveLength(0)
})

test.each([
  'lin@reader.example\r\nRCPT TO:<all@x.example>',
  'lin@reader.example, all@x.example',
  '<all@x.example>',
  'nobody',
])('nothing is sent to what is not one address: %j', async (to) => {
  const id = await waitingMail(to)
  await deliver(place.house, post, id)
  expect((await mailOf(id)).state).toBe('failed')
  expect(server.letters).toHaveLength(0)
})

test('a line break in a subject begins no header', async () => {
  const id = await waitingMail(undefined, '数学\r\nBcc: all@x.example\r\n\r\n分析')
  await deliver(place.house, post, id)
  expect(server.letters[0]?.bcc).toBeUndefined()
  expect(server.letters[0]?.headers.map((header) => header.key)).not.toContain('bcc')
  expect(server.letters[0]?.text).toMatch(/^请来取书。/)
})

test('without a mail server a demonstration keeps its mails and a real installation lets them wait', async () => {
  const id = await waitingMail()
  await deliver(real(), null, id)
  expect(await mailOf(id)).toMatchObject({ state: 'waiting', attempts: 0 })
  await deliver(place.house, null, id)
  expect((await mailOf(id)).state).toBe('kept')
})

test('by the workers alone: a submitted request comes back as a mail, and mails that waited go out', async () => {
  const waited = await waitingMail('early@reader.example')
  await startNotices(place.house, { smtpUrl: server.url })
  const id = await place.ask(place.reader, aBook({ title: '诗经' }))
  const number = (await place.seen(id)).number
  await expect.poll(() => server.letters.length, { timeout: 15_000 }).toBe(2)
  await resumeMails(place.house)
  await expect.poll(async () => (await mailOf(waited)).state).toBe('sent')
  const copy = server.letters.find((letter) => letter.to?.[0]?.address === 'lin@reader.example')
  expect(copy?.subject).toBe(`申请单副本 ${number}：《诗经》`)
  expect(server.letters).toHaveLength(2)
})

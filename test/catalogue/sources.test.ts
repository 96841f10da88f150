import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { pieceBytes } from '../../src/catalogue/harvest/file-store.ts'
import { workRun } from '../../src/catalogue/harvest/work.ts'
import { SourceProfile } from '../../src/catalogue/sources/profile.ts'
import { writeMarcXml } from '../../src/wire/marc/marcxml.ts'
import { draftOf, profileOf } from '../../web/harvest/draft.ts'
import { cnmarc } from '../support/books.ts'
import { fixtureBytes } from '../support/marc.ts'
import { callAs, openWholeHouse, type WholeHouse } from '../support/whole-house.ts'

let world: WholeHouse
beforeAll(async () => {
  world = await openWholeHouse()
})
afterAll(async () => {
  await world.http.close()
  await world.close()
})

const asCentre = (method: string, url: string, payload?: unknown, headers = {}) =>
  callAs(world, world.cast.centre, { method, url, payload, headers })
const form = (address: string) => ({
  name: { zh: '北航目录', en: '' },
  address,
  isHarvested: true,
  harvestEveryMinutes: 60,
  isSearchedLive: false,
  isAskedForAvailability: false,
  profile: { statusWords: { 新书展阅: 'readingRoomOnly' } },
})
const newSource = async (protocol: string, address = '') => {
  const name = { zh: '北航目录', en: '' }
  const body = { libraryCode: '211060', protocol, name, address }
  return (await asCentre('POST', '/api/sources', body)).json().id as number
}
const sourceRow = (id: number) =>
  world.owner.selectFrom('source').selectAll().where('id', '=', id).executeTakeFirstOrThrow()

test('an address inside a campus waits for a second person; a changed one waits again', async () => {
  const id = await newSource('z3950', '10.1.2.3:210')
  const own = await asCentre('POST', `/api/sources/${id}/approve-address`, {})
  expect([own.statusCode, own.json().code]).toEqual([403, 'ownApproval'])
  const { accountId } = world.staff.ruc
  await world.owner
    .updateTable('source')
    .set({ internal_address_entered_by: accountId })
    .where('id', '=', id)
    .execute()
  expect((await asCentre('POST', `/api/sources/${id}/approve-address`, {})).statusCode).toBe(200)
  expect(await sourceRow(id)).toMatchObject({ internal_address_approved: '10.1.2.3:210' })
  await asCentre('PUT', `/api/sources/${id}`, form('10.1.2.4:210'))
  expect(await sourceRow(id)).toMatchObject({
    internal_address_approved: null,
    internal_address_approved_by: null,
  })
})

test('addresses that are none or are never asked are refused at once', async () => {
  const id = await newSource('z3950', 'catalogue.example:210')
  for (const [address, code] of [
    ['169.254.169.254:80', 'addressNeverAsked'],
    ['not an address', 'notAnAddress'],
  ]) {
    const answer = await asCentre('PUT', `/api/sources/${id}`, form(address!))
    expect([answer.statusCode, answer.json().code]).toEqual([400, code])
  }
})

test('what is changed stands in the log, without the way in', async () => {
  const id = await newSource('z3950', 'catalogue.example:210')
  const credentials = { user: 'hutong', password: 'opensesame', group: '' }
  await asCentre('PUT', `/api/sources/${id}`, { ...form('catalogue.example:210'), credentials })
  expect((await sourceRow(id)).credentials).toMatchObject({ password: 'opensesame' })
  const entries = await world.owner
    .selectFrom('audit_entry')
    .selectAll()
    .where('subject', '=', 'source')
    .where('subject_id', '=', String(id))
    .execute()
  expect(entries.map(({ action }) => action)).toEqual(['addSource', 'editSource'])
  expect(JSON.stringify(entries)).not.toContain('opensesame')
  const page = await callAs(world, world.cast.centre, {
    method: 'GET',
    url: `/centre/sources/${id}`,
  })
  expect(page.statusCode).toBe(200)
  expect(page.body).not.toContain('opensesame')
})

test('a plan begins with its first turn, and one that stays keeps it', async () => {
  const id = await newSource('file')
  await asCentre('PUT', `/api/sources/${id}`, form(''))
  const due = (await sourceRow(id)).next_due_at?.toString()
  expect(due).toBe(world.house.clock.now().add({ minutes: 60 }).toString())
  world.clock.pass({ minutes: 10 })
  await asCentre('PUT', `/api/sources/${id}`, form(''))
  expect((await sourceRow(id)).next_due_at?.toString()).toBe(due)
})

test('a file is uploaded in pieces, each as often as the line breaks, harvested, and its rejects come back', async () => {
  const id = await newSource('file')
  const cut = fixtureBytes('cnmarc-gbk.mrc').subarray(0, 4_000)
  const file = Buffer.concat([Buffer.alloc(pieceBytes, 0x0a), cut])
  const announced = (
    await asCentre('POST', `/api/sources/${id}/files`, { name: 'a.mrc', sizeBytes: file.length })
  ).json()
  const put = (position: number, bytes: Buffer) =>
    asCentre('PUT', `/api/sources/${id}/files/${announced.fileId}/pieces/${position}`, bytes, {
      'content-type': 'application/octet-stream',
    })
  expect((await put(1, file.subarray(pieceBytes))).json()).toEqual({ pieces: 1, complete: false })
  expect((await put(1, file.subarray(pieceBytes))).json()).toEqual({ pieces: 1, complete: false })
  expect((await put(0, Buffer.from('short'))).statusCode).toBe(400)
  expect((await put(0, file.subarray(0, pieceBytes))).json()).toEqual({ pieces: 2, complete: true })
  const begun = await asCentre('POST', `/api/sources/${id}/harvest`, { scope: 'full' })
  expect(begun.statusCode).toBe(201)
  const { runId } = begun.json()
  await workRun(world.house, runId, { signal: new AbortController().signal })
  const run = (await asCentre('GET', `/api/harvests/${runId}`)).json()
  expect(run).toMatchObject({ state: 'finished', read: 8, rejected: 1, fileName: 'a.mrc' })
  const csv = await asCentre('GET', `/api/harvests/${runId}/rejects.csv`)
  expect(csv.body).toMatch(/^\ufeff.*\r\n"8","truncated",/)
  const raw = await asCentre('GET', `/api/harvests/${runId}/rejects.mrc`)
  expect(raw.rawPayload.equals(cut.subarray(cut.lastIndexOf(0x1d) + 1))).toBe(true)
})

test('what a file alone has brought is taken back; what another brought too stays, and so does the source until removed', async () => {
  const id = await newSource('file')
  const upload = async (books: readonly (readonly [string, string])[]) => {
    const records = books.map(([number, title]) => writeMarcXml(cnmarc({ title }, number)))
    const file = Buffer.from(`<collection>${records.join('')}</collection>`)
    const { fileId } = (
      await asCentre('POST', `/api/sources/${id}/files`, { name: 'b.xml', sizeBytes: file.length })
    ).json()
    await asCentre('PUT', `/api/sources/${id}/files/${fileId}/pieces/0`, file, {
      'content-type': 'application/octet-stream',
    })
    const { runId } = (
      await asCentre('POST', `/api/sources/${id}/harvest`, { scope: 'full' })
    ).json()
    expect((await asCentre('POST', `/api/harvests/${runId}/withdraw`, {})).json().code).toBe(
      'harvestRunning',
    )
    expect((await asCentre('POST', `/api/sources/${id}/remove`, {})).json().code).toBe(
      'harvestRunning',
    )
    await workRun(world.house, runId, { signal: new AbortController().signal })
    return runId as number
  }
  await upload([['w1', '营造法式注释']])
  const runId = await upload([
    ['w1', '营造法式注释'],
    ['w2', '清式营造则例图说'],
  ])
  const found = async (q: string) =>
    (await asCentre('GET', `/api/search?q=${encodeURIComponent(q)}`)).json().total
  expect(await found('清式营造则例图说')).toBe(1)
  expect((await asCentre('GET', `/api/harvests/${runId}`)).json()).toMatchObject({
    broughtAlone: 1,
  })
  const taken = await asCentre('POST', `/api/harvests/${runId}/withdraw`, {})
  expect(taken.json()).toEqual({ withdrawn: 1, left: 0 })
  expect([await found('清式营造则例图说'), await found('营造法式注释')]).toEqual([0, 1])
  const { rows: told } = await sql`
    select from withdrawal join record on record.id = record_id where title = '清式营造则例图说'`.execute(
    world.owner,
  )
  expect(told).toHaveLength(1)
  expect((await asCentre('POST', `/api/sources/${id}/remove`, {})).statusCode).toBe(200)
  expect((await asCentre('GET', `/centre/sources/${id}`)).statusCode).toBe(404)
  expect(await found('营造法式注释')).toBe(1)
  const logged = await world.owner
    .selectFrom('audit_entry')
    .select('action')
    .where('action', 'in', ['withdrawHarvest', 'removeSource'])
    .execute()
  expect(logged.map(({ action }) => action)).toEqual(['withdrawHarvest', 'removeSource'])
})

test('a library sees its own harvests and changes nothing; another library does not find them', async () => {
  const see = (who: 'supplying' | 'uninvolved') =>
    callAs(world, world.cast[who], { method: 'GET', url: `/api/harvests/${world.run}` })
  expect((await see('supplying')).statusCode).toBe(200)
  expect((await see('uninvolved')).statusCode).toBe(404)
  const stop = { method: 'POST', url: `/api/harvests/${world.run}/stop`, payload: {} }
  expect((await callAs(world, world.cast.supplying, stop)).statusCode).toBe(403)
})

test('a profile is tried on a record without changing anything', async () => {
  const record = fixtureBytes('cnmarc-gbk.mrc').toString('base64')
  const holdings = [{ tag: '905', callNumber: ['d'], separator: '', barcode: 'b', location: 'a' }]
  const body = { profile: { holdings, notLentLocations: ['2110'] }, record, encoding: 'base64' }
  const preview = (await asCentre('POST', '/api/sources/preview', body)).json()
  expect(preview).toMatchObject({ title: 'Java高级编程', format: 'cnmarc', reason: '' })
  expect(preview.copies).toMatchObject([
    { callNumber: 'TP312JA', barcode: 'B00000101', status: 'readingRoomOnly', isLent: false },
    { barcode: 'B00000102' },
  ])
  const broken = { ...body, record: 'no record', encoding: 'text' }
  expect((await asCentre('POST', '/api/sources/preview', broken)).json()).toMatchObject({
    reason: 'notARecord',
    copies: [],
  })
})

test('how a target is asked is kept as it is typed, and what cannot be meant is objected to at its field', async () => {
  const id = await newSource('z3950', 'catalogue.example:210')
  const asking = {
    databases: ['CHI', 'ENG'],
    queryCharset: 'gb18030',
    syntax: 'usmarc',
    sessionsMax: 4,
    authentication: 'open',
    attributes: { title: ['1=4', '4=1'] },
  }
  const put = (change: object) =>
    asCentre('PUT', `/api/sources/${id}`, {
      ...form('catalogue.example:210'),
      profile: { asking: { ...asking, ...change } },
    })
  expect((await put({})).statusCode).toBe(200)
  for (const [change, field] of [
    [{ attributes: { title: ['1=4', '题名'] } }, 'attributes.title.1'],
    [{ indexes: { title: 'dc.title all more' } }, 'indexes.title'],
    [{ sessionsMax: 0 }, 'sessionsMax'],
    [{ queryCharset: 'big5' }, 'queryCharset'],
    [{ authentication: 'kerberos' }, 'authentication'],
  ] as const) {
    const answer = await put(change)
    expect([answer.statusCode, answer.json().field]).toEqual([400, `profile.asking.${field}`])
  }
  expect((await sourceRow(id)).profile).toMatchObject({ asking })
})

test('the form of a source gives back the profile it was drawn from, the ways that a test found among it', () => {
  const asking = {
    databases: ['CHI'],
    attributes: { title: ['1=4', '4=1'] },
    indexes: { isbn: 'bath.isbn' },
  }
  const profile = SourceProfile.parse({ asking })
  for (const protocol of ['z3950', 'sru', 'oaiPmh'] as const) {
    const draft = draftOf({ protocol, profile })
    expect(profileOf(draft)).toEqual(profile)
    const emptied = profileOf({ ...draft, ways: { title: ' ', isbn: '' } }).asking
    expect(protocol === 'sru' ? emptied.indexes : emptied.attributes).toEqual({})
  }
})

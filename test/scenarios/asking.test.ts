import { afterEach, beforeEach, expect, test } from 'vitest'
import { quotaAndLimits } from '../../src/requests/asking/quota.ts'
import { listRequests } from '../../src/requests/lists-store.ts'
import { aBook, aForm, type Consortium, layReader, openConsortium } from '../support/consortium.ts'

let bj: Consortium
beforeEach(async () => {
  bj = await openConsortium()
})
afterEach(() => bj.close())

const refusal = (result: Awaited<ReturnType<Consortium['submit']>>) => {
  if (result.ok) throw new Error('was not refused')
  return result.refusal
}
const requestsInAll = async () =>
  Number(
    (
      await bj.owner
        .selectFrom('request')
        .select(({ fn }) => fn.countAll().as('n'))
        .executeTakeFirstOrThrow()
    ).n,
  )

test('23: a note of 50 characters is accepted, one of 51 refused', async () => {
  expect((await bj.submit(bj.reader, aForm([aBook({ note: '借'.repeat(50) })]))).ok).toBe(true)
  const refused = refusal(
    await bj.submit(bj.reader, aForm([aBook({ title: '另一本', note: '借'.repeat(51) })])),
  )
  expect(refused).toMatchObject({
    code: 'tooLong',
    field: 'books.0.note',
    values: { limit: 50, length: 51 },
  })
})

test('24: 国图 books are not asked for by direct entry, but from a record they are', async () => {
  const direct = refusal(await bj.submit(bj.reader, aForm([aBook({ supplierCode: '110001' })])))
  expect(direct).toMatchObject({
    code: 'directEntryNotAllowed',
    field: 'books.0.supplierCode',
    values: { library: '国家图书馆' },
  })
  const recordId = await bj.hold('控制论', { nlc: {} })
  const fromRecord = await bj.submit(
    bj.reader,
    aForm([aBook({ title: '控制论', recordId, supplierCode: '110001' })]),
  )
  expect(fromRecord.ok).toBe(true)
})

test('26: the 61st request to 北航 is bh00000061', async () => {
  await bj.owner
    .insertInto('number_counter')
    .values({ library_id: bj.libraries.buaa, service: 'loan', last_number: 60 })
    .execute()
  expect((await bj.seen(await bj.ask(bj.reader))).number).toBe('bh00000061')
})

test('27: prefix BJSD and counter 65 give BJSD000065, ten characters long', async () => {
  await bj.owner
    .insertInto('number_counter')
    .values({ library_id: bj.libraries.bnu, service: 'loan', last_number: 64 })
    .execute()
  const number = (await bj.seen(await bj.ask(bj.reader, aBook({ supplierCode: '211020' })))).number
  expect(number).toBe('BJSD000065')
  expect(number).toHaveLength(10)
})

test('28: forty readers at once get forty numbers, none twice and none left out', async () => {
  const readers = await Promise.all(
    Array.from({ length: 40 }, (_, index) => layReader(bj, bj.libraries.bupt, `reader${index}`)),
  )
  const results = await Promise.all(readers.map((reader) => bj.submit(reader)))
  expect(results.every((result) => result.ok)).toBe(true)
  const rows = await bj.owner.selectFrom('request').select('number').orderBy('number').execute()
  expect(rows.map((row) => row.number)).toEqual(
    Array.from({ length: 40 }, (_, index) => `bh${String(index + 1).padStart(8, '0')}`),
  )
})

test('28: a refused submission uses no number', async () => {
  const asked = aForm([aBook(), aBook({ title: '另一本', note: '借'.repeat(51) })])
  refusal(await bj.submit(bj.reader, asked))
  expect((await bj.seen(await bj.ask(bj.reader))).number).toBe('bh00000001')
})

test("29: a request is found by the reader's own number, and by its number in any case", async () => {
  await bj.ask(bj.reader, aBook({ patronReference: 'Thesis-7' }))
  const find = (q: string) =>
    bj.as(bj.reader, (tx) =>
      listRequests(tx, bj.reader, { way: 'any', q, limit: 10, offset: 0 }, bj.clock.now()),
    )
  expect((await find('thesis-7')).lines).toHaveLength(1)
  expect((await find('BH00000001')).lines).toHaveLength(1)
  expect((await find('bh00000002')).lines).toHaveLength(0)
})

test('30: with 3 outstanding and a limit of 3 the fourth is refused, naming 借书总册数 3 and 还可借 0', async () => {
  await bj.submit(
    bj.reader,
    aForm([aBook({ title: '一' }), aBook({ title: '二' }), aBook({ title: '三' })]),
  )
  const refused = refusal(await bj.submit(bj.reader, aForm([aBook({ title: '四' })])))
  expect(refused).toMatchObject({
    code: 'limitReached',
    values: { outstanding: 3, left: 0, rule: 'R05' },
  })
  expect((await quotaAndLimits(bj.house.db, bj.reader, bj.clock.now())).quota).toMatchObject({
    outstanding: 3,
    left: 0,
    limit: 3,
  })
})

test('30: two submissions at once cannot both take the last place', async () => {
  await bj.submit(bj.reader, aForm([aBook({ title: '一' }), aBook({ title: '二' })]))
  const both = await Promise.all([
    bj.submit(bj.reader, aForm([aBook({ title: '三' })])),
    bj.submit(bj.reader, aForm([aBook({ title: '四' })])),
  ])
  expect(both.filter((result) => result.ok)).toHaveLength(1)
  expect(await requestsInAll()).toBe(3)
})

test('31: a library whose rule says 5 lets its readers have 5, and the rule says why', async () => {
  await bj.owner
    .insertInto('policy_rule')
    .values({
      id: 'R05-BUPT',
      service: 'loan',
      conditions: { borrower: ['211130'] },
      parameters: { maxOutstanding: 5 },
      valid_from: Temporal.PlainDate.from('2026-01-01'),
      why_zh: '北邮读者可借 5 册。',
      why_en: 'BUPT readers may have 5.',
      source: 'test',
    })
    .execute()
  for (const title of ['一', '二', '三', '四', '五']) await bj.ask(bj.reader, aBook({ title }))
  const { quota } = await quotaAndLimits(bj.house.db, bj.reader, bj.clock.now())
  expect(quota).toMatchObject({
    outstanding: 5,
    limit: 5,
    left: 0,
    why: [{ ruleId: 'R05-BUPT', sentence: { zh: '北邮读者可借 5 册。' } }],
  })
})

test('32: under mustReturnAllFirst one open book refuses the next', async () => {
  const rule = (mode: string) =>
    bj.owner
      .insertInto('policy_rule')
      .values({
        id: `R05-${mode}`,
        service: 'loan',
        conditions: {},
        parameters: { mustReturnAllFirst: mode },
        priority: mode === 'strict' ? 2 : 1,
        valid_from: Temporal.PlainDate.from('2026-01-01'),
        why_zh: '',
        why_en: '',
        source: 'test',
      })
      .execute()
  await rule('returned')
  const id = await bj.ask(bj.reader)
  expect(refusal(await bj.submit(bj.reader, aForm([aBook({ title: '二' })]))).code).toBe(
    'mustReturnFirst',
  )
  await bj.owner.updateTable('request').set({ state: 'returned' }).where('id', '=', id).execute()
  await bj.ask(bj.reader, aBook({ title: '二' }))
  await rule('strict')
  await bj.owner.updateTable('request').set({ state: 'returned' }).execute()
  expect(refusal(await bj.submit(bj.reader, aForm([aBook({ title: '三' })]))).code).toBe(
    'mustReturnFirst',
  )
})

test('47: a library that has suspended its service is refused with the date and the reason', async () => {
  await bj.owner
    .insertInto('library_closure')
    .values({
      library_id: bj.libraries.buaa,
      from_on: Temporal.PlainDate.from('2026-11-20'),
      to_on: Temporal.PlainDate.from('2026-11-28'),
      kind: 'lendingSuspended',
      reason_zh: '馆舍检修',
      reason_en: 'repairs',
    })
    .execute()
  expect(refusal(await bj.submit(bj.reader))).toMatchObject({
    code: 'lenderSuspended',
    values: { library: '北京航空航天大学图书馆', until: '2026-11-28', reason: '馆舍检修' },
  })
})

test('R26: a book the own library can lend is asked elsewhere only with a reason, where the rule warns', async () => {
  const recordId = await bj.hold('控制论', { bupt: { callNumber: 'N93/1' }, buaa: {} })
  const refused = refusal(await bj.submit(bj.reader, aForm([aBook({ recordId })])))
  expect(refused).toMatchObject({ code: 'ownHolding', values: { callNumber: 'N93/1' } })
  expect(
    (await bj.submit(bj.reader, aForm([aBook({ recordId, ownHoldingReason: '本馆的缺页' })]))).ok,
  ).toBe(true)
})

test('a submission is accepted or refused as a whole, and every objection is said at once', async () => {
  const recordId = await bj.hold('控制论', { buaa: {} })
  await bj.ask(bj.reader, aBook({ recordId }))
  const refused = refusal(
    await bj.submit(
      bj.reader,
      aForm([aBook({ title: '好的' }), aBook({ recordId, note: '借'.repeat(51) })]),
    ),
  )
  expect([refused.code, ...(refused.also ?? []).map((one) => one.code)].toSorted()).toEqual([
    'duplicateRequest',
    'tooLong',
  ])
  expect(await requestsInAll()).toBe(1)
})

test('a journal is asked for by its issue: without one it is refused, and two issues are two requests', async () => {
  const recordId = await bj.hold('情报学报', { buaa: {} })
  await bj.owner
    .updateTable('record')
    .set({ material_type: 'serial' })
    .where('id', '=', recordId)
    .execute()
  const issue = (more: object) =>
    aForm([aBook({ title: '情报学报', recordId, publishedYear: '2025', ...more })])
  expect(refusal(await bj.submit(bj.reader, issue({})))).toMatchObject({
    code: 'partMissing',
    field: 'books.0.issue',
  })
  const third = await bj.submit(
    bj.reader,
    issue({
      volume: '44',
      issue: '3',
      articleTitle: '馆际互借规则研究',
      articleAuthor: '甲；乙',
      pages: '263-274',
    }),
  )
  const fourth = await bj.submit(bj.reader, issue({ issue: '4' }))
  if (!third.ok || !fourth.ok) throw new Error('was refused')
  const seen = await Promise.all([...third.value, ...fourth.value].map((id) => bj.seen(id)))
  expect(seen.map(({ title, note }) => [title, note])).toEqual([
    ['情报学报 2025年第44卷第3期', ''],
    ['情报学报 2025年第4期', ''],
  ])
  expect(seen[0]).toMatchObject({
    article_title: '馆际互借规则研究',
    article_author: '甲；乙',
    article_pages: '263-274',
  })
  const again = refusal(await bj.submit(bj.reader, issue({ issue: '4' })))
  expect(again.code).toBe('duplicateRequest')
})

test('more books than maxPerSubmission are refused, naming the limit', async () => {
  const four = ['一', '二', '三', '四'].map((title) => aBook({ title }))
  expect(refusal(await bj.submit(bj.reader, aForm(four)))).toMatchObject({
    code: 'submissionLimit',
    values: { limit: 3 },
  })
})

test('the own library is never the lender, nor is a stranger', async () => {
  expect(refusal(await bj.submit(bj.reader, aForm([aBook({ supplierCode: '211130' })]))).code).toBe(
    'lenderIsOwnLibrary',
  )
  expect(refusal(await bj.submit(bj.reader, aForm([aBook({ supplierCode: '999999' })]))).code).toBe(
    'lenderNotAMember',
  )
})

test('without a lender the nearest holder is asked, the others wait in the rota', async () => {
  await bj.owner
    .updateTable('library')
    .set({ longitude: 116.35, latitude: 39.96 })
    .where('code', '=', '211130')
    .execute()
  await bj.owner
    .updateTable('library')
    .set({ longitude: 116.34, latitude: 39.98 })
    .where('code', '=', '211060')
    .execute()
  await bj.owner
    .updateTable('library')
    .set({ longitude: 116.31, latitude: 39.97 })
    .where('code', '=', '211010')
    .execute()
  const recordId = await bj.hold('控制论', { ruc: {}, buaa: {}, bnu: { status: 'onLoan' } })
  const id = await bj.ask(bj.reader, aBook({ recordId, supplierCode: '' }))
  const offers = await bj.owner
    .selectFrom('offer')
    .select(['supplying_library_id', 'state', 'origin'])
    .where('request_id', '=', id)
    .orderBy('position')
    .execute()
  expect(offers).toEqual([
    { supplying_library_id: bj.libraries.buaa, state: 'offered', origin: 'proposed' },
    { supplying_library_id: bj.libraries.ruc, state: 'planned', origin: 'proposed' },
  ])
})

test('when nobody is known the home library is asked to find one, and gives the number', async () => {
  const id = await bj.ask(bj.reader, aBook({ supplierCode: '' }))
  expect(await bj.seen(id)).toMatchObject({
    number: 'by00000001',
    supplying_library_id: bj.libraries.bupt,
  })
})

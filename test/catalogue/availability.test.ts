import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { statusOf } from '../../src/catalogue/live/copy-status.ts'
import { learntCopies } from '../../src/catalogue/live/learnt.ts'
import { SourceProfile } from '../../src/catalogue/sources/profile.ts'
import { askedOf } from '../../src/catalogue/sources/sru-answer.ts'
import { readAsked } from '../../src/catalogue/targets/decode.ts'
import {
  checkBeforeNextOffer,
  checkBeforeSubmission,
} from '../../src/requests/asking/before-offer.ts'
import { writeIso2709 } from '../../src/wire/marc/iso2709.ts'
import { parseSearchAnswer } from '../../src/wire/sru/answer.ts'
import { withLearnt } from '../../web/reader/live/learnt.ts'
import { openTarget, type TargetScript, withHoldings } from '../fakes/z3950-target.ts'
import { type Book, cnmarc, holdBooks } from '../support/books.ts'
import { aBook, aForm, type Consortium } from '../support/consortium.ts'
import { type AskingHouse, layTarget, openAskingHouse } from '../support/targets.ts'

const book: Book = {
  title: 'Java高级编程',
  author: '王',
  isbn: '978-7-220-10653-8',
  year: '2007',
  callNumber: 'TP312JA/840',
}
const isbn = '9787220106538'

describe('whether a copy is in', () => {
  let world: AskingHouse
  let place: AskingHouse['place']
  let app: FastifyInstance
  let two: AskingHouse['two']
  const fakes: { close(): Promise<void> }[] = []

  beforeAll(async () => {
    world = await openAskingHouse()
    ;({ place, app, two } = world)
  })
  afterAll(() => world.close())
  beforeEach(async () => void (await world.forgetTargets()))
  afterEach(async () => {
    for (const fake of fakes.splice(0)) await fake.close()
  })

  /** A Z39.50 target of `library` whose record of the book says of each copy whether it is in. */
  async function opac(
    library: keyof Consortium['libraries'],
    copies: Record<string, boolean>,
    more: TargetScript = {},
  ) {
    const written = writeIso2709(cnmarc(book, `${library}0`))
    if (!written.ok) throw new Error('the record does not fit')
    const fake = await openTarget({
      finds: { [isbn]: [written.bytes] },
      external: withHoldings({
        localLocation: Buffer.from('总馆'),
        callNumber: Buffer.from('TP312JA/840'),
        circulation: Object.entries(copies).map(([barcode, availableNow]) => ({
          availableNow,
          itemId: Buffer.from(barcode),
        })),
      }),
      ...more,
    })
    fakes.push(fake)
    await layTarget(place, {
      libraryId: place.libraries[library],
      protocol: 'z3950',
      address: `${fake.host}:${fake.port}`,
      approvedBy: two,
      searched: false,
      availability: true,
      profile: { asking: { syntax: 'opac' } },
    })
    return fake
  }
  const hold = async (library: 'buaa' | 'ruc', barcodes: string[]) => {
    const libraryId = place.libraries[library]
    await holdBooks(place.house, libraryId, { books: [{ ...book, barcodes }], series: library })
    const { record_id } = await place.owner
      .selectFrom('source_record')
      .select('record_id')
      .where('library_id', '=', libraryId)
      .executeTakeFirstOrThrow()
    return record_id
  }
  const copies = async (recordId: number) =>
    (await app.inject(`/api/records/${recordId}/copies`)).json()
  const forget = () =>
    place.owner.updateTable('holding').set({ status_at: null, status: 'available' }).execute()

  test('a page asks the library live, says when, and does not ask again for some minutes', async () => {
    const recordId = await hold('buaa', ['A1', 'A2'])
    const fake = await opac('buaa', { A1: false, A2: true })
    const first = await copies(recordId)
    expect(first.copies).toMatchObject([
      { barcode: 'A2', status: 'available', lendable: true, statusAt: '2026-11-23T02:00:00Z' },
      { barcode: 'A1', status: 'onLoan', lendable: false, statusAt: '2026-11-23T02:00:00Z' },
    ])
    expect(first.silent).toEqual([])
    await copies(recordId)
    expect(fake.connections().made).toBe(1)
    place.clock.pass({ minutes: 6 })
    await new Promise((after) => setTimeout(after, 10))
    expect((await copies(recordId)).copies).toHaveLength(2)
    await forget()
  })

  test('a library that is silent is waited for 2 seconds at most, and named; the table stands', async () => {
    const recordId = await hold('buaa', ['A1', 'A2'])
    await opac('buaa', {}, { mischief: 'silent' })
    const begun = performance.now()
    const answer = await copies(recordId)
    expect(performance.now() - begun).toBeLessThan(2300)
    expect(answer).toMatchObject({
      silent: [{ zh: '北京航空航天大学' }],
      copies: [{ statusAt: null }, {}],
    })
  })

  test('what a library said just now counts at once, on the page that asked and on the next', async () => {
    await hold('ruc', ['R9'])
    const recordId = await hold('buaa', ['A1'])
    await opac('buaa', { A1: false })
    const page = async () => (await app.inject(`/api/records/${recordId}`)).json()
    const before = await page()
    const answer = await copies(recordId)
    const lending = new Set(
      answer.copies
        .filter(({ lendable }: { lendable: boolean }) => lendable)
        .map(({ library }: { library: { code: string } }) => library.code),
    )
    expect([before.hit.lendable, answer.lendable]).toEqual([lending.size + 1, lending.size])
    expect(withLearnt(before, answer)).toMatchObject({
      copies: answer.copies,
      hit: { libraries: answer.libraries, lendable: lending.size },
    })
    expect((await page()).hit.lendable).toBe(answer.lendable)
    await forget()
  })

  test('a copy that is out is not offered first: the next library that has one in is', async () => {
    await hold('buaa', ['A1'])
    const recordId = await hold('ruc', ['R1'])
    await opac('buaa', { A1: false })
    await opac('ruc', { R1: true })
    await checkBeforeSubmission(place.house, [recordId], 'test')
    const form = aForm([
      aBook({ recordId, title: book.title, supplierCode: '211060', searchScope: 'allMembers' }),
    ])
    const asked = await place.submit(place.reader, form)
    if (!asked.ok) throw new Error(JSON.stringify(asked.refusal))
    const request = await place.seen(asked.value[0]!)
    expect(request.supplying_library_id).toBe(place.libraries.ruc)

    // 北航's copy comes back while 人大 looks: now it is next, and it is asked whether it is still so.
    place.clock.pass({ minutes: 6 })
    for (const fake of fakes.splice(0)) await fake.close()
    await checkBeforeNextOffer(place.house, request.id)
    const refused = await place.act(place.staff.ruc, request.id, 'refuse', { reason: 'NotOnShelf' })
    expect(refused.ok).toBe(true)
    expect((await place.seen(request.id)).supplying_library_id).toBe(place.libraries.buaa)
    await forget()
  })

  test('a library we knew no single copy of names its copies', async () => {
    const libraryId = place.libraries.nlc
    await holdBooks(place.house, libraryId, {
      books: [{ title: '无条码', isbn: '978-7-02-002600-5', barcodes: [] }],
      series: 'nlc',
    })
    const { record_id: recordId } = await place.owner
      .selectFrom('source_record')
      .select('record_id')
      .where('library_id', '=', libraryId)
      .executeTakeFirstOrThrow()
    const { learnCopies } = await import('../../src/catalogue/live/availability-store.ts')
    const { system } = await import('../../src/shared/actor.ts')
    const { asActor } = await import('../../src/shared/database.ts')
    const copy = { callNumber: 'I5/1', location: '文津厅', volume: '' }
    await asActor(place.house.db, system, (tx) =>
      learnCopies(tx, {
        libraryId,
        recordId,
        at: place.clock.now(),
        copies: [
          { ...copy, barcode: 'N1', status: 'onLoan' },
          { ...copy, barcode: 'N2', status: 'readingRoomOnly' },
        ],
      }),
    )
    expect((await copies(recordId)).copies).toMatchObject([
      { barcode: 'N1', location: '文津厅', status: 'onLoan' },
      { barcode: 'N2', status: 'readingRoomOnly', lendable: false },
    ])
  })
})

test('the word of a library says more than its flag', () => {
  const said = (available: boolean | null, statusWord: string, own = {}) =>
    statusOf({ available, statusWord }, own)
  expect(said(true, '')).toBe('available')
  expect(said(false, '')).toBe('onLoan')
  expect(said(null, '')).toBeNull()
  expect(said(true, '仅供阅览')).toBe('readingRoomOnly')
  expect(said(false, 'Lost')).toBe('lost')
  expect(said(null, 'DUE 01-11-23')).toBe('onLoan')
  expect(said(null, 'Checked out - due 2026-12-01')).toBe('onLoan')
  expect(said(null, '甲库待查', { 甲库待查: 'inProcessing' })).toBe('inProcessing')
  expect(said(null, '什么都不是')).toBeNull()
})

const opacFolder = join(import.meta.dirname, '../../../shared/standards/z3950/opac-responses')
const evergreen = {
  holdings: [
    { tag: '852', callNumber: ['k'], separator: ' ', barcode: 'g', location: 'd', status: 'n' },
  ],
}
const polaris = {
  holdings: [
    { tag: '852', callNumber: ['h'], separator: ' ', barcode: 'p', location: 'b', status: 'r' },
  ],
  statusWords: { in: 'available', held: 'onLoan' },
}

/** File, what its library's profile must say, and the states of its copies. */
const systems: [string, object, string[]][] = [
  ['alma-dickinson-multiple.xml', {}, ['available', 'available', 'onLoan']],
  ['alma-princeton.xml', {}, ['available']],
  ['alma-pitt-extra-eresource-record.xml', {}, ['available']],
  ['folio-not-requestable.xml', {}, ['available', 'onLoan']],
  ['horizon-hennepin.xml', {}, ['available']],
  ['horizon-southeastern.xml', {}, ['available', 'available', 'available']],
  ['sierra-laroche.xml', {}, ['available']],
  ['sierra-laroche-unavail.xml', {}, ['onLoan']],
  ['voyager-yale.xml', {}, ['available']],
  // Its record has no field: nobody can say which work these copies are of.
  ['wms-lfmm.xml', {}, []],
  ['evergreen-east-central-with-checked-out-item-status.xml', evergreen, ['onLoan']],
  ['evergreen-lake-agassiz-with-available-item-status.xml', evergreen, ['available']],
  ['evergreen-north-west-with-available-item-status.xml', evergreen, ['available']],
  ['polaris-with-in-item-status.xml', polaris, ['available']],
  ['polaris-with-held-item-status.xml', polaris, ['onLoan']],
]

describe.skipIf(!existsSync(opacFolder))(
  'answers of real systems (skipped where the standards are absent)',
  () => {
    test.each(systems)('%s', async (name, profile, expected) => {
      const answer = parseSearchAnswer(readFileSync(join(opacFolder, name), 'utf8'))
      if ('reason' in answer) throw new Error(answer.reason)
      const asked = askedOf(answer)
      const statuses: string[] = []
      for (const { bytes, syntax, copies } of asked.ok ? asked.records : []) {
        const marc = await readAsked({ bytes, syntax }, 'auto')
        if (!marc) continue
        const learnt = learntCopies({ marc, copies }, SourceProfile.parse(profile))
        statuses.push(...learnt.map(({ status }) => status))
      }
      expect(statuses).toEqual(expected)
    })
  },
)

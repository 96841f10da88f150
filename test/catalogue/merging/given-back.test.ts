import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { enquiriesOf, writeEnquiry } from '../../../src/catalogue/enquiries/enquiry-store.ts'
import { merge } from '../../../src/catalogue/merging/by-hand/decide-store.ts'
import { undo } from '../../../src/catalogue/merging/by-hand/undo-store.ts'
import type { MergeRule } from '../../../src/catalogue/merging/grouping.ts'
import { recordBeside } from '../../../src/catalogue/record/beside-store.ts'
import { ratingOf, writeVote } from '../../../src/catalogue/record/rating-store.ts'
import { viewedRecord } from '../../../src/catalogue/record/record-page.ts'
import { type Actor, visitor } from '../../../src/shared/actor.ts'
import type { Result } from '../../../src/shared/result.ts'
import { invariants } from '../../../tools/verify/invariants.ts'
import {
  aBook,
  type Consortium,
  layReader,
  openConsortium,
  type ReaderActor,
} from '../../support/consortium.ts'

let place: Consortium
let readers: ReaderActor[]

beforeAll(async () => {
  place = await openConsortium()
  readers = [place.reader, await layReader(place, place.libraries.bupt, 'wang')]
})
afterAll(() => place.close())

const by = () => ({ actor: place.staff.bupt as Actor, at: place.clock.now() })
async function decided<T>(result: Promise<Result<T>>): Promise<T> {
  const answer = await result
  if (!answer.ok) throw new Error(answer.refusal.code)
  return answer.value
}
const mergeInto = (recordId: number, otherRecordId: number) =>
  decided(place.as(place.staff.bupt, (tx) => merge(tx, by(), { recordId, otherRecordId, why: '' })))
const undone = (decisionId: number) =>
  decided(place.as(place.staff.bupt, (tx) => undo(tx, by(), { decisionId, why: '' })))

const vote = (reader: ReaderActor, recordId: number, stars: number | null) => {
  place.clock.pass({ seconds: 1 })
  return place.as(reader, (tx) =>
    writeVote(tx, reader.readerId, { recordId, stars, at: place.clock.now() }),
  )
}
const ask = (reader: ReaderActor, recordId: number) =>
  place.as(reader, (tx) =>
    writeEnquiry(tx, {
      recordId,
      recordTitle: '家',
      readerId: reader.readerId,
      readerLibraryId: reader.libraryId,
      libraryId: place.libraries.buaa,
      question: '有第二册吗？',
      at: place.clock.now(),
    }),
  )
const rating = (actor: Actor, recordId: number) =>
  place.as(actor, (tx) => ratingOf(tx, actor, recordId))
const questions = async (reader: ReaderActor, recordId: number) =>
  (await place.as(reader, (tx) => enquiriesOf(tx, reader, { recordId, limit: 50 }))).map(
    ({ id }) => id,
  )

/** Past row security, as the keeper reads. */
const kept = (query: ReturnType<typeof sql>): Promise<unknown[]> =>
  place.owner.transaction().execute(async (tx) => {
    await sql`set local role hutong_keeper`.execute(tx)
    return (await query.execute(tx)).rows
  })

/** All that people have given works, and what was counted, as the pages show it. */
async function givenFor(recordIds: readonly number[]) {
  const works = []
  for (const id of recordIds)
    works.push({
      rating: await rating(visitor, id),
      own: await Promise.all(readers.map(async (reader) => (await rating(reader, id)).own)),
      enquiries: await Promise.all(readers.map((reader) => questions(reader, id))),
    })
  return {
    works,
    counted: await kept(
      sql`select id, view_count, loan_count, merged_into from record where id = any(${recordIds}) order by id`,
    ),
    requests: await kept(
      sql`select number, record_id, asked_record_id from request where record_id = any(${recordIds}) order by id`,
    ),
    rules: await kept(
      sql`select record_id, library_id, control_number, merge_rule from source_record where record_id = any(${recordIds}) order by id`,
    ),
    copies: await kept(
      sql`select barcode, record_id, source_record_id from holding where record_id = any(${recordIds}) order by id`,
    ),
  }
}

const brokenInvariants = (id: string) => kept(sql.raw(invariants.find((one) => one.id === id)!.sql))

let works = 0
const work = (library: string) => place.hold(`作品${++works}`, { [library]: {} })
const suppliers = { buaa: '211060', ruc: '211010', bnu: '211020' } as const

/** By which rule a record of a second library may have come to a work; `byHand` too, by an earlier merge. */
const rule = fc.constantFrom<MergeRule>('isbn', 'description', 'byHand')

/** A second library's record of a work, there by that rule. */
const another = (recordId: number, by: MergeRule) =>
  sql`
    insert into source_record (library_id, control_number, record_id, format, marc, content_hash, imported_at, merge_rule)
    select ${place.libraries.nlc}, control_number, record_id, format, marc, content_hash, imported_at, ${by}
    from source_record where record_id = ${recordId}`.execute(place.owner)

/** What one reader has given one of three works. */
const gift = fc.record({
  of: fc.nat({ max: 2 }),
  from: fc.nat({ max: 1 }),
  stars: fc.integer({ min: 1, max: 5 }),
  asks: fc.boolean(),
})

test('merging and undoing, in any order of undoing, gives every vote, question, count, request and rule back', async () => {
  const property = fc.asyncProperty(
    fc.array(gift, { maxLength: 8 }),
    fc.tuple(fc.nat({ max: 90 }), fc.nat({ max: 90 }), fc.nat({ max: 90 })),
    fc.shuffledSubarray([0, 1, 2], { minLength: 3 }),
    fc.boolean(),
    fc.tuple(rule, rule, rule),
    async (gifts, counts, order, latestFirst, ruleOf) => {
      const ids: number[] = []
      for (const [at, library] of Object.keys(suppliers).entries()) {
        const id = await work(library)
        const counted = { view_count: counts[at]!, loan_count: counts[at]! % 7 }
        await place.owner.updateTable('record').set(counted).where('id', '=', id).execute()
        ids.push(id)
      }
      for (const [at, rule] of ruleOf.entries()) await another(ids[at]!, rule)
      for (const { of, from, stars, asks } of gifts) {
        await vote(readers[from]!, ids[of]!, stars)
        if (asks) await ask(readers[from]!, ids[of]!)
      }
      const borrower = await layReader(place, place.libraries.bupt, `borrower${works}`)
      for (const [at, supplierCode] of Object.values(suppliers).entries())
        await place.ask(borrower, aBook({ recordId: ids[at]!, supplierCode }))

      const before = await givenFor(ids)
      expect(before.requests).toHaveLength(3)
      const [last, middle, first] = order.map((at) => ids[at]!) as [number, number, number]
      const one = await mergeInto(middle, first)
      const other = await mergeInto(last, middle)
      expect(await brokenInvariants('rating.sum')).toEqual([])
      const decisions = [one.decisionId, other.decisionId]
      for (const id of latestFirst ? decisions.toReversed() : decisions) await undone(id)
      expect(await givenFor(ids)).toEqual(before)
      expect(await brokenInvariants('rating.sum')).toEqual([])
    },
  )
  await fc.assert(property, { numRuns: 8, seed: 44, endOnFailure: true })
}, 60_000)

test('while two works are one, a reader has one vote for it, her latest, and all her questions', async () => {
  const [stays, goes] = [await work('buaa'), await work('ruc')]
  const [one, other] = readers as [ReaderActor, ReaderActor]
  await vote(one, stays, 2)
  await vote(one, goes, 5)
  await vote(other, goes, 4)
  const asked = [await ask(one, stays), await ask(one, goes)]
  const { decisionId } = await mergeInto(stays, goes)
  expect(await rating(one, stays)).toEqual({
    votes: 2,
    average: 4.5,
    byStars: [0, 0, 0, 1, 1],
    own: 5,
  })
  expect((await questions(one, stays)).toSorted()).toEqual(asked)
  const fromTheOldAddress = await decided(recordBeside(place.house, one, goes))
  expect(fromTheOldAddress.rating.own).toBe(5)
  expect(fromTheOldAddress.enquiries).toHaveLength(2)

  // A vote at the old address is a vote for the work it leads to, in the place of hers.
  expect(await vote(one, goes, 1)).toBe(stays)
  expect(await rating(visitor, stays)).toMatchObject({ votes: 2, byStars: [1, 0, 0, 1, 0] })
  await vote(other, stays, null)
  expect(await rating(visitor, stays)).toMatchObject({ votes: 1, own: null })
  expect(await brokenInvariants('rating.sum')).toEqual([])

  await undone(decisionId)
  expect((await rating(one, stays)).own).toBe(1)
  expect((await rating(one, goes)).own).toBe(5)
  expect((await rating(other, goes)).own).toBe(null)
  expect(await brokenInvariants('rating.sum')).toEqual([])
})

test('whoever comes by the old address is counted once, where she is led; undoing takes nothing else away', async () => {
  const [stays, goes] = [await work('buaa'), await work('ruc')]
  const look = async (recordId: number, who: string) => {
    const page = await decided(
      viewedRecord(place.house, visitor, { recordId, visit: { who, isSomebody: true } }),
    )
    return [page.hit.id, page.viewCount]
  }
  expect(await look(goes, 'a')).toEqual([goes, 1])
  const { decisionId } = await mergeInto(stays, goes)
  expect(await look(goes, 'b')).toEqual([stays, 1])
  expect(await look(stays, 'b')).toEqual([stays, 2])
  await undone(decisionId)
  expect(await look(stays, 'c')).toEqual([stays, 2])
  expect(await look(goes, 'd')).toEqual([goes, 2])
})

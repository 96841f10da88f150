import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Bibliographic, describe } from '../../../src/catalogue/bibliographic.ts'
import { factsOf } from '../../../src/catalogue/merging/facts/match-facts.ts'
import {
  type Identity,
  type Incoming,
  type Known,
  type Member,
  nameOf,
  pairName,
} from '../../../src/catalogue/merging/grouping.ts'
import { planMatches } from '../../../src/catalogue/merging/plan.ts'
import { keyHash } from '../../../src/catalogue/merging/rules/key-hash.ts'
import { keysOf } from '../../../src/catalogue/merging/rules/keys.ts'
import { cnmarc } from '../../support/books.ts'

/** Editions that differ as editions do, and the ways in which cataloguers write one of them. */
const editions: Partial<Bibliographic>[] = [
  { title: '高等数学', volume: '上册', edition: '6版', year: '2007' },
  { title: '高等数学', volume: '下册', edition: '6版', year: '2007' },
  { title: '高等数学', volume: '上册', edition: '7版', year: '2014' },
  { title: '线性代数', volume: null, edition: '6版', year: '2014' },
]
const isbns = ['9787040205497', '9787040212778', '9787040396638', '9787040396614']
const hands: ((edition: Partial<Bibliographic>, isbn: string) => Partial<Bibliographic>)[] = [
  (edition, isbn) => ({ ...edition, isbns: [{ printed: isbn, normal: isbn }] }),
  (edition) => ({ ...edition, isbns: [] }),
  ({ title, ...edition }, isbn) => ({
    ...edition,
    title: `${title} `,
    responsibility: '同濟大學數學系',
    publisher: '高等教育',
    isbns: [{ printed: isbn, normal: isbn }],
  }),
  ({ title, edition, ...rest }) => ({
    ...rest,
    title: `${title}(第${edition})`,
    edition: null,
    isbns: [],
  }),
]
const bare = describe(
  cnmarc({ title: '', by: '同济大学数学系编', publisher: '高等教育出版社' }, ''),
)

const incoming = (edition: number, hand: number, identity: Identity): Incoming => {
  const work = { ...bare, ...hands[hand]!(editions[edition]!, isbns[edition]!) }
  const facts = factsOf(work)
  return {
    ...identity,
    facts,
    keys: keysOf(facts).map(({ text }) => keyHash(text)),
    recordId: null,
  }
}

const nothingKnown: Known = { records: new Map(), recordsByKey: new Map(), decided: new Map() }

/** What is known after `steps`, as the tables would have it. */
function imported(steps: Incoming[][], decided: Known['decided'] = new Map()): Known {
  const stored = new Map<string, { one: Incoming; recordId: number; rule: Member['rule'] }>()
  let [nextId, known] = [1, { ...nothingKnown, decided }]
  for (const step of steps) {
    const present = step.map((one) => ({
      ...one,
      recordId: stored.get(nameOf(one))?.recordId ?? null,
    }))
    const { placed, absorbed, touched } = planMatches(present, known)
    const ids = new Map<number, number>()
    for (const { id } of touched) ids.set(id, id > 0 ? id : nextId++)
    for (const { incoming: one } of placed)
      stored.set(nameOf(one), { one, recordId: 0, rule: 'first' })
    for (const group of touched)
      for (const member of group.members) {
        const held = stored.get(nameOf(member))!
        stored.set(nameOf(member), { ...held, recordId: ids.get(group.id)!, rule: member.rule })
      }
    const gone = new Set(absorbed.map(({ from }) => from))
    expect([...stored.values()].some(({ recordId }) => gone.has(recordId))).toBe(false)
    known = { decided, ...tables([...stored.values()]) }
  }
  return known
}

function tables(stored: { one: Incoming; recordId: number; rule: Member['rule'] }[]) {
  const records = new Map<number, Member[]>()
  const recordsByKey = new Map<number, number[]>()
  for (const { one, recordId, rule } of stored) {
    records.set(recordId, [...(records.get(recordId) ?? []), { ...one, rule }])
    for (const key of one.keys)
      recordsByKey.set(key, [...new Set([...(recordsByKey.get(key) ?? []), recordId])])
  }
  return { records, recordsByKey }
}

/** Who is with whom, whatever the records' numbers. */
const company = ({ records }: Known): string[] =>
  [...records.values()].map((members) => members.map(nameOf).sort().join(' ')).sort()

const sent = fc
  .array(
    fc.record({ edition: fc.nat(3), hand: fc.nat(3), libraryId: fc.integer({ min: 1, max: 9 }) }),
    {
      minLength: 1,
      maxLength: 14,
    },
  )
  .map((all) =>
    all.map(({ edition, hand, libraryId }, at) =>
      incoming(edition, hand, { libraryId, controlNumber: `${edition}-${at}` }),
    ),
  )

test('who comes first, and in how many files, decides nothing: editions find together', () => {
  const property = fc.property(
    sent,
    fc.infiniteStream(fc.double({ noNaN: true, min: 0, max: 1 })),
    (all, dice) => {
      const shuffled = all
        .map((one) => ({ one, at: dice.next().value as number }))
        .sort((a, b) => a.at - b.at)
        .map(({ one }) => one)
      const together = company(imported([all]))
      expect(company(imported(shuffled.map((one) => [one])))).toEqual(together)
      for (const group of together) expect(new Set(group.match(/\d(?=-)/g)).size).toBe(1)
    },
  )
  fc.assert(property, { numRuns: 200, seed: 39 })
})

test('what is imported again stays where it is', () => {
  const property = fc.property(sent, (all) => {
    const once = imported([all])
    expect(company(imported([all, all]))).toEqual(company(once))
    expect([...imported([all, all]).records.keys()]).toEqual([...once.records.keys()])
  })
  fc.assert(property, { numRuns: 100, seed: 40 })
})

test('a third record that fits two makes them one, under the older number', () => {
  const isbnOnly = incoming(0, 2, { libraryId: 1, controlNumber: 'a' })
  const other = { ...isbnOnly, libraryId: 2, controlNumber: 'b' }
  const apart = {
    ...other,
    facts: { ...other.facts, isbns: ['9787040000016'], pages: 9 },
    keys: [1],
  }
  const both = {
    ...other,
    controlNumber: 'c',
    facts: { ...other.facts, isbns: [...isbnOnly.facts.isbns, '9787040000016'] },
    keys: [...isbnOnly.keys, 1],
  }
  expect(imported([[isbnOnly], [apart]]).records.size).toBe(2)
  expect([...imported([[isbnOnly], [apart], [both]]).records.keys()]).toEqual([1])
})

test('what a librarian has taken apart no import puts together, not even by a third', () => {
  const [one, other, third] = ['a', 'b', 'c'].map((controlNumber, at) =>
    incoming(0, 0, { libraryId: at + 1, controlNumber }),
  ) as [Incoming, Incoming, Incoming]
  const decided = new Map([[pairName(one, other), 'apart' as const]])
  for (const order of [
    [one, other, third],
    [third, other, one],
    [other, third, one],
  ]) {
    const { records } = imported([order, order], decided)
    const withOne = [...records.values()].find((members) =>
      members.some((m) => nameOf(m) === nameOf(one)),
    )
    expect(withOne?.some((member) => nameOf(member) === nameOf(other))).toBe(false)
    expect(records.size).toBe(2)
  }
})

test('what a librarian has put together stays together, however much it changes', () => {
  const one = incoming(0, 0, { libraryId: 1, controlNumber: 'a' })
  const other = incoming(3, 0, { libraryId: 2, controlNumber: 'b' })
  const decided = new Map([[pairName(one, other), 'together' as const]])
  expect(imported([[one], [other]], decided).records.size).toBe(1)
  const changed = { ...other, facts: { ...other.facts, core: '概率论' } }
  expect(imported([[one], [other], [changed]], decided).records.size).toBe(1)
})

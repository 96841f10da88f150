import { describe } from '../bibliographic.ts'
import { askSource } from '../sources/ask-source.ts'
import type { AskedField } from '../sources/asked.ts'
import type { Asking } from '../sources/profile.ts'
import type { Reach } from '../sources/reach.ts'
import type { FoundWays } from './shapes.ts'
import type { Target } from './target-store.ts'
import type { Sample } from './target-test.ts'

/** Bib-1 Use attributes worth trying for a field, the standard one first (standards.md §2). */
const uses: Partial<Record<AskedField, readonly number[]>> = {
  any: [1016, 1035],
  title: [4, 5, 1036],
  responsibility: [1003, 1004, 1],
  isbn: [7, 1007],
  subject: [21, 25, 27],
  publisher: [1018],
  callNumber: [53, 20, 16],
  year: [31, 30],
  controlNumber: [12, 1007],
}

/** What stands beside Use: nothing, then structure and truncation as targets are known to want them. */
const besides: readonly (readonly string[])[] = [
  [],
  ['4=6'],
  ['4=1'],
  ['4=2'],
  ['4=1', '5=1'],
  ['2=3', '4=1', '5=100'],
]

/** CQL indexes worth trying for a field; `any` needs none. */
const indexes: Partial<Record<AskedField, readonly string[]>> = {
  any: ['cql.serverChoice', 'cql.anywhere', 'cql.allRecords'],
  title: ['dc.title', 'bath.title', 'title', 'dnb.tit', 'pica.tit'],
  responsibility: ['dc.creator', 'bath.name', 'bath.author', 'author', 'dc.contributor'],
  isbn: ['bath.isbn', 'bib.isbn', 'isbn', 'dc.identifier', 'rec.identifier'],
  subject: ['dc.subject', 'bath.subject', 'subject'],
  publisher: ['dc.publisher', 'bath.publisher', 'publisher'],
  callNumber: ['bath.callNumber', 'callNumber'],
  year: ['dc.date', 'bath.dateOfPublication', 'year'],
  controlNumber: ['rec.id', 'rec.identifier', 'bath.controlNumber', 'id'],
}

/** A target is tried gently: one ask after another, so many in all. */
const asksMax = 60

/**
 * Which attributes find a record that the target has, field by field: its own title, author, number … are asked for in
 * every way worth trying, and the first that finds something without objection is taken. Ends when `over` says so.
 */
export async function findWays(
  target: Target,
  { reach, sample, over }: { reach: Reach; sample: Sample; over: AbortSignal },
): Promise<FoundWays> {
  const ways: FoundWays['ways'] = []
  let asks = 0
  for (const [field, term] of termsOf(sample)) {
    const found = { field, term, way: null as string[] | null, hits: 0, tried: 0 }
    ways.push(found)
    for (const way of candidates(target.protocol, field)) {
      if (over.aborted || asks >= asksMax) return { ways, isPartial: true }
      asks++
      found.tried++
      const asked = await askSource(askedBy(target, field, way), reach, {
        question: { by: 'term', field, text: term },
        part: { start: 1, count: 0, signal: over },
      })
      if (!asked.ok || asked.diagnostic || asked.hits === 0) continue
      Object.assign(found, { way, hits: asked.hits })
      break
    }
  }
  return { ways, isPartial: false }
}

/** What the sample record itself is to be found by. */
function termsOf({ marc }: Sample): [AskedField, string][] {
  const work = describe(marc)
  const isbn = work.isbns.find(({ normal }) => normal !== null)?.normal
  const terms: [AskedField, string | null | undefined][] = [
    ['any', work.title],
    ['title', work.title],
    ['responsibility', work.persons[0]?.name],
    ['isbn', isbn],
    ['subject', work.subjects[0]?.split('—')[0]],
    ['publisher', work.publisher],
    ['callNumber', work.callNumber],
    ['year', work.year],
    ['controlNumber', work.controlNumber],
  ]
  return terms.flatMap(([field, term]): [AskedField, string][] => (term ? [[field, term]] : []))
}

function* candidates(protocol: Target['protocol'], field: AskedField): Generator<string[]> {
  if (protocol === 'sru') {
    for (const index of indexes[field] ?? []) yield [index]
    return
  }
  for (const use of uses[field] ?? []) for (const more of besides) yield [`1=${use}`, ...more]
}

/** The target as it would be with this way of asking for a field. */
const askedBy = (target: Target, field: AskedField, way: string[]): Target => ({
  ...target,
  profile: {
    ...target.profile,
    asking: withWay(target.profile.asking, target.protocol, [field, way]),
  },
})

/** How a target is asked, with another way for one field. */
export const withWay = (
  asking: Asking,
  protocol: Target['protocol'],
  [field, way]: readonly [field: string, way: string[]],
): Asking =>
  protocol === 'sru'
    ? { ...asking, indexes: { ...asking.indexes, [field]: way[0] ?? '' } }
    : { ...asking, attributes: { ...asking.attributes, [field]: way } }

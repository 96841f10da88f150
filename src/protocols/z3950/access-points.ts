import type { Diagnostic } from '../../wire/z3950/records.ts'
import type { AskedPlace, OutsideTerm } from '../asked/term.ts'

/** What a term of one Use asks, or what it narrows: that can only stand beside what finds. */
export type AccessPoint = AskedPlace | { by: 'narrows'; what: 'year' | 'language' }

const field = (name: Extract<AskedPlace, { by: 'field' }>['field']): AccessPoint => ({
  by: 'field',
  field: name,
})

/** Bib-1 Use attributes (bib1-attributes.csv) by what they are asked of here. Others are diagnostic 114. */
// biome-ignore format: a table
export const uses: readonly [AccessPoint, uses: readonly number[]][] = [
  [field('any'),                           [1016, 1017, 1035, 1036, 1010, 57, 62, 63]],
  [field('title'),                         [4, 5, 6, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44]],
  [field('responsibility'),                [1, 2, 3, 1002, 1003, 1004, 1005, 1006, 1020]],
  [{ by: 'number' },                       [7, 8, 1007]],
  [field('subject'),                       [21, 22, 23, 24, 25, 26, 27, 28, 29, 45, 46, 47, 58, 1008, 1009]],
  [field('publisher'),                     [1018, 59]],
  [{ by: 'begins', what: 'callNumber' },   [16, 17, 53]],
  [{ by: 'begins', what: 'clc' },          [20]],
  [{ by: 'narrows', what: 'year' },        [30, 31]],
  [{ by: 'narrows', what: 'language' },    [54]],
]

const pointOfUse = new Map(
  uses.flatMap(([point, numbers]) =>
    numbers.map((number): [number, AccessPoint] => [number, point]),
  ),
)

/** How a term is meant, said by its attributes. */
export interface TermMeaning extends Omit<OutsideTerm, 'text'> {
  place: AccessPoint
  /** Of years: which side of the one given. */
  relation: (typeof sides)[number]
}

/** Relations 1 to 5. */
const sides = ['<', '<=', '=', '>=', '>'] as const

interface AttributeType {
  /** Values that are understood. */
  known: readonly number[]
  /** The diagnostic for any other. */
  objection: number
}

/** The attribute types of Bib-1 beside Use, what of each is understood and what is said to the rest. */
// biome-ignore format: a table
const types: Record<number, AttributeType> = {
  2: { known: [1, 2, 3, 4, 5, 102], objection: 117 },
  3: { known: [1, 2, 3], objection: 119 },
  4: { known: [1, 2, 3, 4, 5, 6, 100, 101, 102, 105, 106, 108, 109], objection: 118 },
  5: { known: [1, 100], objection: 120 },
  6: { known: [1, 2, 3], objection: 122 },
}

const equal = 3
const relevance = 102

/** What attributes mean, or what is not understood of them. No Use is any field, as most targets have it. */
export function meaningOf(
  attributes: readonly { type: number; value: number }[],
): { ok: true; meaning: TermMeaning } | { ok: false; diagnostic: Diagnostic } {
  const given = new Map(attributes.map(({ type, value }) => [type, value]))
  for (const [type, value] of given) {
    const addition = `${value}`
    if (type === 1) {
      if (!pointOfUse.has(value)) return { ok: false, diagnostic: { code: 114, addition } }
    } else if (!types[type]) return { ok: false, diagnostic: { code: 113, addition: `${type}` } }
    else if (!types[type].known.includes(value))
      return { ok: false, diagnostic: { code: types[type].objection, addition } }
  }
  const place = pointOfUse.get(given.get(1) ?? 1016)!
  const relation = given.get(2) ?? equal
  const isYear = place.by === 'narrows' && place.what === 'year'
  if (!isYear && relation !== equal && relation !== relevance)
    return { ok: false, diagnostic: { code: 117, addition: `${relation}` } }
  return {
    ok: true,
    meaning: {
      place,
      relation: sides[relation - 1] ?? '=',
      structure: given.get(4) === 1 || given.get(6) === 3 ? 'phrase' : 'allWords',
      goesOn: given.get(5) === 1,
      isFirst: given.get(3) === 1,
    },
  }
}

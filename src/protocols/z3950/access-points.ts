import type { SearchField } from '../../catalogue/shapes.ts'
import type { Diagnostic } from '../../wire/z3950/records.ts'

/** What a term of one Use narrows instead of finding: it can only stand beside what finds. */
export type Narrowing = 'year' | 'language'
export type AccessPoint = SearchField | 'issn' | 'clc' | Narrowing

/** Bib-1 Use attributes (bib1-attributes.csv) by what they are asked of here. Others are diagnostic 114. */
// biome-ignore format: a table
export const uses: Record<AccessPoint, readonly number[]> = {
  any: [1016, 1017, 1035, 1036, 1010, 57, 62, 63],
  title: [4, 5, 6, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44],
  responsibility: [1, 2, 3, 1002, 1003, 1004, 1005, 1006, 1020],
  isbn: [7, 1007],
  issn: [8],
  subject: [21, 22, 23, 24, 25, 26, 27, 28, 29, 45, 46, 47, 58, 1008, 1009],
  publisher: [1018, 59],
  callNumber: [16, 17, 53],
  clc: [20],
  year: [30, 31],
  language: [54],
}

const pointOfUse = new Map(
  Object.entries(uses).flatMap(([point, numbers]) =>
    numbers.map((number): [number, AccessPoint] => [number, point as AccessPoint]),
  ),
)

/** How a term is meant, said by its attributes. */
export interface TermMeaning {
  point: AccessPoint
  /** Of years: which side of the one given. */
  relation: number
  /** In this order, as one piece. */
  isPhrase: boolean
  /** The field begins so. */
  isBeginning: boolean
}

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
  const point = pointOfUse.get(given.get(1) ?? 1016)!
  const relation = given.get(2) ?? equal
  if (point !== 'year' && relation !== equal && relation !== relevance)
    return { ok: false, diagnostic: { code: 117, addition: `${relation}` } }
  const isBeginning = given.get(3) === 1 || given.get(5) === 1
  return {
    ok: true,
    meaning: { point, relation, isPhrase: given.get(4) === 1 || given.get(6) === 3, isBeginning },
  }
}

import { readFileSync } from 'node:fs'
import { z } from 'zod'
import type { Bibliographic } from '../../../src/catalogue/bibliographic.ts'
import { type MaterialType, materialTypes } from '../../../src/catalogue/description/field-map.ts'
import { withoutIsbd } from '../../../src/catalogue/description/field-text.ts'
import { undescribed } from '../../../src/catalogue/description/undescribed.ts'
import { readIsbns, readIssns } from '../../../src/catalogue/standard-numbers.ts'

const text = z
  .union([z.string(), z.number()])
  .nullish()
  .transform((given) => (given === null || given === undefined || given === '' ? null : `${given}`))
const texts = z
  .union([z.string(), z.number(), z.array(z.union([z.string(), z.number()]))])
  .nullish()
  .transform((given) => [given ?? []].flat().map(String).filter(Boolean))

/** One description, as much of it as is known; numbers as printed, words in any script and punctuation. */
const Description = z.object({
  format: z.enum(['cnmarc', 'marc21']).catch('cnmarc'),
  title: z.string().min(1),
  subtitle: text,
  volume: text,
  parallelTitle: text,
  originalTitle: text,
  responsibility: text,
  otherResponsibility: texts,
  translator: text,
  edition: text,
  publisher: text,
  place: text,
  year: text,
  extent: text,
  series: texts,
  isbn: texts,
  isbns: texts,
  issn: texts,
  issns: texts,
  language: text,
  materialType: z.enum(materialTypes).nullish().catch(null),
})
type Description = z.infer<typeof Description>

/** Two descriptions and what is true of them: one edition and so one record; editions of one work. */
const LabelledPair = z.object({
  id: z.union([z.string(), z.number()]).optional(),
  a: Description,
  b: Description,
  sameWork: z.boolean(),
  sameWorkGroup: z.boolean().optional(),
  reason: z.string().default(''),
})

const LabelledSet = z.union([z.object({ pairs: z.array(LabelledPair) }), z.array(LabelledPair)])

export interface Pair {
  id: string
  a: Bibliographic
  b: Bibliographic
  sameWork: boolean
  sameWorkGroup: boolean | undefined
  reason: string
}

/** The labelled pairs of a file, as the catalogue sees their descriptions; throws with the place of what does not fit. */
export function readLabelledPairs(file: string): Pair[] {
  const given = LabelledSet.parse(JSON.parse(readFileSync(file, 'utf8')))
  const pairs = Array.isArray(given) ? given : given.pairs
  return pairs.map(({ id, a, b, ...label }, at) => ({
    ...label,
    sameWorkGroup: label.sameWorkGroup,
    id: String(id ?? at + 1),
    a: bibliographic(a),
    b: bibliographic(b),
  }))
}

function bibliographic(given: Description): Bibliographic {
  const finish = (one: string | null) => (one === null ? null : withoutIsbd(one) || null)
  const year = /\d{4}/.exec(given.year?.normalize('NFKC') ?? '')?.[0] ?? null
  const translators = given.translator === null ? [] : [`${given.translator}译`]
  const issns = [...given.issn, ...given.issns].flatMap(readIssns)
  return {
    ...undescribed,
    format: given.format,
    title: finish(given.title) ?? given.title,
    subtitle: finish(given.subtitle),
    volume: finish(given.volume),
    parallelTitle: finish(given.parallelTitle),
    originalTitle: finish(given.originalTitle),
    responsibility: finish(given.responsibility),
    otherResponsibility: [...given.otherResponsibility, ...translators],
    edition: finish(given.edition),
    publisher: finish(given.publisher),
    place: finish(given.place),
    year,
    extent: finish(given.extent),
    series: given.series,
    isbns: [...given.isbn, ...given.isbns].flatMap(readIsbns),
    issns,
    language: given.language,
    materialType: given.materialType ?? likelyType(issns.length > 0),
  }
}

const likelyType = (hasIssn: boolean): MaterialType => (hasIssn ? 'serial' : 'book')

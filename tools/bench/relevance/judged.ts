import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { fold } from '../../../src/catalogue/fold.ts'
import { searchFields } from '../../../src/catalogue/shapes.ts'
import { readIsbns } from '../../../src/catalogue/standard-numbers.ts'

/**
 * A set of judged questions is a JSON file: `{ "queries": [ … ] }`, or the list by itself, or one question a line. A question is
 *
 *   { "q": "高等数学 同济",              what is typed (also "query", "text")
 *     "field": "any",                    optional: any title responsibility isbn subject publisher callNumber
 *     "kind": "combined",                optional: a word for the table of results
 *     "relevant": [                      the works that answer it (also "works", "judgments")
 *       { "grade": 3,                    3 exactly what is meant … 1 of some use (also "relevance"; 1 where it is left out)
 *         "isbn": "978-7-04-039663-8" }, a work is named by its ISBN,
 *       { "grade": 2,
 *         "title": "高等数学",           or by its title (title proper, or title and subtitle),
 *         "responsibility": "同济大学",  with words of who is responsible,
 *         "volume": "上册",              and, where several would answer, the volume
 *         "year": "2014" } ] }           and the year. What answers the description is relevant, be it one work or several.
 *
 * A relevant work that the catalogue does not have is catalogued as it is described.
 */
const Relevant = z
  .preprocess(
    (given) => (typeof given === 'string' ? asNamed(given) : renamed(given, relevantNames)),
    z.object({
      grade: z.coerce.number().min(0).max(10).default(1),
      isbn: z.string().min(1).optional(),
      title: z.string().min(1).optional(),
      responsibility: z.string().optional(),
      volume: z.string().optional(),
      year: z.coerce.string().optional(),
    }),
  )
  .refine(({ isbn, title }) => isbn !== undefined || title !== undefined, {
    message: 'a relevant work is named by "isbn" or by "title"',
  })
export type Relevant = z.infer<typeof Relevant>

const Judged = z.preprocess(
  (given) => renamed(given, queryNames),
  z.object({
    q: z.string().min(1).max(200),
    field: z.enum(searchFields).default('any'),
    kind: z.string().default(''),
    relevant: z.array(Relevant).min(1),
  }),
)
export type Judged = z.infer<typeof Judged>

/** Other names under which a foreign set may have the same. */
const queryNames = {
  q: ['query', 'text'],
  relevant: ['works', 'judgments', 'judgements', 'expected'],
}
const relevantNames = {
  grade: ['relevance', 'gain', 'score'],
  responsibility: ['author', 'authors'],
}

function renamed(given: unknown, names: Record<string, readonly string[]>): unknown {
  if (typeof given !== 'object' || given === null) return given
  const object: Record<string, unknown> = { ...given }
  for (const [name, others] of Object.entries(names)) {
    const other = others.find((other) => other in object)
    if (!(name in object) && other) object[name] = object[other]
    if (Array.isArray(object[name]) && name === 'responsibility')
      object[name] = object[name].join(' ')
  }
  return object
}

const asNamed = (text: string) => (readIsbns(text)[0]?.normal ? { isbn: text } : { title: text })

/** The sets that lie beside this file. */
export const ownSets = ['tuning', 'held-back'] as const

/** The judged questions of `set`: one of `ownSets`, or the path of a file. Throws, saying where, when it is none. */
export function readJudged(set: string): Judged[] {
  const own = ownSets.some((name) => name === set)
  const path = own ? new URL(`judged.${set}.jsonl`, import.meta.url) : set
  const parsed = z
    .array(Judged)
    .min(1)
    .safeParse(listIn(readFileSync(path, 'utf8')))
  if (!parsed.success) throw new Error(`${set}: ${z.prettifyError(parsed.error)}`)
  return parsed.data
}

function listIn(text: string): unknown {
  const bare = text.replace(/^\uFEFF/, '').trim()
  try {
    const json: unknown = JSON.parse(bare)
    return Array.isArray(json) ? json : (json as { queries?: unknown }).queries
  } catch (error) {
    const lines = bare.split('\n').filter((line) => line.trim() !== '')
    if (!lines.every((line) => line.trim().startsWith('{'))) throw error
    return lines.map((line): unknown => JSON.parse(line))
  }
}

/** A work of the catalogue as it is compared with a judgement. */
export interface Known {
  title: string
  subtitle: string
  volume: string
  responsibility: string
  year: string
  isbns: readonly string[]
}

const squeezed = (text: string): string => fold(text).replaceAll(' ', '')

/** Whether `known` is what `relevant` describes. */
export function answers(known: Known, relevant: Relevant): boolean {
  if (relevant.isbn !== undefined) {
    const isbn = readIsbns(relevant.isbn)[0]
    if (isbn && known.isbns.includes(isbn.normal ?? isbn.printed)) return true
    if (relevant.title === undefined) return false
  }
  const { title = '', responsibility = '', volume, year } = relevant
  return (
    titled(known, squeezed(title)) &&
    fold(responsibility)
      .split(' ')
      .every((word) => squeezed(known.responsibility).includes(word)) &&
    (volume === undefined || squeezed(known.volume) === squeezed(volume)) &&
    (year === undefined || known.year === year)
  )
}

/** By the title proper, by both titles, or by the beginning of both. */
function titled({ title, subtitle, volume }: Known, wanted: string): boolean {
  const own = squeezed(title)
  const whole = squeezed(title + subtitle)
  return (
    [own, whole, squeezed(title + volume)].includes(wanted) ||
    (wanted.length > 3 && whole.startsWith(wanted))
  )
}

import { z } from 'zod'
import { Bilingual } from '../../shared/shapes.ts'
import { materialTypes } from '../description/field-map.ts'
import { Hit, searchFields } from '../shapes.ts'
import { facets, sortOrders } from './catalogue-search.ts'

/** Years as catalogues have them: four digits, and the next one for books dated ahead. */
const Year = z.coerce.number().int().min(1000).max(2999)

/** What is looked for, as it stands in the address: nothing typed but something chosen is browsing. */
export const SearchQuestion = z
  .object({
    q: z.string().max(200).default(''),
    field: z.enum(searchFields).default('any'),
    libraries: z
      .array(z.string().max(20))
      .max(200)
      .default([])
      .meta({ description: 'library codes; none = all members' }),
    types: z.array(z.enum(materialTypes)).max(20).default([]),
    languages: z
      .array(z.string().regex(/^[a-z]{3}$/))
      .max(20)
      .default([])
      .meta({ description: 'three letters of ISO 639-2/B' }),
    from: Year.nullable().default(null).meta({ description: 'published in this year or later' }),
    to: Year.nullable().default(null).meta({ description: 'published in this year or earlier' }),
    clc: z
      .string()
      .regex(/^[A-Z][A-Z0-9.-]{0,11}$/)
      .or(z.literal(''))
      .default('')
      .meta({ description: '中图法 class; all below it are in it' }),
    days: z.coerce.number().int().min(1).max(366).nullable().default(null).meta({
      description: 'came into the catalogue within so many days',
    }),
    sort: z.enum(sortOrders).default('relevance'),
    words: z.enum(['most', 'all']).default('most').meta({
      description: 'where nothing has all words: what has most of them, or nothing',
    }),
    page: z.coerce.number().int().min(1).max(10_000).default(1),
  })
  .meta({ id: 'SearchQuestion' })
export type SearchQuestion = z.infer<typeof SearchQuestion>

/** What may stand once or several times in an address. */
const several = <T extends z.ZodType>(of: T) =>
  z.preprocess((given) => (typeof given === 'string' ? [given] : given), of)

/** Nothing, for what is left empty in a form. */
const orNothing = <T extends z.ZodType>(of: T) =>
  z.preprocess((given) => (given === '' ? null : given), of)

/** The question as it stands in an address: one library chosen is one `libraries=`, several are several. */
export const SearchAddress = SearchQuestion.extend({
  libraries: several(SearchQuestion.shape.libraries),
  types: several(SearchQuestion.shape.types),
  languages: several(SearchQuestion.shape.languages),
  from: orNothing(SearchQuestion.shape.from),
  to: orNothing(SearchQuestion.shape.to),
  days: orNothing(SearchQuestion.shape.days),
})

const counted = { count: z.number().int(), approximate: z.boolean() }

export const LibraryCount = z
  .object({ code: z.string(), short: Bilingual, ...counted })
  .meta({ id: 'LibraryCount' })

/** One value of a facet: a year, a type, a language, a class, with the works that have it. */
export const FacetCount = z
  .object({ value: z.string(), name: Bilingual.nullable(), ...counted })
  .meta({ id: 'FacetCount' })
export type FacetCount = z.infer<typeof FacetCount>

/** A hit with what of its title was asked for, as `slice` takes it. */
export const FoundHit = Hit.extend({
  marks: z.array(z.object({ from: z.number().int(), to: z.number().int() })),
}).meta({ id: 'FoundHit' })
export type FoundHit = z.infer<typeof FoundHit>

export const SearchAnswer = z
  .object({
    question: SearchQuestion,
    total: z.number().int(),
    approximate: z.boolean().meta({ description: 'total is within 5 %' }),
    page: z.number().int(),
    pages: z.number().int().meta({ description: 'pages that can be turned to' }),
    perPage: z.number().int(),
    hits: z.array(FoundHit),
    counts: z.array(LibraryCount),
    facets: z.record(z.enum(facets), z.array(FacetCount)),
    clcPath: z
      .array(z.object({ code: z.string(), name: Bilingual }))
      .meta({ description: 'the classes from the main one down to the chosen one' }),
    otherSpellings: z.array(z.string()),
    withMost: z.array(z.object({ leftOut: z.array(z.string()), q: z.string(), ...counted })).meta({
      description: 'empty where the hits have all words; else the hits by what was left out of q',
    }),
  })
  .meta({ id: 'SearchAnswer' })
export type SearchAnswer = z.infer<typeof SearchAnswer>

export const Suggestions = z
  .object({
    suggestions: z.array(
      z.object({
        kind: z.enum(['title', 'person', 'subject']),
        text: z.string(),
        recordId: z.number().int().nullable(),
      }),
    ),
  })
  .meta({ id: 'Suggestions' })
export type Suggestions = z.infer<typeof Suggestions>

import { z } from 'zod'
import { Bilingual, Day, Instant } from '../../shared/shapes.ts'

/** How many stars a vote may have. */
const starsMax = 5

export const Rating = z
  .object({
    votes: z.number().int(),
    average: z.number().nullable().meta({ description: 'null while nobody has voted' }),
    byStars: z.array(z.number().int()).meta({ description: 'votes of 1, 2, 3, 4 and 5 stars' }),
    own: z.number().int().nullable().meta({ description: "the signed-in reader's own vote" }),
  })
  .meta({ id: 'Rating' })
export type Rating = z.infer<typeof Rating>

export const Vote = z
  .object({ stars: z.number().int().min(1).max(starsMax).nullable() })
  .meta({ id: 'Vote', description: 'null takes the vote back' })

/** 相关资源 as a record shows it: filled in, ready to follow. */
export const RelatedResource = z
  .object({ label: Bilingual, url: z.string() })
  .meta({ id: 'RelatedResource' })
export type RelatedResource = z.infer<typeof RelatedResource>

export const RelatedLinkForm = z
  .object({
    label: z.object({ zh: z.string().trim().min(1).max(60), en: z.string().trim().min(1).max(60) }),
    template: z.string().trim().min(1).max(500),
    materialTypes: z.array(z.string().max(20)).max(20).default([]),
    position: z.number().int().min(0).max(9999),
  })
  .meta({ id: 'RelatedLinkForm' })
export type RelatedLinkForm = z.infer<typeof RelatedLinkForm>

/** 相关资源 as the centre sets it. */
export const RelatedLink = z
  .object({
    id: z.number().int(),
    label: Bilingual,
    template: z.string(),
    materialTypes: z.array(z.string()).meta({ description: 'none = every type' }),
    position: z.number().int(),
    since: Day,
  })
  .meta({ id: 'RelatedLink' })
export type RelatedLink = z.infer<typeof RelatedLink>

/** A work of 借阅关系图. Its readers are told in classes only: 5 stands for 5 to 9. */
export const CoBorrowedWork = z.object({
  id: z.number().int(),
  title: z.string(),
  by: z.string(),
  readersFrom: z.number().int(),
})
export const CoBorrowing = z
  .object({
    works: z.array(CoBorrowedWork),
    between: z.array(
      z.object({ from: z.number().int(), to: z.number().int(), readersFrom: z.number().int() }),
    ),
    readersMin: z.number().int(),
  })
  .meta({ id: 'CoBorrowing' })
export type CoBorrowing = z.infer<typeof CoBorrowing>

/** Something that can be seen: blanks and characters of no width are no question. */
const visible = /[\p{L}\p{N}\p{P}\p{S}]/u

export const EnquiryForm = z
  .object({
    libraryCode: z.string().max(20),
    question: z.string().trim().min(1).max(2000).regex(visible),
  })
  .meta({ id: 'EnquiryForm' })
export type EnquiryForm = z.infer<typeof EnquiryForm>

/** How long an answer may be, in characters. */
export const answerMax = 2000

export const AnswerForm = z
  .object({ answer: z.string().trim().min(1).max(answerMax).regex(visible) })
  .meta({ id: 'AnswerForm' })

/** 咨询管理员: a question of a reader about a record, and its answer. */
export const Enquiry = z
  .object({
    id: z.number().int(),
    recordId: z.number().int().nullable(),
    recordTitle: z.string(),
    library: Bilingual,
    readerLibrary: Bilingual.meta({ description: 'all that is told of who asks' }),
    question: z.string(),
    askedAt: Instant,
    answer: z.string().nullable(),
    answeredAt: Instant.nullable(),
  })
  .meta({ id: 'Enquiry' })
export type Enquiry = z.infer<typeof Enquiry>

const NamedLibrary = z.object({ code: z.string(), name: Bilingual })

/** What stands beside and below the record on its page. */
export const RecordBeside = z
  .object({
    rating: Rating,
    related: z.array(RelatedResource),
    coBorrowing: CoBorrowing,
    citation: z.string().meta({ description: 'GB/T 7714—2025, without its number' }),
    /** Whom one may ask, the reader's own library first. */
    askable: z.array(NamedLibrary),
    enquiryMax: z.number().int(),
    enquiries: z.array(Enquiry).meta({ description: "the reader's own about this record" }),
    /** Whose MARC records can be had, for staff. */
    sources: z.array(NamedLibrary),
  })
  .meta({ id: 'RecordBeside' })
export type RecordBeside = z.infer<typeof RecordBeside>

export const citationFormats = ['gbt7714', 'ris', 'bibtex'] as const
export type CitationFormat = (typeof citationFormats)[number]

/** How many records one file may carry. */
const exportedMax = 100
/** `1,2,3`, each once, in the order given. */
export const RecordIds = z
  .string()
  .regex(new RegExp(`^\\d{1,9}(,\\d{1,9}){0,${exportedMax - 1}}$`))
  .transform((text) => [...new Set(text.split(',').map(Number))])

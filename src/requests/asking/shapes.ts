import { z } from 'zod'
import { ExplainedTariff, OverdueTariff, PayerPart } from '../../charges/shapes.ts'
import { AmountFen, Bilingual, Day, greatestId, Instant, Why } from '../../shared/shapes.ts'
import { deliveryMethods, Price } from '../shapes.ts'
import { lacksPart } from './book-from-record.ts'

export const searchScopes = [
  'thisLender',
  'sameCategory',
  'allMembers',
  'beyondConsortium',
] as const
export const materialTypes = [
  'book',
  'serial',
  'thesis',
  'conference',
  'report',
  'audiovisual',
  'other',
] as const
export const requestLanguages = ['', 'chi', 'eng', 'rus', 'jpn', 'fre', 'ger', 'other'] as const

/** One book of a submission, with every field of domain.md §2.5. */
export const WantedBook = z
  .object({
    recordId: z
      .number()
      .int()
      .min(1)
      .max(greatestId)
      .nullable()
      .default(null)
      .meta({ description: 'null: 直接填写' }),
    title: z.string().trim().min(1).max(300),
    publishedYear: z.string().trim().min(1).max(20),
    callNumber: z.string().trim().min(1).max(100),
    volume: z.string().trim().max(20).default('').meta({ description: '卷 of a serial' }),
    issue: z.string().trim().max(20).default('').meta({ description: '期 of a serial: 5, 1-6' }),
    pages: z.string().trim().max(30).default('').meta({ description: '起始页码 of an article' }),
    articleTitle: z.string().trim().max(300).default('').meta({ description: '文章题名' }),
    articleAuthor: z.string().trim().max(300).default('').meta({ description: '文章作者' }),
    author: z.string().trim().max(300).default(''),
    publisher: z.string().trim().max(200).default(''),
    isbnIssn: z.string().trim().max(40).default(''),
    materialType: z.enum(materialTypes).default('book'),
    language: z.enum(requestLanguages).default(''),
    supplierCode: z
      .string()
      .max(20)
      .default('')
      .meta({ description: '出借馆; empty = as proposed' }),
    commissionedCode: z.string().max(20).default('').meta({ description: '委托馆' }),
    additionalLenders: z
      .string()
      .trim()
      .max(400)
      .default('')
      .meta({ description: '附加出借馆: names or codes, ≤ 100 characters by rule R04' }),
    searchScope: z.enum(searchScopes).default('allMembers'),
    patronReference: z.string().trim().max(40).default('').meta({ description: '自定义申请单号' }),
    note: z
      .string()
      .trim()
      .max(400)
      .default('')
      .meta({ description: '申请单备注, ≤ 50 characters by rule R04' }),
    ownHoldingReason: z
      .string()
      .trim()
      .max(200)
      .default('')
      .meta({ description: 'why all the same, where the rule only warns' }),
  })
  .meta({ id: 'WantedBook' })
export type WantedBook = z.infer<typeof WantedBook>

/** Looked at beside what else is wrong with a book, so that a reader corrects the form once. */
const AskedBook = WantedBook.refine((book) => !lacksPart(book), {
  path: ['issue'],
  when: ({ value }) => typeof value === 'object' && value !== null,
}).meta({ id: 'AskedBook' })

/** A submission: accepted or refused as a whole. */
export const SubmissionForm = z
  .object({
    books: z.array(AskedBook).min(1).max(20),
    deliveryMethod: z.enum(deliveryMethods),
    recipientName: z.string().trim().min(1).max(60),
    recipientEmail: z.email().max(120),
    recipientPhone: z.string().trim().max(30).default(''),
    neededBy: z.union([z.literal(''), Day]).default(''),
    agreed: z
      .object({
        readerPaysFen: AmountFen,
        depositFen: AmountFen,
        tariffs: z
          .array(OverdueTariff)
          .max(20)
          .optional()
          .meta({ description: 'late return, book by book' }),
      })
      .nullable()
      .default(null)
      .meta({ description: 'the sums of the confirm page: refused when they have changed since' }),
  })
  .meta({ id: 'SubmissionForm' })
export type SubmissionForm = z.infer<typeof SubmissionForm>

export const Quota = z
  .object({
    outstanding: z.number().int().meta({ description: '借书总册数' }),
    limit: z.number().int(),
    left: z.number().int().meta({ description: '还可借' }),
    why: z.array(Why),
  })
  .meta({ id: 'Quota' })
export type Quota = z.infer<typeof Quota>

/** Who has the part of a serial that is asked for. */
export const PartOfPreview = z
  .object({
    holders: z
      .array(
        z.object({
          code: z.string(),
          name: Bilingual,
          held: z.enum(['held', 'perhaps']),
          whyNot: z.enum(['', 'staysInside', 'closed', 'foreignNotLent']),
        }),
      )
      .meta({ description: 'who has it, and why it cannot be lent; without her own library' }),
    lacking: z
      .array(z.object({ code: z.string(), name: Bilingual }))
      .meta({ description: 'whom the reader chose although they have not got it' }),
  })
  .meta({ id: 'PartOfPreview' })
export type PartOfPreview = z.infer<typeof PartOfPreview>

/** What the confirm page shows of one book before anything is stored. */
export const PreviewBook = z
  .object({
    book: WantedBook,
    supplier: z.object({ code: z.string(), name: Bilingual }),
    part: PartOfPreview.nullable().meta({ description: 'null for what is no part of a serial' }),
    next: z
      .array(z.object({ code: z.string(), name: Bilingual }))
      .meta({ description: 'who is asked next' }),
    price: Price,
    parts: z.array(PayerPart).meta({ description: 'who bears what of the gross' }),
    tariff: ExplainedTariff.meta({ description: 'late return at this lender; kept on submission' }),
    loanPeriod: Bilingual,
    withdrawable: Bilingual,
    ownHoldings: z.array(
      z.object({ callNumber: z.string(), location: z.string(), status: z.string() }),
    ),
    warnings: z.array(z.object({ code: z.string(), message: z.string() })),
  })
  .meta({ id: 'PreviewBook' })
export const Preview = z
  .object({ books: z.array(PreviewBook), quota: Quota })
  .meta({ id: 'Preview' })
export type Preview = z.infer<typeof Preview>

export const SubmissionAnswer = z
  .object({
    submissionId: z.number().int(),
    requests: z.array(
      z.object({
        id: z.number().int(),
        number: z.string(),
        title: z.string(),
        supplier: Bilingual,
        cancellableUntil: Instant.nullable(),
      }),
    ),
  })
  .meta({ id: 'Submission' })
export type SubmissionAnswer = z.infer<typeof SubmissionAnswer>

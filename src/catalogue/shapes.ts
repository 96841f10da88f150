import { z } from 'zod'
import { Bilingual, Instant } from '../shared/shapes.ts'
import { Merging } from './merging/shapes.ts'

/** 检索途径 (S2, S3); `any` looks in all of them. */
export const searchFields = [
  'any',
  'title',
  'responsibility',
  'isbn',
  'subject',
  'publisher',
  'callNumber',
] as const
export type SearchField = (typeof searchFields)[number]

export const holdingStatuses = [
  'available',
  'onLoan',
  'readingRoomOnly',
  'inProcessing',
  'lost',
] as const
export type HoldingStatus = (typeof holdingStatuses)[number]

/** Brief record: what the result list shows. */
export const Hit = z
  .object({
    id: z.number().int(),
    title: z.string(),
    volume: z.string().meta({ description: 'which part of the work: 上册, Vol. 1' }),
    subtitle: z.string(),
    edition: z.string(),
    responsibility: z.string(),
    publisher: z.string(),
    year: z.string(),
    materialType: z.string(),
    language: z.string(),
    isbn: z.string(),
    callNumber: z.string(),
    pages: z.string(),
    price: z.string(),
    libraries: z.number().int().meta({ description: 'how many of the chosen libraries hold it' }),
    lendable: z.number().int().meta({ description: 'how many of them can lend a copy now' }),
    editions: z
      .number()
      .int()
      .meta({ description: 'other editions of the work that members hold' }),
    ownHolding: z.boolean().meta({ description: "the signed-in reader's own library holds it" }),
  })
  .meta({ id: 'Hit' })
export type Hit = z.infer<typeof Hit>

/** One copy in the five-column table 索书号 条码号 年卷期 馆藏地 书刊状态 (S2, S3). */
export const Copy = z
  .object({
    holdingId: z.number().int(),
    library: z.object({ code: z.string(), short: Bilingual, name: Bilingual }),
    callNumber: z.string(),
    barcode: z.string(),
    volume: z.string(),
    location: z.string(),
    status: z.enum(holdingStatuses),
    statusAt: Instant.nullable().meta({ description: 'when its library was last asked live' }),
    lendable: z.boolean(),
  })
  .meta({ id: 'Copy' })
export type Copy = z.infer<typeof Copy>

const ProposedLender = z
  .object({ code: z.string(), name: Bilingual, reasons: z.array(Bilingual) })
  .nullable()
  .meta({ description: 'the lender proposed for this reader' })

/** The copies of a record after asking, and which libraries could be asked but did not say. */
export const CopiesAnswer = z
  .object({
    copies: z.array(Copy),
    libraries: z.number().int().meta({ description: 'how many members hold it' }),
    lendable: z.number().int().meta({ description: 'how many of them can lend a copy now' }),
    proposed: ProposedLender,
    silent: z.array(Bilingual),
  })
  .meta({ id: 'CopiesAnswer' })
export type CopiesAnswer = z.infer<typeof CopiesAnswer>

/** One line of 书目信息: `label` names a text of texts/…/catalogue, values are as catalogued. */
export const DescriptionLine = z
  .object({ label: z.string(), values: z.array(z.string()) })
  .meta({ id: 'DescriptionLine' })

export const RecordPage = z
  .object({
    hit: Hit,
    marcStatus: z.string(),
    viewCount: z.number().int(),
    loanCount: z.number().int(),
    description: z.array(DescriptionLine),
    subjects: z.array(z.string()),
    marc: z.object({
      format: z.enum(['cnmarc', 'marc21']),
      leader: z.string(),
      source: Bilingual,
      fields: z.array(z.object({ tag: z.string(), indicators: z.string(), value: z.string() })),
    }),
    copies: z.array(Copy),
    merging: Merging,
    proposed: ProposedLender,
  })
  .meta({ id: 'Record' })
export type RecordPage = z.infer<typeof RecordPage>

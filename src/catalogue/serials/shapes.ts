import { z } from 'zod'
import { Bilingual } from '../../shared/shapes.ts'

const id = z.number().int()

/** What one library holds of a serial on its shelves. */
export const SerialHolding = z
  .object({
    code: z.string(),
    short: Bilingual,
    /** As the library wrote it. */
    statements: z.array(z.string()),
    years: z.array(z.number().int()).meta({ description: 'the years its statements say' }),
    lendable: z.boolean(),
  })
  .meta({ id: 'SerialHolding' })
export type SerialHolding = z.infer<typeof SerialHolding>

/** One issue whose table of contents is known. */
export const SerialIssue = z
  .object({
    id,
    issn: z.string(),
    year: z.number().int(),
    volume: z.string(),
    issue: z.string(),
    articles: z.number().int(),
  })
  .meta({ id: 'SerialIssue' })
export type SerialIssue = z.infer<typeof SerialIssue>

export const SerialArticle = z
  .object({ id, title: z.string(), responsibility: z.string(), pages: z.string() })
  .meta({ id: 'SerialArticle' })
export type SerialArticle = z.infer<typeof SerialArticle>

/** What a record page says of a serial. */
export const Serial = z
  .object({ holdings: z.array(SerialHolding), issues: z.array(SerialIssue) })
  .meta({ id: 'Serial' })
export type Serial = z.infer<typeof Serial>

/** The record of a journal, for a way back to it; null where the catalogue has none. */
const Journal = z.object({ recordId: id, title: z.string() }).nullable()

export const IssueContents = z
  .object({
    issue: SerialIssue,
    journal: Journal,
    /** Those of this page. */
    articles: z.array(SerialArticle),
    page: z.number().int(),
    pages: z.number().int(),
    /** The libraries that hold this issue on their shelves, those that lend first. */
    holders: z.array(SerialHolding),
  })
  .meta({ id: 'IssueContents' })
export type IssueContents = z.infer<typeof IssueContents>

export const ArticleHit = z
  .object({ article: SerialArticle, issue: SerialIssue, journal: Journal })
  .meta({ id: 'ArticleHit' })
export type ArticleHit = z.infer<typeof ArticleHit>

export const ArticleAnswer = z
  .object({
    q: z.string(),
    total: z.number().int(),
    page: z.number().int(),
    pages: z.number().int(),
    hits: z.array(ArticleHit),
  })
  .meta({ id: 'ArticleAnswer' })
export type ArticleAnswer = z.infer<typeof ArticleAnswer>

/** One way in which a library's readers can read a work at once. */
export const ElectronicAccess = z
  .object({
    library: z.object({ code: z.string(), short: Bilingual }),
    own: z.boolean().meta({ description: "the reader's own library has it: 本馆已有" }),
    database: z.string(),
    title: z.string(),
    url: z.string(),
    from: z.string().meta({ description: '1983 v.11 no.1, as far as it is said' }),
    to: z.string().meta({ description: "empty: up to now, as far as 'until' lets" }),
    until: z.string().meta({ description: 'newest day that can be read where newer is kept back' }),
    since: z.string().meta({ description: 'oldest day that can be read where older is taken off' }),
  })
  .meta({ id: 'ElectronicAccess' })
export type ElectronicAccess = z.infer<typeof ElectronicAccess>

/** A database with its titles, as a library keeps it. */
export const ElectronicDatabase = z
  .object({
    id,
    name: z.string(),
    url: z.string(),
    titles: z.number().int(),
    changedAt: z.string(),
  })
  .meta({ id: 'ElectronicDatabase' })
export type ElectronicDatabase = z.infer<typeof ElectronicDatabase>

/** About 10,000 titles: as much as is read at once without others waiting. A larger list is cut in two databases. */
const fileCharactersMax = 2_000_000

export const TitleListForm = z
  .object({
    name: z.string().trim().min(1).max(100),
    /** Readers are led there: an address of the web, and no script. */
    url: z.union([z.literal(''), z.url({ protocol: /^https?$/ }).max(500)]).default(''),
    file: z.string().min(1).max(fileCharactersMax),
  })
  .meta({ id: 'TitleListForm' })
export type TitleListForm = z.infer<typeof TitleListForm>

export const ContentsForm = z
  .object({ file: z.string().min(1).max(fileCharactersMax) })
  .meta({ id: 'ContentsForm' })
export type ContentsForm = z.infer<typeof ContentsForm>

const Rejected = z.array(z.object({ line: z.number().int(), reason: z.string(), cell: z.string() }))

/** What became of a file: the first rejected lines, and how many there were. */
export const FileReport = z
  .object({
    taken: z.number().int(),
    issues: z.number().int(),
    rejected: z.number().int(),
    firstRejected: Rejected,
  })
  .meta({ id: 'FileReport' })
export type FileReport = z.infer<typeof FileReport>

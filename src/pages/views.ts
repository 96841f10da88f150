import type { HarvestReject, HarvestRun, SourceLine } from '../catalogue/harvest/shapes.ts'
import type { LiveLibrary } from '../catalogue/live/shapes.ts'
import type { Enquiry, RecordBeside, RelatedLink } from '../catalogue/record/shapes.ts'
import type { FacetCount, SearchAnswer } from '../catalogue/search/shapes.ts'
import type {
  ArticleAnswer,
  ElectronicAccess,
  ElectronicDatabase,
  IssueContents,
  Serial,
} from '../catalogue/serials/shapes.ts'
import type { Hit, RecordPage } from '../catalogue/shapes.ts'
import type { SourceDetail } from '../catalogue/sources/shapes.ts'
import type { TargetLine } from '../catalogue/targets/shapes.ts'
import type { Standing } from '../counter/reader-shapes.ts'
import type { AccountLog } from '../ledger/account/shapes.ts'
import type { Directory } from '../libraries/shapes.ts'
import type { KeptMail, Notice } from '../notices/shapes.ts'
import type { NewsItem, PortalFigures, ShelfBook } from '../portal/shapes.ts'
import type { CopyrightNotice, Profile, RegistrationToReview } from '../readers/shapes.ts'
import type { Preview, Quota } from '../requests/asking/shapes.ts'
import type { Desk } from '../requests/desk/shapes.ts'
import type { RequestDetail, RequestLine, RequestList } from '../requests/shapes.ts'
import type { Language } from '../shared/shapes.ts'
import type { DemonstrationDoor, Me } from '../signin/shapes.ts'
import type { MoneyViews } from './money/money-views.ts'

/** What every page gets beside its own data. */
export interface Frame {
  language: Language
  me: Me
  /** Path and query of this page, to come back to after sign-in and to switch the language. */
  path: string
  installation: { kind: 'demonstration' | 'real'; name: { zh: string; en: string } }
  doors: DemonstrationDoor[]
  /** The server's present instant, so that "3 小时前" is the same on server and browser. */
  now: string
}

/** View name → its data. The name's first part is the door (one browser bundle each). */
export interface Views extends MoneyViews {
  'portal/home': {
    figures: PortalFigures
    news: NewsItem[]
    notices: NewsItem[]
    shelf: ShelfBook[]
    directory: Directory
    mine: { toPickUp: RequestLine[]; inProgress: RequestLine[]; onLoan: RequestLine[] } | null
  }
  'portal/libraries': { directory: Directory }
  'portal/news': { item: NewsItem | null; items: NewsItem[] }
  /** A standing page: rules, guide, faq, about, service, privacy, copyright, contact, help … */
  'portal/page': { name: string }
  'portal/problem': { status: number; message: string; id: string }
  'reader/search': {
    directory: Directory
    answer: SearchAnswer | null
    basket: number
    /** Who can be asked live, and how many at once. */
    live: { libraries: LiveLibrary[]; most: number }
    /** Articles in tables of contents with the words asked for; 0 where none or not looked for. */
    articles: number
    /** What can be looked through before anything is asked. */
    browse: { classes: FacetCount[]; types: FacetCount[]; arrivals: Hit[] } | null
  }
  'reader/articles': { answer: ArticleAnswer }
  'reader/issue': { contents: IssueContents }
  'reader/record': {
    record: RecordPage
    beside: RecordBeside
    /** What members hold of a serial by year, and its 目次; null for anything else. */
    serial: Serial | null
    /** Where it can be read at once. */
    electronic: ElectronicAccess[]
    back: string
  }
  'reader/sign-in': { next: string }
  'reader/register': {
    directory: Directory
    copyright: CopyrightNotice
    passwordMin: number
    passwordMax: number
    refused: { reason: string; profile: Profile } | null
  }
  'reader/ask': {
    record: RecordPage | null
    recordIds: number[]
    books: RecordPage[]
    wholeSerials: number[] // of which no issue was chosen: the form asks for 年卷期
    /** Where the reader's own library has them to be read at once (本馆已有电子版). */
    electronic: ElectronicAccess[]
    directory: Directory
    profile: Profile
    preview: Preview | null
    /** What already stands in the way, in words; '' when nothing does. */
    refused: string
    quota: Quota
    noteMax: number
    lendersMax: number
    maxPerSubmission: number
    noDirectEntry: string[] // codes of libraries that take no 直接填写 (R10, 国图)
  }
  'reader/my': {
    toPickUp: RequestDetail[]
    inProgress: RequestDetail[]
    onLoan: RequestLine[]
    history: RequestLine[]
    quota: Quota
    /** The last line and the sums. */
    account: AccountLog
    standing: Standing
  }
  'reader/requests': {
    list: RequestList
    quota: Quota
    page: number
    pages: number
    filters: { way: string; q: string; from: string; to: string }
  }
  'reader/request': { request: RequestDetail }
  'reader/messages': { notices: Notice[]; mailbox: KeptMail[] | null }
  'reader/profile': { profile: Profile; tab: 'person' | 'password' }
  'desk/requests': { desk: Desk; queue: string; list: RequestList; chosen: RequestDetail | null }
  'desk/registrations': { desk: Desk; waiting: RegistrationToReview[] }
  'desk/query': { desk: Desk; list: RequestList; q: string }
  'desk/electronic': { databases: ElectronicDatabase[] }
  'desk/enquiries': { enquiries: Enquiry[]; answerMax: number }
  'desk/slips': { requests: RequestDetail[] }
  'centre/links': { links: RelatedLink[] }
  'centre/targets': { targets: TargetLine[] }
  'centre/target': { target: TargetLine }
  'centre/overview': {
    figures: PortalFigures
    queues: { library: { zh: string; en: string }; waiting: number; oldest: string | null }[]
  }
  /** Sources and harvests; a library's staff see their own and change nothing. */
  'centre/sources': {
    sources: SourceLine[]
    libraries: { code: string; name: { zh: string; en: string } }[]
    mayChange: boolean
  }
  'centre/source': {
    source: SourceDetail
    runs: HarvestRun[]
    /** A record of this library to try the profile on, as MARCXML; '' when there is none. */
    sample: string
    mayChange: boolean
  }
  'centre/harvest': { run: HarvestRun; rejects: HarvestReject[]; mayChange: boolean }
}

export type ViewName = keyof Views

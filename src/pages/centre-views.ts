import type { HarvestReject, HarvestRun, SourceLine } from '../catalogue/harvest/shapes.ts'
import type { RelatedLink } from '../catalogue/record/shapes.ts'
import type { SourceDetail } from '../catalogue/sources/shapes.ts'
import type { TargetLine } from '../catalogue/targets/shapes.ts'
import type { WaitingWaiver } from '../counter/shapes.ts'
import type { LedgerExtract, TrialBalance } from '../ledger/trial-balance/shapes.ts'
import type { PriceOverview } from '../portal/prices/overview.ts'
import type { PortalFigures } from '../portal/shapes.ts'

/** The views of the centre's pages. */
export interface CentreViews {
  'centre/links': { links: RelatedLink[] }
  'centre/prices': PriceOverview
  'centre/ledger': { balance: TrialBalance }
  'centre/postings': { extract: LedgerExtract }
  /** Waivers and take-backs of all libraries that wait for a second person. */
  'centre/waivers': { waivers: WaitingWaiver[] }
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

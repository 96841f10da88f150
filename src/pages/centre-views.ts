import type { TargetLine } from '../catalogue/targets/shapes.ts'
import type { LedgerExtract, TrialBalance } from '../ledger/trial-balance/shapes.ts'

/** What only the centre looks at: live targets, and the books of the house. */
export interface CentreViews {
  'centre/targets': { targets: TargetLine[] }
  'centre/target': { target: TargetLine }
  'centre/ledger': { balance: TrialBalance }
  'centre/postings': { extract: LedgerExtract }
}

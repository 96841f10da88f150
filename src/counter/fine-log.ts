import type { SpecialDays } from '../calendar/working-days.ts'
import { fineFor } from '../charges/fine.ts'
import { tariffRules } from '../charges/tariff.ts'
import { openOf, type Settled, stateOf } from '../ledger/account/charge-state.ts'
import type { Resolved } from '../policy/parameters.ts'
import type { FineLine } from './reader-shapes.ts'

/** A loan that was or is late: the request, and its fixed fine where it has come back. */
export interface LateLoan {
  number: string
  requestId: number
  title: string
  lenderZh: string
  lenderEn: string
  dueOn: Temporal.PlainDate
  policy: Resolved
  /** Null while the book is out. */
  fine: (Settled & { fixedOn: Temporal.PlainDate; working: FineLine['how'] }) | null
}

type Line = Omit<FineLine, 'why'> & { ruleIds: string[] }

/**
 * A line of 罚款日志: what was fixed at return as it was fixed, and for a book still out what its return on `today` would
 * cost, by the tariff that the request keeps (R18, R19). `special` are the days of the reader's own library.
 */
export function fineLine(loan: LateLoan, today: Temporal.PlainDate, special: SpecialDays): Line {
  const about = {
    number: loan.number,
    requestId: loan.requestId,
    title: loan.title,
    lender: { zh: loan.lenderZh, en: loan.lenderEn },
    dueOn: loan.dueOn.toString(),
    ruleIds: tariffRules(loan.policy),
  }
  if (loan.fine) return { ...about, ...fixed(loan.fine) }
  const { ruleId: _, ...how } = fineFor({ dueOn: loan.dueOn, backOn: today }, loan.policy, special)
  const { overdueDays, amountFen } = how
  return {
    ...about,
    backOn: null,
    overdueDays,
    amountFen,
    openFen: amountFen,
    state: 'accruing',
    how,
  }
}

const fixed = (fine: NonNullable<LateLoan['fine']>) => ({
  backOn: fine.fixedOn.toString(),
  overdueDays: fine.working.overdueDays ?? 0,
  amountFen: fine.amountFen,
  openFen: openOf(fine),
  state: stateOf(fine),
  how: fine.working,
})

import type { ChargeState } from './shapes.ts'

/** A charge and what was done about it, each in fen; what was done is not negative. */
export interface Settled {
  amountFen: number
  paidFen: number
  offsetFen: number
  waivedFen: number
  takenBackFen: number
}

/** What is still owed of a charge, in fen; never below 0, for the account's floor does not let it. */
export const openOf = ({ amountFen, paidFen, offsetFen, waivedFen, takenBackFen }: Settled) =>
  amountFen - paidFen - offsetFen - waivedFen - takenBackFen

/** How a charge stands; one that was let off wholly is 减免, in part and paid for the rest is paid. */
export function stateOf(charge: Settled): ChargeState {
  if (charge.amountFen === 0) return 'free'
  if (charge.takenBackFen >= charge.amountFen) return 'takenBack'
  const openFen = openOf(charge)
  if (openFen === charge.amountFen) return 'open'
  if (openFen > 0) return 'partPaid'
  return charge.paidFen + charge.offsetFen === 0 ? 'waived' : 'paid'
}

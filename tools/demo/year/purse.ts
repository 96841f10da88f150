import type { Led } from './lead.ts'

/** The deposit of one reader as it lies with her library: what is free, what each loan holds, which stand on one for all. */
export type Purse = {
  freeFen: number
  held: Map<Led, number>
  sharing: Set<Led>
}

export const emptyPurse = (): Purse => ({ freeFen: 0, held: new Map(), sharing: new Set() })

const sum = (amounts: Iterable<number>) => [...amounts].reduce((total, fen) => total + fen, 0)

const isShared = ({ facts }: Led) => facts.policy.depositMode.value === 'reader'

/** What a hand-over binds, and what of it must be paid now, as `holdDeposit` decides (acting/money/deposits.ts). */
export function hold(purse: Purse, led: Led): { heldFen: number; takenFen: number } {
  const { depositMode, depositFen } = led.facts.policy
  const asksFen = ['loan', 'reader'].includes(depositMode.value) ? depositFen.value : 0
  const heldFen = Math.max(0, asksFen - (isShared(led) ? sum(purse.held.values()) : 0))
  const takenFen = Math.max(0, heldFen - purse.freeFen)
  purse.freeFen += takenFen - heldFen
  purse.held.set(led, heldFen)
  if (isShared(led)) purse.sharing.add(led)
  return { heldFen, takenFen }
}

/** What is free again when the book is back or its loss settled, as `releaseDeposit` decides. */
export function release(purse: Purse, led: Led): number {
  purse.sharing.delete(led)
  if (isShared(led) && purse.sharing.size > 0) return 0
  const loans = isShared(led) ? [...purse.held.keys()] : [led]
  const freedFen = sum(loans.map((loan) => purse.held.get(loan) ?? 0))
  for (const loan of loans) purse.held.delete(loan)
  purse.freeFen += freedFen
  return freedFen
}

/** All that lies free is taken out of the purse, or as much of it as is asked for. */
export function take(purse: Purse, mostFen = Infinity): number {
  const amountFen = Math.min(purse.freeFen, mostFen)
  purse.freeFen -= amountFen
  return amountFen
}

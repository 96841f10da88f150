import type { CounterCharge } from '../../../../src/counter/shapes.ts'
import { fenOf } from '../../../../src/shared/money.ts'

/** What was typed into the form that takes money; `amounts` by charge, of the checked ones only. */
export interface Typed {
  amounts: readonly (readonly [id: number, typed: string])[]
  deposit: string
  given: string
  isCash: boolean
}

/** What it comes to, in whole fen; `wrong` names the fields that are no amounts. */
export interface Sum {
  charges: { id: number; amountFen: number }[]
  depositFen: number
  totalFen: number
  /** What is given back of the cash that was handed over; null where no amount was typed. Below 0 it is too little. */
  changeFen: number | null
  givenFen: number
  wrong: string[]
}

/** Adds up what is taken in one go, and what is given back of the cash for it. */
export function sumOf({ amounts, deposit, given, isCash }: Typed): Sum {
  const wrong: string[] = []
  const read = (name: string, typed: string) => {
    const fen = typed.trim() === '' ? 0 : fenOf(typed)
    if (fen === null) wrong.push(name)
    return fen ?? 0
  }
  const charges = amounts
    .map(([id, typed]) => ({ id, amountFen: read(`charge-${id}`, typed) }))
    .filter(({ amountFen }) => amountFen > 0)
  const depositFen = read('deposit', deposit)
  const totalFen = charges.reduce((sum, { amountFen }) => sum + amountFen, depositFen)
  const givenFen = isCash ? read('given', given) : 0
  const isGiven = isCash && given.trim() !== '' && !wrong.includes('given')
  return {
    charges,
    depositFen,
    totalFen,
    givenFen,
    changeFen: isGiven ? givenFen - totalFen : null,
    wrong,
  }
}

/**
 * The charges, by id, that are taken unless somebody says otherwise: all that is open, but nothing of which a second
 * person may yet waive or reverse a part (M2).
 */
export const checkedFirst = (open: readonly Pick<CounterCharge, 'id' | 'waiverWaits'>[]) =>
  open.flatMap(({ id, waiverWaits }) => (waiverWaits ? [] : [id]))

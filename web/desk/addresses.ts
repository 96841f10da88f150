import { paths } from '../paths.ts'

/** What can be printed. */
export const slipKinds = ['pick', 'strap', 'manifest'] as const
export type SlipKind = (typeof slipKinds)[number]

/** As many as one page prints (src/pages/query.ts); the oldest come first. */
const slipsAtOnce = 40

export const slipsAddress = (kind: SlipKind, ids: readonly number[]): string =>
  `${paths.slips}?ids=${ids.slice(0, slipsAtOnce).join(',')}&kind=${kind}`

/** The slip a state asks for: a slip to walk with, a strap around the book, a list for the courier. */
export const slipKindOf = (state: string): SlipKind =>
  state === 'submitted' || state === 'willSupply'
    ? 'pick'
    : state === 'filled' || state === 'returned'
      ? 'strap'
      : 'manifest'

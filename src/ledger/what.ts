import type { Charge } from '../policy/prices.ts'

/** What a transaction is about beside the charges of a price list; its words stand in texts/{zh,en}/money.ts. */
export const otherWhats = [
  'loanService', // 馆际互借服务费: what is left of logistics for the reader, a 0 too (S2, scenario 41)
  'overdueFine',
  'lossCompensation',
  'damageCompensation',
  'depositTaken',
  'depositHeld',
  'depositReleased',
  'depositOffset',
  'depositRefunded',
  'payment',
  'refund',
  'waiver',
  'cashDifference',
  'banked',
  'reversal',
] as const
export type LedgerWhat = Charge | (typeof otherWhats)[number]

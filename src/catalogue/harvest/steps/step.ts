import type { MarcReading } from '../../../wire/marc/record.ts'
import type { AskedCopy } from '../../sources/asked.ts'

/** A piece of a harvest that is stored in one transaction together with where to go on from. */
export interface Step {
  readings: MarcReading[]
  /** OAI-PMH: the identifier under which the record at each position came. */
  identifiers: ReadonlyMap<number, string>
  /** Z39.50 and SRU: the copies that came beside the record at each position. */
  copies: ReadonlyMap<number, readonly AskedCopy[]>
  /** Identifiers that the source has deleted. */
  deleted: string[]
  /** Control numbers of this file so far; each step of another source has a set of its own. */
  seen: Set<string>
  /** JSON; only the steps of the same protocol read it. */
  checkpoint: unknown
  /** Records that the whole run will have read, as far as can be told. */
  total: number | null
  /** From where the next incremental run asks; '' until it is known. */
  nextStamp: string
}

/** Why a harvest ended before its end: a code with words in texts/…/harvest.ts, and the other side's own. */
export interface HarvestFault {
  error: HarvestError
  detail: string
}

export const harvestErrors = [
  'fileMissing',
  'notAnAddress',
  'nameNotFound',
  'neverAsked',
  'internalNotApproved',
  'unreachable',
  'timedOut',
  'refusedUs',
  'notThisProtocol',
  'tooLarge',
  'goesInCircles',
  'tokenExpired',
  'answeredWithError',
  'noQuestions',
  'cannotBeAsked',
  'fault',
] as const
export type HarvestError = (typeof harvestErrors)[number]

/** The steps of a run from its checkpoint on, one after another; the last thing may be a fault. */
export type Steps = AsyncGenerator<Step | HarvestFault>

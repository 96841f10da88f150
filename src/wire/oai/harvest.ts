import type { OaiAnswer, OaiRecord, OaiUnreadable } from './answer.ts'
import { circleIn, markOf } from './circle.ts'
import type { Granularity } from './datestamp.ts'

// What a harvest is, without a network: harvest-client.ts asks, this file keeps count and sees through loops.

/** What is wanted of a source; from and until are inclusive (OAI-PMH §2.7.1). */
export interface HarvestWanted {
  baseUrl: string
  verb: 'ListRecords' | 'ListIdentifiers'
  metadataPrefix: string
  /** Empty: everything. */
  set: string
  from: Temporal.Instant | null
  until: Temporal.Instant | null
  /** Null: the source is asked (Identify) where from or until are given. */
  granularity: Granularity | null
}

/** Where a harvest stands; JSON, to be kept beside what was written of the page it came with. */
export interface Checkpoint {
  /** Null: nothing was read yet, or the list has to be asked for anew from `from`. */
  token: string | null
  /** As sent to the source. */
  from: string | null
  /** `responseDate` of the first page: from here the next harvest asks. */
  startedAt: string
  /** The greatest datestamp so far; empty before the first record. */
  lastDatestamp: string
  /** Whether datestamps only ever rose: only then may an expired token be restarted at the last of them. */
  ordered: boolean
  pages: number
  /** Restarts since something new was read. */
  restarts: number
  /** First record of the list, and of a page further on: if one comes back, the source turns in a circle. */
  firstSeen: string
  waymark: string
  waymarkToken: string
  /** Pages without records in a row. */
  emptyPages: number
}

export type HarvestFaultReason =
  | 'samePageAgain'
  | 'tokenRepeats'
  | 'emptyPages'
  | 'tooManyPages'
  | 'tokenExpired'
  | 'protocolError'

export interface HarvestFault {
  reason: HarvestFaultReason
  detail: string
}

export interface HarvestPage {
  records: OaiRecord[]
  unreadable: OaiUnreadable[]
  /** To go on from after this page. */
  checkpoint: Checkpoint
  completeListSize: number | null
  last: boolean
}

/** Where every harvest begins. */
export const atTheBeginning = (from: string | null): Checkpoint => ({
  token: null,
  from,
  startedAt: '',
  lastDatestamp: '',
  ordered: true,
  pages: 0,
  restarts: 0,
  firstSeen: '',
  waymark: '',
  waymarkToken: '',
  emptyPages: 0,
})

/** Restarts at the same place before a source is given up. */
const restartsMax = 3

/** The page that `answer` is and where the harvest stands after it; a fault where the source goes round in circles. */
export function nextPage(before: Checkpoint, answer: OaiAnswer): HarvestPage | HarvestFault {
  const fault = circleIn(before, answer)
  if (fault) return fault
  const page = answer.records[0] ? markOf(answer.records[0]) : ''
  const pages = before.pages + 1
  const moved = progress(before, answer.records)
  // Waymarks stand at pages 1, 2, 4, 8 …: a circle of any length is seen after at most three times its length.
  const isWaymark = (pages & (pages - 1)) === 0
  const checkpoint: Checkpoint = {
    ...before,
    ...moved,
    token: answer.token,
    startedAt: before.startedAt || answer.responseDate,
    pages,
    restarts: moved.lastDatestamp > before.lastDatestamp ? 0 : before.restarts,
    firstSeen: before.firstSeen || page,
    waymark: isWaymark ? page : before.waymark,
    waymarkToken: isWaymark ? (answer.token ?? '') : before.waymarkToken,
    emptyPages: page === '' ? before.emptyPages + 1 : 0,
  }
  const { records, unreadable, completeListSize, token } = answer
  return { records, unreadable, completeListSize, checkpoint, last: token === null }
}

function progress(before: Checkpoint, records: readonly OaiRecord[]) {
  let { lastDatestamp, ordered } = before
  for (const { datestamp } of records) {
    ordered &&= datestamp >= lastDatestamp
    if (datestamp > lastDatestamp) lastDatestamp = datestamp
  }
  return { lastDatestamp, ordered }
}

/**
 * Where to begin anew when the source no longer knows its token: at the last datestamp where the list was in order of
 * them, else at the beginning. Never by offset, for the list may have changed.
 */
export function restarted(before: Checkpoint): Checkpoint | HarvestFault {
  if (before.restarts >= restartsMax)
    return { reason: 'tokenExpired', detail: `${before.restarts} restarts` }
  const from = before.ordered && before.lastDatestamp !== '' ? before.lastDatestamp : before.from
  return {
    ...atTheBeginning(from),
    startedAt: before.startedAt,
    lastDatestamp: before.lastDatestamp,
    ordered: before.ordered,
    pages: before.pages,
    restarts: before.restarts + 1,
  }
}

/** Whether a step of a harvest is a fault. */
export const isHarvestFault = <T extends object>(step: T | HarvestFault): step is HarvestFault =>
  'reason' in step

import { z } from 'zod'
import { Bilingual } from '../../shared/shapes.ts'
import { SearchAddress } from '../search/shapes.ts'
import { Hit } from '../shapes.ts'

/** A question to libraries live: as in `GET /api/search`, the first records of each only. */
export const LiveQuestion = SearchAddress.omit({ page: true })
export type LiveQuestion = z.infer<typeof LiveQuestion>

/** How an ask ended, in one word; the words people read stand in texts (`live.reasons`). */
export const outcomes = [
  'answered',
  // the other side: kinds of `AskingFault`
  'cannotConnect',
  'timedOut',
  'closedByPeer',
  'notThisProtocol',
  'tooLarge',
  'authenticationFailed',
  'stopped',
  'cannotBeAsked',
  'diagnostic',
  // its address: `AddressFault`
  'notAnAddress',
  'nameNotFound',
  'neverAsked',
  'internalNotApproved',
  // ourselves
  'paused',
  'busy',
] as const
export type Outcome = (typeof outcomes)[number]

export const targetStates = ['waiting', 'asking', 'answered', 'failed'] as const

/** Event `target`: where one target stands. */
export interface TargetEvent {
  sourceId: number
  library: { code: string; short: Bilingual }
  name: Bilingual
  state: (typeof targetStates)[number]
  /** How many it has, once it has answered. */
  count: number
  /** Why it failed, in one word; '' while it has not. */
  reason: Outcome | ''
}

/** One record of another catalogue, read as ours are. */
export const LiveHit = Hit.omit({ id: true, libraries: true, lendable: true, ownHolding: true })
  .extend({
    work: z.string().meta({ description: 'the same for records of one work' }),
    recordId: z.number().int().nullable().meta({ description: 'the work, where we know it' }),
    isHeld: z.boolean().meta({ description: 'the library is among its holders here already' }),
    copies: z.number().int().meta({ description: 'copies named beside the record; 0 = not said' }),
    copiesIn: z
      .number()
      .int()
      .nullable()
      .meta({ description: 'of them on the shelf; null = not said' }),
    sealed: z
      .string()
      .meta({ description: "to be sent to `POST /api/search/live/records`; '' = cannot be" }),
  })
  .meta({ id: 'LiveHit' })
export type LiveHit = z.infer<typeof LiveHit>

/** Event `hits`: what one target found, its first records. */
export interface HitsEvent {
  sourceId: number
  hits: LiveHit[]
}

/** Event `done`: nothing more comes. */
export interface DoneEvent {
  answered: number
  failed: number
}

export type LiveEvent =
  | { event: 'target'; data: TargetEvent }
  | { event: 'hits'; data: HitsEvent }
  | { event: 'done'; data: DoneEvent }

/** A library that can be asked live. */
export const LiveLibrary = z
  .object({ code: z.string(), short: Bilingual })
  .meta({ id: 'LiveLibrary' })
export type LiveLibrary = z.infer<typeof LiveLibrary>

export const OpenForm = z
  .object({ sealed: z.string().min(1).max(120_000) })
  .meta({ id: 'OpenForm' })
export const OpenAnswer = z.object({ recordId: z.number().int() }).meta({ id: 'OpenAnswer' })

import type { Socket } from 'node:net'
import type { Asked, PartWanted, Question } from './asked.ts'
import type { Asking, Credentials } from './profile.ts'

/** One Z39.50 source, its address already checked (promise S7). */
export interface Z3950Source {
  /** A new connection to the checked address, perhaps still connecting. */
  connect: () => Socket
  asking: Asking
  credentials: Credentials | null
}

/**
 * Asks a Z39.50 source once: connects, searches, presents `count` records from `start`, closes. Every step ends at the
 * profile's timeout at the latest. Never throws: what went wrong is a value.
 */
export function askZ3950(
  source: Z3950Source,
  question: Question,
  part: PartWanted,
): Promise<Asked> {
  void [source, question, part]
  return Promise.resolve({
    ok: false,
    fault: { kind: 'cannotBeAsked', detail: 'no client yet' },
  })
}

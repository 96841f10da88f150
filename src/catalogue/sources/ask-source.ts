import { askZ3950 } from './ask-z3950.ts'
import type { Asked, PartWanted, Question } from './asked.ts'
import type { Credentials, SourceProfile } from './profile.ts'
import type { Reach } from './reach.ts'

/** A source that answers questions, and how it wants to be asked. */
export interface Askable {
  protocol: 'z3950' | 'sru'
  address: string
  profile: SourceProfile
  credentials: Credentials | null
}

/** Asks a source over whichever protocol it speaks, on a way that was checked. Never throws. */
export function askSource(
  { protocol, profile, credentials }: Askable,
  { connect }: Reach,
  { question, part }: { question: Question; part: PartWanted },
): Promise<Asked> {
  const { asking } = profile
  if (protocol === 'z3950') return askZ3950({ connect, asking, credentials }, question, part)
  return Promise.resolve({ ok: false, fault: { kind: 'cannotBeAsked', detail: 'SRU' } })
}

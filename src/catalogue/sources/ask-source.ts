import { askSru } from './ask-sru.ts'
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
  { protocol, address, profile, credentials }: Askable,
  { connect, fetch }: Reach,
  { question, part }: { question: Question; part: PartWanted },
): Promise<Asked> {
  const { asking } = profile
  return protocol === 'z3950'
    ? askZ3950({ connect, asking, credentials }, question, part)
    : askSru({ fetch, address, asking, credentials }, question, part)
}

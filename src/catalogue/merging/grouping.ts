import type { MatchFacts } from './facts/match-facts.ts'
import type { HashedKey } from './rules/key-hash.ts'
import type { Agreement } from './rules/same-record.ts'

/** Why a source record is in its record: a rule of same-record.ts, or that it began it, or a librarian. */
export type MergeRule = Agreement | 'first' | 'byHand'

/** By what a source record is known whenever it comes: its library and control number. */
export interface Identity {
  libraryId: number
  controlNumber: string
}

/** A source record in its place. */
export interface Member extends Identity {
  facts: MatchFacts
  rule: MergeRule
}

/** A source record that comes, new or changed; `recordId` is where it is now. */
export interface Incoming extends Identity {
  facts: MatchFacts
  /** Hashed keys of `facts`. */
  keys: readonly number[]
  recordId: number | null
}

/** All that is known of the records that the incoming may belong to. */
export interface Known {
  /** The members of each candidate record. */
  records: ReadonlyMap<number, readonly Member[]>
  /** The records that each key leads to. */
  recordsByKey: ReadonlyMap<number, readonly number[]>
  /** What librarians have decided of two source records, by `pairName`; the last decision stands. */
  decided: ReadonlyMap<string, 'apart' | 'together'>
}

/** One record as it will be. A negative id stands for a record that is still to be made. */
export interface Group {
  id: number
  members: Member[]
  /** Source records have left it: its keys and its description are to be made again. */
  hasLost: boolean
  hasGained: boolean
}

/** The name of one source record among all: its library and its number there. */
export const nameOf = ({ libraryId, controlNumber }: Identity): string =>
  `${libraryId}\t${controlNumber}`

/** The same name for two source records in either order. */
export const pairName = (a: Identity, b: Identity): string =>
  [nameOf(a), nameOf(b)].sort().join('\n')

/**
 * Which of a record's members speaks for it: the fullest description, and of those that say as much always the same
 * one, whoever came first.
 */
export const leadOf = <M extends Member>(members: readonly M[]): M | undefined =>
  members.toSorted(
    (a, b) =>
      b.facts.completeness - a.facts.completeness ||
      a.libraryId - b.libraryId ||
      (a.controlNumber < b.controlNumber ? -1 : 1),
  )[0]

/** What a library has sent, as far as matching looks at it. */
export interface Sent {
  controlNumber: string
  facts: MatchFacts
  keys: readonly HashedKey[]
}

/** What a library has sent as it comes to the records; `now` says in which record each control number is. */
export const incomingOf = (
  { controlNumber, facts, keys }: Sent,
  { libraryId, now }: { libraryId: number; now: ReadonlyMap<string, number> },
): Incoming => ({
  libraryId,
  controlNumber,
  facts,
  keys: keys.map(({ hash }) => hash),
  recordId: now.get(controlNumber) ?? null,
})

/** The groups that one source record has to itself, by its control number. */
export const aloneAmong = (
  groups: readonly Group[],
  idOf: (group: Group) => number,
): Map<string, number> =>
  new Map(
    groups.flatMap((group) => {
      const [only, another] = group.members
      return only && !another ? [[only.controlNumber, idOf(group)] as const] : []
    }),
  )

/** On whose behalf a query runs; row security reads it (architecture decision 11). */
export type Actor =
  | { kind: 'visitor' }
  | { kind: 'reader'; accountId: number; readerId: number; libraryId: number; login: string }
  | { kind: 'staff'; accountId: number; libraryId: number; operatorCode: string; login: string }
  | { kind: 'centre'; accountId: number; libraryId: number; operatorCode: string; login: string }
  | { kind: 'system' }
  | { kind: 'signIn' }

export type ActorKind = Actor['kind']

/** Every kind there is. */
export const kinds: readonly ActorKind[] = [
  'visitor',
  'reader',
  'staff',
  'centre',
  'system',
  'signIn',
]

/** Who may call a route. */
export type Access = 'visitor' | 'reader' | 'staff' | 'centre'

export const visitor: Actor = { kind: 'visitor' }
export const system: Actor = { kind: 'system' }
export const signIn: Actor = { kind: 'signIn' }

/** The account behind an actor, or null for visitors and the system. */
export const accountOf = (actor: Actor): number | null =>
  'accountId' in actor ? actor.accountId : null

/** The code that stands beside what staff did (操作员代码, S2 `by01`); empty for everybody else. */
export const operatorOf = (actor: Actor): string =>
  'operatorCode' in actor ? actor.operatorCode : ''

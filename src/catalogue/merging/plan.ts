import type { MatchFacts } from './facts/match-facts.ts'
import {
  type Group,
  type Identity,
  type Incoming,
  type Known,
  type Member,
  type MergeRule,
  nameOf,
  pairName,
} from './grouping.ts'
import { type Agreement, agreements, sameRecord } from './rules/same-record.ts'

/** What an import does to the records: where each incoming belongs, and which records become one. */
export interface Plan {
  /** In the order of the incoming. */
  placed: { incoming: Incoming; group: Group; rule: MergeRule }[]
  /** Records whose source records all go into another. */
  absorbed: { from: number; into: Group }[]
  /** Every group that has changed, new ones among them. */
  touched: Group[]
}

/**
 * Places `incoming` one after another. A source record goes where a rule puts it and nothing hard and no librarian
 * keeps it out; one that fits several records makes them one, so that it does not matter who came first. A record keeps
 * its id as long as it has a source record; of several that become one the oldest does.
 */
export function planMatches(incoming: readonly Incoming[], known: Known): Plan {
  const state = stateOf(known)
  for (const one of incoming) placeOne(state, one)
  return {
    placed: incoming.map((one) => {
      const group = state.groupOf.get(nameOf(one))!
      const { rule } = group.members.find((member) => nameOf(member) === nameOf(one))!
      return { incoming: one, group, rule }
    }),
    absorbed: state.absorbed.map(({ from, into }) => ({ from, into: standing(state, into) })),
    touched: [...state.groups.values()].filter(({ hasLost, hasGained }) => hasLost || hasGained),
  }
}

interface State {
  groups: Map<number, Group>
  groupsByKey: Map<number, Set<number>>
  groupOf: Map<string, Group>
  absorbed: { from: number; into: Group }[]
  /** Where groups went that are no more. */
  movedTo: Map<number, Group>
  decided: Known['decided']
  /** Per source record those that a librarian has put beside it. */
  together: Map<string, string[]>
  nextId: number
}

function stateOf({ records, recordsByKey, decided }: Known): State {
  const groups = new Map(
    [...records].map(([id, members]) => [
      id,
      { id, members: [...members], hasLost: false, hasGained: false },
    ]),
  )
  const groupOf = new Map<string, Group>()
  for (const group of groups.values())
    for (const member of group.members) groupOf.set(nameOf(member), group)
  const together = new Map<string, string[]>()
  for (const [pair, kind] of decided) {
    if (kind !== 'together') continue
    const [one, other] = pair.split('\n') as [string, string]
    together.set(one, [...(together.get(one) ?? []), other])
    together.set(other, [...(together.get(other) ?? []), one])
  }
  const groupsByKey = new Map([...recordsByKey].map(([key, ids]) => [key, new Set(ids)]))
  const empty = { absorbed: [], movedTo: new Map(), nextId: -1 }
  return { groups, groupsByKey, groupOf, decided, together, ...empty }
}

function placeOne(state: State, one: Incoming): void {
  const own = one.recordId === null ? undefined : standingOf(state, one.recordId)
  const before = own && takeOut(own, one)
  const fitting = fittingGroups(state, one, own)
  const target = fitting[0]?.group ?? (own?.members.length === 0 ? own : begin(state))
  const rule = fitting[0]?.rule ?? (target === own && before ? before.rule : 'first')
  const { libraryId, controlNumber, facts } = one
  target.members.push({ libraryId, controlNumber, facts, rule })
  target.hasGained = true
  if (own && own !== target) own.hasLost = true
  // What it said before it says no more.
  if (before && own === target) own.hasLost = true
  state.groupOf.set(nameOf(one), target)
  for (const key of one.keys) addTo(state.groupsByKey, key, target.id)
  let joined = target
  for (const { group, rule } of fitting.slice(1))
    if (mayUnite(state, joined, group)) joined = unite(state, { joined, group, rule })
  if (own && own.members.length === 0 && own !== joined)
    unite(state, { joined, group: own, rule: 'first' })
}

interface Fitting {
  group: Group
  rule: MergeRule
}

/** The groups that take it: its own first, for a record keeps what fits it; then the oldest. */
function fittingGroups(state: State, one: Incoming, own: Group | undefined): Fitting[] {
  const beside = state.together.get(nameOf(one))?.flatMap((name) => state.groupOf.get(name) ?? [])
  const byHand = [...new Set(beside ?? [])].map((group) => ({ group, rule: 'byHand' as const }))
  const ids = new Set(one.keys.flatMap((key) => [...(state.groupsByKey.get(key) ?? [])]))
  const candidates = new Set([...ids].flatMap((id) => standingOf(state, id) ?? []))
  if (own) candidates.add(own)
  const byRule = [...candidates]
    .filter((group) => !byHand.some((hand) => hand.group === group))
    .flatMap((group) => {
      const rule = fits(state, group, one)
      return rule ? [{ group, rule }] : []
    })
    .sort((a, b) => age(a.group) - age(b.group))
  const ownFirst = byRule.toSorted((a, b) => Number(b.group === own) - Number(a.group === own))
  return [...byHand, ...ownFirst]
}

/** Older first; those that are still to be made are the youngest. */
const age = ({ id }: Group): number => (id > 0 ? id : Number.MAX_SAFE_INTEGER + id)

/** By which rule `group` takes it; null when it does not, or when a librarian keeps it apart from one of its members. */
const fits = (state: State, group: Group, one: Incoming): MergeRule | null =>
  group.members.some((member) => state.decided.get(pairName(member, one)) === 'apart')
    ? null
    : ruleAmong(group.members, one.facts)

/**
 * The surest rule by which a description is one with a member, unless a hard difference from another member keeps it
 * out; null when there is none. What a librarian has put there may differ from the rest.
 */
export function ruleAmong(members: readonly Member[], facts: MatchFacts): Agreement | null {
  const decisions = members.map((member) => ({ member, decision: sameRecord(member.facts, facts) }))
  const agreeing = decisions.flatMap(({ member, decision }) =>
    decision.same ? [{ member, rule: decision.rule }] : [],
  )
  const isKeptOut = decisions.some(
    ({ member, decision }) => !decision.same && decision.hard && member.rule !== 'byHand',
  )
  const besideAHand = agreeing.some(({ member }) => member.rule === 'byHand')
  if (isKeptOut && !besideAHand) return null
  const found = new Set<string>(agreeing.map(({ rule }) => rule))
  return agreements.find(([id]) => found.has(id))?.[0] ?? null
}

/** Whether nothing stands between any two of their members. */
const mayUnite = (state: State, a: Group, b: Group): boolean =>
  a.members.every((one) =>
    b.members.every((other) => {
      if (state.decided.get(pairName(one, other)) === 'apart') return false
      if (one.rule === 'byHand' || other.rule === 'byHand') return true
      const decision = sameRecord(one.facts, other.facts)
      return decision.same || !decision.hard
    }),
  )

function unite(state: State, { joined, group, rule }: { joined: Group } & Fitting): Group {
  const [into, from] = age(joined) <= age(group) ? [joined, group] : [group, joined]
  for (const member of from.members) {
    into.members.push(member.rule === 'first' ? { ...member, rule } : member)
    state.groupOf.set(nameOf(member), into)
  }
  into.hasGained = true
  into.hasLost = true
  state.groups.delete(from.id)
  state.movedTo.set(from.id, into)
  if (from.id > 0) state.absorbed.push({ from: from.id, into })
  return into
}

function takeOut(group: Group, one: Identity): Member | undefined {
  const at = group.members.findIndex((member) => nameOf(member) === nameOf(one))
  return at < 0 ? undefined : group.members.splice(at, 1)[0]
}

function begin(state: State): Group {
  const group: Group = { id: state.nextId--, members: [], hasLost: false, hasGained: true }
  state.groups.set(group.id, group)
  return group
}

const standing = (state: State, group: Group): Group =>
  state.movedTo.has(group.id) ? standing(state, state.movedTo.get(group.id)!) : group

function standingOf(state: State, id: number): Group | undefined {
  const moved = state.movedTo.get(id)
  return moved ? standing(state, moved) : state.groups.get(id)
}

function addTo(sets: Map<number, Set<number>>, key: number, id: number): void {
  const set = sets.get(key)
  if (set) set.add(id)
  else sets.set(key, new Set([id]))
}

import type { Tx } from '../../shared/database.ts'
import { type Holder, holdersOf, noteHolders } from '../withdrawals-store.ts'
import {
  aloneAmong,
  type Group,
  incomingOf,
  leadOf,
  type MergeRule,
  nameOf,
  type Sent,
} from './grouping.ts'
import { knownAbout, lockMatching, recordsOf } from './matching-store.ts'
import { leadOn, placeSources } from './moves-store.ts'
import { type Plan, planMatches } from './plan.ts'
import { refreshSearch } from './search-store.ts'
import { addKeys, newRecordIds, rebuildRecords } from './works-store.ts'

/** A record that is to be made, and the source record that describes it. */
export interface Made {
  recordId: number
  controlNumber: string
}

export interface Sending {
  sent: readonly Sent[]
  at: Temporal.Instant
  /** Writes new records; their keys are written here. */
  addRecords(tx: Tx, made: readonly Made[]): Promise<void>
}

/** Where a source record belongs, and what is left to do when it is stored there. */
export interface Matched {
  /** For each control number its record and the rule. */
  places: Map<string, { recordId: number; rule: MergeRule }>
  /** Records that are to be made again once the source records are stored. */
  toRebuild: number[]
  /** Every record whose description or holdings change. */
  touched: number[]
  /** Who held those of them that were there before. */
  heldBefore: Holder[]
  /** New records that one source record has to itself, by its control number. */
  alone: ReadonlyMap<string, number>
}

/**
 * Decides to which records the source records `sent` by a library belong (each control number once), makes the records
 * that are missing and unites those that are one. The caller stores the source records there, then calls
 * `finishMatching`. From here to the end of the transaction nobody else matches.
 */
export async function matchSources(
  tx: Tx,
  libraryId: number,
  { sent, at, addRecords }: Sending,
): Promise<Matched> {
  await lockMatching(tx)
  const now = await recordsOf(
    tx,
    libraryId,
    sent.map(({ controlNumber }) => controlNumber),
  )
  const incoming = sent.map((one) => incomingOf(one, { libraryId, now }))
  const keys = [...new Set(incoming.flatMap((one) => one.keys))]
  const plan = planMatches(incoming, await knownAbout(tx, keys, [...new Set(now.values())]))
  const { idOf, made } = await makeRecords(tx, plan, { sent, addRecords })
  const { absorbed, touched } = plan
  const arrived = new Set(incoming.map(nameOf))
  const there = [...touched.map(({ id }) => id), ...absorbed.map(({ from }) => from)]
  const heldBefore = await holdersOf(
    tx,
    there.filter((id) => id > 0),
  )
  await moveMembers(tx, touched, { at, idOf })
  for (const { from, into } of absorbed) await leadOn(tx, from, idOf(into))
  return {
    places: new Map(
      plan.placed.map(({ incoming, group, rule }) => [
        incoming.controlNumber,
        { recordId: idOf(group), rule },
      ]),
    ),
    toRebuild: touched.filter((group) => needsRebuilding(group, arrived)).map(idOf),
    touched: [...touched.map(idOf), ...absorbed.map(({ from }) => from)],
    heldBefore,
    alone: aloneAmong(made, idOf),
  }
}

/**
 * What is left when the source records and their copies are stored: descriptions of records whose best source is
 * another now, who holds them no more, and the search index.
 */
export async function finishMatching(
  tx: Tx,
  { toRebuild, touched, heldBefore }: Matched,
  at: Temporal.Instant,
): Promise<void> {
  await rebuildRecords(tx, toRebuild, at)
  await noteHolders(tx, { recordIds: touched, before: heldBefore }, at)
  await refreshSearch(tx, touched)
}

type IdOf = (group: Group) => number

/** Makes the records of new groups, each described by the fullest of what was sent; adds the keys of all that gained. */
async function makeRecords(
  tx: Tx,
  { touched, placed }: Plan,
  { sent, addRecords }: Pick<Sending, 'sent' | 'addRecords'>,
): Promise<{ idOf: IdOf; made: Group[] }> {
  const made = touched.filter(({ id }) => id < 0).toSorted((a, b) => b.id - a.id)
  const ids = await newRecordIds(tx, made.length)
  const idByGroup = new Map(made.map((group, at) => [group.id, ids[at]!]))
  const idOf: IdOf = ({ id }) => (id > 0 ? id : idByGroup.get(id)!)
  await addRecords(
    tx,
    made.map((group) => ({
      recordId: idOf(group),
      controlNumber: leadOf(group.members)!.controlNumber,
    })),
  )
  const keysBy = new Map(sent.map(({ controlNumber, keys }) => [controlNumber, keys]))
  await addKeys(
    tx,
    placed.map(({ incoming, group }) => ({
      recordId: idOf(group),
      keys: keysBy.get(incoming.controlNumber)!,
    })),
  )
  return { idOf, made }
}

/** Source records that were stored before and have come into another record, or by another rule. */
async function moveMembers(
  tx: Tx,
  touched: readonly Group[],
  { at, idOf }: { at: Temporal.Instant; idOf: IdOf },
): Promise<void> {
  const united = touched.filter(({ hasLost }) => hasLost)
  const members = united.flatMap((group) =>
    group.members.map((member) => ({ ...member, recordId: idOf(group) })),
  )
  if (members.length > 0) await placeSources(tx, members, { at, operatorCode: '' })
}

/** A record that was there, and whose source records or best description have changed. */
function needsRebuilding({ id, members, hasLost }: Group, arrived: ReadonlySet<string>): boolean {
  if (id < 0) return false
  const lead = leadOf(members)
  return hasLost || (lead !== undefined && arrived.has(nameOf(lead)))
}

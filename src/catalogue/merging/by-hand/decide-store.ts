import { type Actor, accountOf, operatorOf, system } from '../../../shared/actor.ts'
import { audit } from '../../../shared/audit.ts'
import { become, type Tx } from '../../../shared/database.ts'
import { ok, type Result, refuse } from '../../../shared/result.ts'
import { type Holder, holdersOf, noteHolders } from '../../withdrawals-store.ts'
import { lockMatching } from '../matching-store.ts'
import { begun, leadOn, place, requestsFollow } from '../moves-store.ts'
import { refreshSearch } from '../search-store.ts'
import { rebuildRecords } from '../works-store.ts'
import { copyRecord, isStanding, keepDecision, type Source, sourcesIn } from './decisions-store.ts'

/** Who decides, and when. */
export interface By {
  actor: Actor
  at: Temporal.Instant
}

export interface Split {
  recordId: number
  /** The source records that go; some, not all. */
  sourceIds: readonly number[]
  why: string
}

/** What a decision did: the record that stays and the other one. */
export interface Decided {
  decisionId: number
  recordId: number
  otherRecordId: number
}

/**
 * Takes source records out of a record that they were wrongly merged into: they become a record of their own with
 * their holdings, and no import or harvest brings the two together again. A request goes along when the library that
 * supplies it has no source record left behind. Refuses `notFound` and `nothingToSplit`.
 */
export async function split(tx: Tx, by: By, asked: Split): Promise<Result<Decided>> {
  await becomeLibrarian(tx)
  if (!(await isStanding(tx, asked.recordId))) return refuse('notFound')
  const sources = await sourcesIn(tx, asked.recordId)
  const [chosen, rest] = [true, false].map((goes) =>
    sources.filter(({ id }) => asked.sourceIds.includes(id) === goes),
  ) as [Source[], Source[]]
  if (chosen.length === 0 || rest.length === 0)
    return refuse('nothingToSplit', { field: 'sourceIds' })

  const before = await holdersOf(tx, [asked.recordId])
  const otherRecordId = await copyRecord(tx, asked.recordId, by.at)
  await place(tx, by, chosen, { recordId: otherRecordId, ruleOf: begun })
  await requestsFollow(tx, asked.recordId, otherRecordId)
  const kept = { kind: 'split', ...asked, otherRecordId, sources: chosen, others: rest } as const
  return finish(tx, by, { ...kept, before })
}

/**
 * Puts all of a record into another by a librarian's word, whatever the rules say; whoever comes to the old address
 * is led on, and requests go along. Refuses `notFound` and `nothingToMerge`.
 */
export async function merge(
  tx: Tx,
  by: By,
  asked: { recordId: number; otherRecordId: number; why: string },
): Promise<Result<Decided>> {
  const { recordId, otherRecordId } = asked
  await becomeLibrarian(tx)
  if (recordId === otherRecordId) return refuse('nothingToMerge', { field: 'otherRecordId' })
  for (const [id, field] of [
    [recordId, 'recordId'],
    [otherRecordId, 'otherRecordId'],
  ] as const)
    if (!(await isStanding(tx, id))) return refuse('notFound', { field })
  const others = await sourcesIn(tx, recordId)
  const sources = await sourcesIn(tx, otherRecordId)
  if (sources.length === 0) return refuse('nothingToMerge', { field: 'otherRecordId' })

  const before = await holdersOf(tx, [recordId, otherRecordId])
  await place(tx, by, sources, { recordId, ruleOf: () => 'byHand' })
  await leadOn(tx, otherRecordId, recordId)
  return finish(tx, by, { kind: 'merge', ...asked, sources, others, before })
}

/** Only one matches at a time, and records, requests and holdings are the conductor's to move. */
export async function becomeLibrarian(tx: Tx) {
  await become(tx, system)
  await lockMatching(tx)
}

async function finish(
  tx: Tx,
  { actor, at }: By,
  decided: Parameters<typeof keepDecision>[1] & { before: readonly Holder[] },
): Promise<Result<Decided>> {
  const { kind, recordId, otherRecordId, why, sources } = decided
  const by = { accountId: accountOf(actor)!, operatorCode: operatorOf(actor), at }
  const decisionId = await keepDecision(tx, decided, by)
  await remake(tx, at, { recordIds: [recordId, otherRecordId], before: decided.before })
  await audit(tx, actor, at, {
    action: kind === 'split' ? 'splitRecord' : 'mergeRecords',
    subject: 'record',
    subjectId: recordId,
    details: { decisionId, otherRecordId, why, sources: sources.length },
  })
  return ok({ decisionId, recordId, otherRecordId })
}

/** Makes records again whose source records have moved, and tells the index and who harvests us. */
export async function remake(
  tx: Tx,
  at: Temporal.Instant,
  { recordIds, before }: { recordIds: readonly number[]; before: readonly Holder[] },
) {
  await rebuildRecords(tx, recordIds, at)
  await noteHolders(tx, { recordIds, before }, at)
  await refreshSearch(tx, recordIds)
}

import { accountOf } from '../../../shared/actor.ts'
import { audit } from '../../../shared/audit.ts'
import type { Tx } from '../../../shared/database.ts'
import { ok, type Result, refuse } from '../../../shared/result.ts'
import { holdersOf } from '../../withdrawals-store.ts'
import { standingRecord } from '../led-store.ts'
import { membersOf } from '../matching-store.ts'
import { begun, leadOn, place, requestsFollow, standAgain } from '../moves-store.ts'
import { ruleAmong } from '../plan.ts'
import type { Undo } from '../shapes.ts'
import { type By, becomeLibrarian, type Decided, remake } from './decide-store.ts'
import { decisionWithSources, type Source, sourcesIn, undoDecision } from './decisions-store.ts'
import { settleWithoutSources } from './without-sources-store.ts'

/**
 * Undoes a decision: what was split is one record again, what was merged is two. Refuses `notFound`, and
 * `alreadyUndone`.
 */
export async function undo(tx: Tx, by: By, { decisionId, why }: Undo): Promise<Result<Decided>> {
  await becomeLibrarian(tx)
  const decision = await decisionWithSources(tx, decisionId)
  if (decision?.undone_at !== null) return refuse(decision ? 'alreadyUndone' : 'notFound')
  await undoDecision(tx, decisionId, { accountId: accountOf(by.actor)!, at: by.at })
  const recordId = (await standingRecord(tx, decision.record_id))!
  const otherRecordId = decision.other_record_id
  const before = await holdersOf(tx, [recordId, otherRecordId])
  if (decision.kind === 'split') await bringBack(tx, by, { recordId, otherRecordId })
  else await takeBack(tx, by, { recordId, otherRecordId, sources: decision.sources })
  await remake(tx, by.at, { recordIds: [recordId, otherRecordId], before })
  if (decision.kind === 'merge') await settleWithoutSources(tx, { recordId, otherRecordId })
  await audit(tx, by.actor, by.at, {
    subject: 'record',
    subjectId: recordId,
    action: decision.kind === 'split' ? 'undoSplit' : 'undoMerge',
    details: { decisionId, otherRecordId, why },
  })
  return ok({ decisionId, recordId, otherRecordId })
}

interface Pair {
  recordId: number
  otherRecordId: number
}

/** All that is in the record a split made goes back, by the rule that finds it there. */
async function bringBack(tx: Tx, by: By, { recordId, otherRecordId }: Pair) {
  const from = await standingRecord(tx, otherRecordId)
  if (from === null || from === recordId) return
  const known = await membersOf(tx, [recordId, from])
  for (const source of await sourcesIn(tx, from)) {
    const member = known
      .get(from)
      ?.find(
        ({ libraryId, controlNumber }) =>
          libraryId === source.libraryId && controlNumber === source.controlNumber,
      )
    const rule = (member && ruleAmong(known.get(recordId) ?? [], member.facts)) ?? 'byHand'
    await place(tx, by, [source], { recordId, ruleOf: () => rule })
  }
  await leadOn(tx, from, recordId)
}

/** What was merged by hand, and is still there, goes back to the record it came from and the rule it was there by. */
async function takeBack(
  tx: Tx,
  by: By,
  { recordId, otherRecordId, sources }: Pair & { sources: readonly Source[] },
) {
  await standAgain(tx, otherRecordId)
  const present = sources.filter((source) => source.recordId === recordId)
  await place(tx, by, present, {
    recordId: otherRecordId,
    ruleOf: (source, position) => source.ruleBefore ?? begun(source, position),
  })
  await requestsFollow(tx, recordId, otherRecordId)
}

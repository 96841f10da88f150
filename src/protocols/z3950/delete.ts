import type { ApduOf } from '../../wire/z3950/apdus.ts'
import type { ServedSession } from './session.ts'

/** DeleteSetStatus: done; there was none; some of those listed were not there. */
const [success, didNotExist, notAll] = [0, 1, 9]

/** Forgets the results named, or all. */
export function answerDelete(
  { resultSets }: ServedSession,
  { deleteFunction, resultSets: listed = [] }: ApduOf<'deleteRequest'>,
): ApduOf<'deleteResponse'> {
  if (deleteFunction === 1) {
    resultSets.clear()
    return { status: success }
  }
  const statuses = listed.map((id) => ({
    id,
    status: resultSets.delete(id) ? success : didNotExist,
  }))
  const all = statuses.every(({ status }) => status === success)
  return { status: all ? success : notAll, statuses }
}

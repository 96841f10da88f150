import type { BriefMember } from '../../../libraries/store.ts'
import { resolve } from '../../../policy/resolve.ts'
import { rulesInForce } from '../../../policy/store.ts'
import type { Tx } from '../../../shared/database.ts'
import type { Refusal } from '../../../shared/result.ts'
import type { SearchQuestion } from '../shapes.ts'

/** What the consortium says of choosing libraries. */
interface ChoiceLimits {
  searchNeedsChoice: boolean
  searchTargetsMax: number
}

/** What is in force on a day for readers of `borrower`. */
export async function choiceLimits(
  tx: Tx,
  on: Temporal.PlainDate,
  borrower: string | undefined,
): Promise<ChoiceLimits> {
  const rules = await rulesInForce(tx, 'loan', on)
  const circumstances = borrower === undefined ? {} : { borrower }
  const resolved = resolve(rules, { service: 'loan', on, circumstances })
  return {
    searchNeedsChoice: resolved.searchNeedsChoice.value,
    searchTargetsMax: resolved.searchTargetsMax.value,
  }
}

/** Why nothing is searched: libraries that are no members, none chosen, or too many. */
export function objectionTo(
  { libraries }: Pick<SearchQuestion, 'libraries'>,
  members: readonly BriefMember[],
  { searchNeedsChoice, searchTargetsMax }: ChoiceLimits,
): Refusal | null {
  const field = 'libraries'
  if (libraries.some((chosen) => !members.some(({ code }) => code === chosen)))
    return { code: 'unknownLibrary', field }
  if (!searchNeedsChoice) return null
  if (libraries.length === 0) return { code: 'noTargetChosen', field }
  return new Set(libraries).size > searchTargetsMax
    ? { code: 'tooManyTargets', field, values: { limit: searchTargetsMax } }
    : null
}

import type { Resolved } from '../../policy/parameters.ts'
import { yuan } from '../../shared/money.ts'
import type { Refusal } from '../../shared/result.ts'
import type { Standing } from './objections.ts'

/** Why the submission as a whole cannot be made (R05, M1). `rules` are those of the reader's own library. */
export function wholePolicies(
  count: number,
  standing: Standing,
  rules: Resolved,
): (Refusal | false)[] {
  const { maxPerSubmission, maxOutstanding, mustReturnAllFirst, debtBlocksFromFen } = rules
  const left = Math.max(0, maxOutstanding.value - standing.outstanding)
  const stillOut = { off: 0, returned: standing.outstanding, strict: standing.notSignedBack }[
    mustReturnAllFirst.value
  ]
  const blocksFrom = debtBlocksFromFen.value
  return [
    blocksFrom > 0 &&
      standing.owedFen >= blocksFrom && {
        code: 'debtBlocks',
        field: 'books',
        values: { amount: yuan(standing.owedFen), rule: debtBlocksFromFen.ruleId },
      },
    count > maxPerSubmission.value && {
      code: 'submissionLimit',
      field: 'books',
      values: { limit: maxPerSubmission.value },
    },
    stillOut > 0 && { code: 'mustReturnFirst', field: 'books' },
    count > left && {
      code: 'limitReached',
      field: 'books',
      values: {
        outstanding: standing.outstanding,
        left,
        wanted: count,
        limit: maxOutstanding.value,
        rule: maxOutstanding.ruleId,
      },
    },
  ]
}

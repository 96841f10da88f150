import type { OaiAnswer, OaiRecord } from './answer.ts'
import type { Checkpoint, HarvestFault } from './harvest.ts'

/** Honest sources page through holes of deleted records, but not for ever. */
const emptyPagesMax = 20
/** 1,000,000 pages of 100 are more records than any library has. */
const pagesMax = 1_000_000

/** A changed record may come again at the end of a list; one that is unchanged does not. */
export const markOf = ({ identifier, datestamp }: OaiRecord) => `${identifier} ${datestamp}`

/** What shows that a source goes round in circles, or without an end. */
export function circleIn(before: Checkpoint, answer: OaiAnswer): HarvestFault | null {
  const first = answer.records[0]
  if (first && [before.firstSeen, before.waymark].includes(markOf(first)))
    return { reason: 'samePageAgain', detail: first.identifier.slice(0, 200) }
  if (answer.token !== null && [before.token, before.waymarkToken].includes(answer.token))
    return { reason: 'tokenRepeats', detail: answer.token.slice(0, 200) }
  if (!first && answer.token !== null && before.emptyPages >= emptyPagesMax)
    return { reason: 'emptyPages', detail: `${before.emptyPages + 1}` }
  if (before.pages >= pagesMax) return { reason: 'tooManyPages', detail: `${before.pages}` }
  return null
}

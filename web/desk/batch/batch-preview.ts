import type { AllowedAction, RequestDetail, RequestLine } from '../../../src/requests/shapes.ts'

type Ways = Pick<RequestLine, 'actions'> & Partial<Pick<RequestDetail, 'depositMissingFen'>>

/** The one action that Enter and the scanner do, if any. */
export const primaryOf = (request: Ways): AllowedAction | undefined =>
  request.actions.find((each) => each.primary)

/**
 * Whether an action is not taken before a person was asked: for a reason, a barcode, or, where a note
 * belongs to it, because it weighs (赔偿了结). A book's condition is only written when it is not sound, a deposit only
 * taken where some is missing; of a line in a list that is not known.
 */
export const mustAsk = (action: AllowedAction, { depositMissingFen }: Ways): boolean =>
  action.needs.some(
    (need) => need !== 'condition' && (need !== 'deposit' || depositMissingFen !== 0),
  )

/** Why a chosen request is left out of a batch. */
export type LeftOut = 'needsInput' | 'otherStep' | 'notOurTurn'

export interface BatchPreview<Line extends Ways = RequestLine> {
  /** The action to be taken on all `able`; null when none of the chosen has one. */
  action: string | null
  able: Line[]
  unable: { line: Line; why: LeftOut }[]
}

/** What a batch would do to the chosen lines: the primary action most of them have in common. */
export function previewBatch<Line extends Ways>(chosen: readonly Line[]): BatchPreview<Line> {
  const action = mostCommon(chosen.map(runsAlone).filter((each) => each !== null))
  const able = chosen.filter((line) => action !== null && runsAlone(line) === action)
  const unable = chosen
    .filter((line) => !able.includes(line))
    .map((line) => ({ line, why: whyLeftOut(line) }))
  return { action, able, unable }
}

/** The primary action, when it needs no entry. */
function runsAlone(line: Ways): string | null {
  const primary = primaryOf(line)
  return primary && !mustAsk(primary, line) ? primary.action : null
}

function whyLeftOut(line: Ways): LeftOut {
  const primary = primaryOf(line)
  if (!primary) return 'notOurTurn'
  return mustAsk(primary, line) ? 'needsInput' : 'otherStep'
}

/** The value that occurs most often, the earlier one where two do. */
function mostCommon(values: readonly string[]): string | null {
  const counts = new Map<string, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null
}

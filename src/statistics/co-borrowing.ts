/** Two records and how many readers have borrowed both; `recordId` is the smaller id. */
export interface Pair {
  recordId: number
  otherRecordId: number
  readers: number
}

/** What everybody may see of a pair: that it is there, and the least of its class. */
export interface Edge {
  recordId: number
  otherRecordId: number
  readersFrom: number
}

/** Counts are told in classes only: from 5, from 10 … */
const classes = [50, 20, 10] as const
/** The margin of a pair is 1, 2 or 3 readers. */
const marginMax = 3

/**
 * How many readers of a pair are left out of account, 1 to 3, by a number `drawn` from the house's secret for that pair:
 * so it is the same every night (or the nights could be averaged) and nobody outside knows it.
 */
export const marginFrom = (drawn: number): number => 1 + (drawn % marginMax)

/**
 * The lines of 借阅关系图 that may be drawn. A pair is shown, and put into a class, by its readers less its margin: so what
 * one reader adds or takes away shows only on lines that have `readersMin` readers without her, and nobody who knows all
 * the others can tell from a line's coming whether hers was the loan that brought it (decision 37).
 */
export const shownEdges = (
  pairs: readonly Pair[],
  { readersMin, marginOf }: { readersMin: number; marginOf: (pair: Pair) => number },
): Edge[] =>
  pairs.flatMap((pair) => {
    const counted = pair.readers - marginOf(pair)
    if (counted < readersMin) return []
    const { recordId, otherRecordId } = pair
    const readersFrom =
      classes.find((least) => counted >= least && least > readersMin) ?? readersMin
    return [{ recordId, otherRecordId, readersFrom }]
  })

/** Only loans of months that are over count: a line that comes today tells of a month, not of a day. */
export const countedUntil = (today: Temporal.PlainDate): Temporal.PlainDate =>
  today.with({ day: 1 })

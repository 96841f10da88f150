import type { Bilingual } from '../../shared/shapes.ts'
import { loanStates, type ReaderWord, type State, timelineWords } from '../lifecycle.ts'
import type { TimelineStep } from '../shapes.ts'

/** What the timeline is made of: the history in order, and who holds the ball now. */
export interface TimelineFacts {
  state: State
  history: readonly { at: string; toState: string }[]
  holder: Bilingual | null
  /** What is expected of the steps to come, by word, where a rule says it. */
  expected: Partial<Record<ReaderWord, Bilingual>>
}

/**
 * The life of a request in the reader's seven words; one that ended without a book shows the steps it took and the
 * word of its end (screens.md §5).
 */
export function timelineOf({ state, history, holder, expected }: TimelineFacts): TimelineStep[] {
  const reached = firstReached(history)
  const now = loanStates[state].readerWord
  const ended = loanStates[state].holder === null
  const regular = (timelineWords as readonly ReaderWord[]).includes(now)
  const words: ReaderWord[] = regular
    ? [...timelineWords]
    : [...timelineWords.filter((word) => reached.has(word)), now]
  const present = words.indexOf(now)
  return words.map((word, index) => {
    const done = index < present || (ended && index === present)
    const status = done ? 'done' : index === present ? 'now' : 'toCome'
    return {
      word,
      status,
      // A step passed over (the courier who did not scan) is done all the same, with the time of the next one.
      at: status === 'toCome' ? null : (reached.get(word) ?? nextTime(words, index, reached)),
      holder: status === 'now' ? holder : null,
      expected: status === 'toCome' ? (expected[word] ?? null) : null,
    }
  })
}

/** When each word was true for the first time. */
function firstReached(history: TimelineFacts['history']): ReadonlyMap<ReaderWord, string> {
  const reached = new Map<ReaderWord, string>()
  for (const { at, toState } of history) {
    const word = loanStates[toState as State].readerWord
    if (!reached.has(word)) reached.set(word, at)
  }
  return reached
}

const nextTime = (
  words: readonly ReaderWord[],
  index: number,
  reached: ReadonlyMap<ReaderWord, string>,
): string | null =>
  words
    .slice(index)
    .map((word) => reached.get(word))
    .find((at) => at !== undefined) ?? null

import type { ErrorAnswer } from '../../../src/shared/shapes.ts'
import type { Texts } from '../../../texts/index.ts'
import { wordOf } from '../words.ts'

/** What the line beside the scan field shows. */
export type Outcome =
  | { kind: 'done'; number: string; said: string; title: string; route: string; next: string }
  | { kind: 'refused'; said: string; more: string; code: string; id: string; unanswered: boolean }
  | { kind: 'ask'; number: string; said: string; title: string }

interface Done {
  number: string
  title: string
  action: string
  state: string
  from: string
  to: string
}

/** What was done and where the book goes next, in words. */
export function doneOutcome(done: Done, words: Texts['desk']): Outcome {
  const { from, to } = done
  return {
    kind: 'done',
    number: done.number,
    said: wordOf(words.done, done.action, words.doneOther),
    title: done.title,
    route: from && to ? words.scan.route({ from, to }) : '',
    next: wordOf(words.next, done.state, ''),
  }
}

/**
 * What is wrong, large; below it the rest of the server's sentence, which says whether anything was
 * changed, or that nothing was. `code` is what was scanned, '' after a press of a button.
 */
export function refusedOutcome(error: ErrorAnswer, code: string, words: Texts['desk']): Outcome {
  const [said, more] = cutSentence(error.message)
  return {
    kind: 'refused',
    said,
    more: more || words.scan.unchanged,
    code,
    id: error.code === 'fault' ? error.id : '',
    unanswered: error.code === 'noAnswer',
  }
}

/** The first sentence, and what follows it. */
function cutSentence(message: string): [string, string] {
  const end = message.search(/。|\.(?=\s|$)/)
  return end < 0 ? [message, ''] : [message.slice(0, end), message.slice(end + 1).trim()]
}

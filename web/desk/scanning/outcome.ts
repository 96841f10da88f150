import type { ReturnedMoney } from '../../../src/requests/shapes.ts'
import { yuan } from '../../../src/shared/money.ts'
import type { ErrorAnswer } from '../../../src/shared/shapes.ts'
import type { Texts } from '../../../texts/index.ts'
import { paths } from '../../paths.ts'
import { wordOf } from '../words.ts'

/** What the line beside the scan field shows. */
export type Outcome =
  | {
      kind: 'done'
      number: string
      said: string
      title: string
      route: string
      next: string
      money: Money | null
    }
  | { kind: 'refused'; said: string; more: string; code: string; id: string; unanswered: boolean }
  | { kind: 'ask'; number: string; said: string; title: string }

/** The money that a book brought back moved, in words, and where it is taken or given back. */
interface Money {
  said: string
  owes: boolean
  /** '' where there is nothing to take or to give back. */
  href: string
}

interface Done {
  number: string
  title: string
  action: string
  state: string
  from: string
  to: string
  returned: ReturnedMoney | null
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
    money: done.returned && moneyOf(done.returned, words),
  }
}

/** 超期 6 天，罚款 ¥3.00 · 押金 ¥100.00 可退 */
function moneyOf(returned: ReturnedMoney, { scan }: Texts['desk']): Money {
  const { readerId, overdueDays: days, fineFen, depositFreeFen } = returned
  const fine = fineFen > 0 ? scan.fine({ days, amount: yuan(fineFen) }) : scan.fineNone({ days })
  const said = [
    days > 0 && fine,
    depositFreeFen > 0 && scan.depositFree({ amount: yuan(depositFreeFen) }),
  ]
  return {
    said: said.filter(Boolean).join(' · '),
    owes: fineFen > 0,
    href: fineFen + depositFreeFen > 0 ? paths.counterOf(readerId) : '',
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

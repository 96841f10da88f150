import type { LedgerLine } from '../../../src/ledger/trial-balance/shapes.ts'
import { yuan } from '../../../src/shared/money.ts'
import type { Texts } from '../../../texts/index.ts'
import type { Column } from '../../ui/lists.tsx'
import { useSay, useWords } from '../../ui/page.tsx'
import { dayOf } from '../../ui/values/days.ts'
import { Cause } from './cause.tsx'
import { Side } from './sums.tsx'

/** What was done, and of what: the same words as on the reader's account and receipt. */
const whatSaid = ({ what, of }: LedgerLine, { money, account }: Texts): string => {
  const whats: Record<string, string> = { ...money.charges, ...money.whats }
  const said = (name: string) => whats[name] ?? name
  return of ? account.of({ what: said(what), of: said(of) }) : said(what)
}

/** A posting: what and why, when, for which request, by whom, and on which side. */
export function usePostingColumns(): Column<LedgerLine>[] {
  const words = useWords()
  const { columns, late, system } = words.books.postings
  const side = (sign: 1 | -1) => (line: LedgerLine) =>
    line.amountFen * sign > 0 || (sign === 1 && line.amountFen === 0) ? (
      <span className="nb">
        <Side of={sign === 1 ? 'debitFen' : 'creditFen'} />
        {yuan(line.amountFen * sign)}
      </span>
    ) : null
  return [
    {
      key: 'what',
      head: columns.what,
      cell: (line) => (
        <>
          {whatSaid(line, words)} {line.title && <span className="book">{line.title}</span>}{' '}
          <Cause line={line} />
        </>
      ),
    },
    {
      key: 'booked',
      head: columns.booked,
      cell: ({ bookedOn, at }) => (
        <>
          <span className="nb">{bookedOn}</span>
          {dayOf(at) !== bookedOn && <div className="cap">{late({ day: dayOf(at) })}</div>}
        </>
      ),
    },
    {
      key: 'request',
      head: columns.request,
      cell: ({ number }) => <span className="no">{number}</span>,
    },
    {
      key: 'why',
      head: columns.why,
      cell: (line) => <Because line={line} />,
      className: 'why-cell',
    },
    {
      key: 'operator',
      head: columns.operator,
      cell: ({ operatorCode }) => operatorCode || system,
      className: 'minor',
    },
    { key: 'debit', head: columns.debit, cell: side(1), className: 'r' },
    { key: 'credit', head: columns.credit, cell: side(-1), className: 'r' },
  ]
}

/** Money that only changes its place: nobody set the amount, so there is nothing to give a reason for. */
const movements: ReadonlySet<string> = new Set([
  'payment',
  'refund',
  'depositTaken',
  'depositOffset',
  'depositRefunded',
  'banked',
  'reversal',
])

/** The rule that set an amount, or that a person did. */
function Because({ line }: { line: LedgerLine }) {
  const { why, ruleId } = line
  const say = useSay()
  const { byHand } = useWords().books.postings
  if (!ruleId) return <span className="dim">{movements.has(line.what) ? '–' : byHand}</span>
  return (
    <>
      {why && say(why)} <span className="dim">{ruleId}</span>
    </>
  )
}

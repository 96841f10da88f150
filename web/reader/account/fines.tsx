import type { FineLine, FineLog } from '../../../src/counter/reader-shapes.ts'
import { How } from '../../money/how.tsx'
import { type Column, Table } from '../../ui/lists.tsx'
import { useSay, useWords } from '../../ui/page.tsx'
import { Money } from '../../ui/values/money.tsx'
import { Day } from '../../ui/values/when.tsx'
import { Book, ChargeState, Sums } from './parts.tsx'

/** 罚款日志 (S3): books still out first, with what they have cost until today; then what was fixed at return. */
export function Fines({ log }: { log: FineLog }) {
  const words = useWords().account
  return (
    <>
      <Table
        label={words.tabs.fines}
        columns={useColumns()}
        rows={log.lines}
        keyOf={({ requestId, backOn }) => `${requestId} ${backOn}`}
      />
      <Sums
        sums={[
          ...(log.accruingFen ? [[words.sums.accruing, log.accruingFen] as const] : []),
          [words.sums.fixed, log.openFen],
        ]}
      />
    </>
  )
}

function useColumns(): Column<FineLine>[] {
  const words = useWords().account
  const say = useSay()
  const beside = (head: string) => <span className="head-beside">{head} </span>
  return [
    { key: 'title', head: words.book, cell: (line) => <Book line={line} />, className: 'ttl' },
    {
      key: 'number',
      head: words.number,
      cell: ({ number }) => <span className="no">{number}</span>,
    },
    { key: 'lender', head: words.lender, cell: ({ lender }) => say(lender) },
    {
      key: 'due',
      head: words.dueOn,
      cell: ({ dueOn }) => (
        <>
          {beside(words.dueOn)}
          <Day on={dueOn} short />
        </>
      ),
    },
    {
      key: 'back',
      head: words.backOn,
      cell: ({ backOn }) =>
        backOn ? (
          <>
            {beside(words.backOn)}
            <Day on={backOn} short />
          </>
        ) : (
          <span className="warm">{words.stillOut}</span>
        ),
    },
    {
      key: 'days',
      head: words.overdueDays,
      cell: (line) => (
        <>
          {beside(words.overdueDays)}
          {words.days({ n: line.overdueDays })} <How how={line.how} why={line.why} />
        </>
      ),
    },
    { key: 'payment', head: words.paymentState, cell: (line) => <ChargeState line={line} /> },
    {
      key: 'amount',
      head: words.fine,
      cell: (line) => <Money fen={line.amountFen} />,
      className: 'r state',
    },
  ]
}

import type { AccountLine, AccountLog } from '../../../src/ledger/account/shapes.ts'
import { How } from '../../money/how.tsx'
import { useWhat } from '../../money/what.ts'
import { type Column, Table } from '../../ui/lists.tsx'
import { useWords } from '../../ui/page.tsx'
import { Money } from '../../ui/values/money.tsx'
import { When } from '../../ui/values/when.tsx'
import { Book, ChargeState, Sums } from './parts.tsx'

/** 事务费用: every line in her name, a 0 too: the columns of domain.md §2.8, and how each came about. */
export function Charges({ log }: { log: AccountLog }) {
  const words = useWords().account
  const columns = useColumns()
  return (
    <>
      <Table label={words.tabs.charges} columns={columns} rows={log.lines} keyOf={({ id }) => id} />
      <Sums
        sums={[
          [words.sums.charged, log.totalFen],
          ...(log.waivedFen ? [[words.sums.waived, log.waivedFen] as const] : []),
          [words.sums.open, log.openFen],
        ]}
      />
    </>
  )
}

function useColumns(): Column<AccountLine>[] {
  const words = useWords().account
  const what = useWhat()
  return [
    { key: 'title', head: words.book, cell: (line) => <Book line={line} />, className: 'ttl' },
    {
      key: 'what',
      head: words.what,
      className: 'what',
      cell: (line) => (
        <>
          {line.of ? words.of({ what: what(line.what), of: what(line.of) }) : what(line.what)}{' '}
          <How how={line.how} why={line.why} note={line.note} />
        </>
      ),
    },
    {
      key: 'number',
      head: words.number,
      cell: (line) => <span className="no">{line.number}</span>,
    },
    { key: 'author', head: words.author, cell: ({ author }) => author, className: 'minor' },
    { key: 'at', head: words.at, cell: ({ at }) => <When at={at} clock /> },
    {
      key: 'operator',
      head: words.operator,
      cell: (line) => <span className="no">{line.operatorCode}</span>,
    },
    {
      key: 'state',
      head: words.paymentState,
      cell: (line) => !line.of && <ChargeState line={line} />,
    },
    {
      key: 'amount',
      head: words.amount,
      cell: (line) => <Money fen={line.amountFen} />,
      className: 'r state',
    },
  ]
}

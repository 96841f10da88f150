import type { PaymentLine, PaymentLog } from '../../../src/ledger/account/shapes.ts'
import { useWhat } from '../../money/what.ts'
import { paths } from '../../paths.ts'
import { type Column, Table } from '../../ui/lists.tsx'
import { useWords } from '../../ui/page.tsx'
import { Money } from '../../ui/values/money.tsx'
import { When } from '../../ui/values/when.tsx'
import { Book, Sums } from './parts.tsx'

/** 交费帐务 (缴费日志): money over the counter, deposits, waivers and offsets; each receipt opens. */
export function Payments({ log }: { log: PaymentLog }) {
  const words = useWords().account
  return (
    <>
      <Table
        label={words.tabs.payments}
        columns={useColumns()}
        rows={log.lines}
        keyOf={({ id }) => id}
      />
      <Sums sums={[[words.sums.paid, log.paidFen]]} />
    </>
  )
}

function useColumns(): Column<PaymentLine>[] {
  const { account: words, money } = useWords()
  return [
    { key: 'title', head: words.what, cell: (line) => <What line={line} />, className: 'ttl' },
    {
      key: 'number',
      head: words.number,
      cell: (line) => line.number && <span className="no">{line.number}</span>,
    },
    {
      key: 'receipt',
      head: words.receiptNumber,
      cell: ({ receipt }) =>
        receipt && (
          <a className="no receipt-link" href={paths.receipt(receipt.id)}>
            {receipt.number}
          </a>
        ),
    },
    {
      key: 'method',
      head: words.method,
      cell: ({ method }) => method && money.methods[method],
    },
    { key: 'at', head: words.at, cell: ({ at }) => <When at={at} clock /> },
    {
      key: 'operator',
      head: words.operator,
      cell: (line) => <span className="no">{line.operatorCode}</span>,
    },
    {
      key: 'amount',
      head: words.payment,
      cell: (line) => <Money fen={line.amountFen} />,
      className: 'r state',
    },
  ]
}

function What({ line }: { line: PaymentLine }) {
  const words = useWords().account
  const what = useWhat()
  return (
    <>
      {line.of ? words.of({ what: what(line.what), of: what(line.of) }) : what(line.what)}
      {line.requestId && (
        <small className="under">
          <Book line={line} />
        </small>
      )}
      {line.note && <small className="under dim">{line.note}</small>}
    </>
  )
}

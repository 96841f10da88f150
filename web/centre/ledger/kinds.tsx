import type { KindBalance, TrialBalance } from '../../../src/ledger/trial-balance/shapes.ts'
import { yuan } from '../../../src/shared/money.ts'
import { paths } from '../../paths.ts'
import { type Column, Table } from '../../ui/lists.tsx'
import { useWords } from '../../ui/page.tsx'
import { grouped } from '../../ui/values/figures.ts'
import { Side, Sum } from './sums.tsx'

/** Every kind of account with its two sides, and their sums. */
export function Kinds({ balance }: { balance: TrialBalance }) {
  const { books, money } = useWords()
  const hrefOf = ({ kind }: KindBalance) => `${paths.ledger(balance.on, kind)}#opened`
  const side = (name: 'debitFen' | 'creditFen') => (row: KindBalance) => (
    <Sum of={name} fen={row[name]} href={hrefOf(row)} />
  )
  const columns: Column<KindBalance>[] = [
    {
      key: 'kind',
      head: books.columns.kind,
      cell: (row) =>
        row.accounts > 0 ? (
          <a
            href={hrefOf(row)}
            aria-current={row.kind === balance.opened?.kind ? 'true' : undefined}
          >
            {money.accounts[row.kind]}
          </a>
        ) : (
          <span className="dim">{money.accounts[row.kind]}</span>
        ),
    },
    {
      key: 'accounts',
      head: books.columns.accounts,
      cell: (row) => grouped(row.accounts),
      className: 'r minor',
    },
    { key: 'debit', head: books.columns.debit, cell: side('debitFen'), className: 'r' },
    { key: 'credit', head: books.columns.credit, cell: side('creditFen'), className: 'r' },
  ]
  const foot = (
    <tr>
      <th scope="row">{books.total}</th>
      <td className="r minor">
        {grouped(balance.kinds.reduce((sum, { accounts }) => sum + accounts, 0))}
      </td>
      <td className="r nb">
        <Side of="debitFen" />
        {yuan(balance.debitFen)}
      </td>
      <td className="r nb">
        <Side of="creditFen" />
        {yuan(balance.creditFen)}
      </td>
    </tr>
  )
  const rows = balance.kinds
  return (
    <Table
      label={books.title}
      columns={columns}
      rows={rows}
      keyOf={({ kind }) => kind}
      foot={foot}
    />
  )
}

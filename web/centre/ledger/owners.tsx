import type { OwnerBalance, TrialBalance } from '../../../src/ledger/trial-balance/shapes.ts'
import { paths } from '../../paths.ts'
import { type Column, SectionHead, Table } from '../../ui/lists.tsx'
import { useWords } from '../../ui/page.tsx'
import { grouped } from '../../ui/values/figures.ts'
import { Sum, useOwner } from './sums.tsx'

/** Whose the accounts of a kind are; readers are counted, never named. */
export function Owners({
  balance,
  opened,
}: {
  balance: TrialBalance
  opened: NonNullable<TrialBalance['opened']>
}) {
  const { books, money } = useWords()
  const owner = useOwner()
  const { kind, owners } = opened
  const hrefOf = ({ libraryId }: OwnerBalance) =>
    paths.ledgerPostings({ kind, library: libraryId ?? 0, to: balance.on })
  const side = (name: 'debitFen' | 'creditFen') => (row: OwnerBalance) => (
    <Sum of={name} fen={row[name]} href={hrefOf(row)} />
  )
  const columns: Column<OwnerBalance>[] = [
    {
      key: 'owner',
      head: books.columns.owner,
      cell: (row) => <a href={hrefOf(row)}>{owner(kind, row.library)}</a>,
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
  const title = books.opened({ kind: money.accounts[kind] })
  return (
    <section aria-labelledby="opened">
      <SectionHead id="opened" title={title} />
      {owners.length === 0 ? (
        <p className="meta">{books.openedNone}</p>
      ) : (
        <Table
          label={title}
          columns={columns}
          rows={owners}
          keyOf={({ libraryId }) => libraryId ?? 0}
        />
      )}
    </section>
  )
}

import type { RequestCost, RequestCosts } from '../../../src/ledger/account/shapes.ts'
import { loanStates, type State } from '../../../src/requests/lifecycle.ts'
import { type Column, Table } from '../../ui/lists.tsx'
import { useWords } from '../../ui/page.tsx'
import { Money } from '../../ui/values/money.tsx'
import { When } from '../../ui/values/when.tsx'
import { Book } from './parts.tsx'

/** 费用统计: 申请单号 题名 作者 处理日期 状态 费用 and 费用总计; 状态 is the fulfilment result (domain.md §2.8). */
export function Summary({ costs }: { costs: RequestCosts }) {
  const words = useWords().account
  return (
    <>
      <Table
        label={words.tabs.summary}
        columns={useColumns()}
        rows={costs.requests}
        keyOf={({ requestId, handledAt }) => `${requestId} ${handledAt}`}
      />
      <p className="total">
        {words.total} <Money fen={costs.totalFen} />
      </p>
    </>
  )
}

function useColumns(): Column<RequestCost>[] {
  const { account: words, lifecycle } = useWords()
  return [
    { key: 'title', head: words.book, cell: (cost) => <Book line={cost} />, className: 'ttl' },
    {
      key: 'number',
      head: words.number,
      cell: ({ number }) => <span className="no">{number}</span>,
    },
    { key: 'author', head: words.authorShort, cell: ({ author }) => author, className: 'minor' },
    { key: 'at', head: words.handled, cell: ({ handledAt }) => <When at={handledAt} /> },
    {
      key: 'state',
      head: words.state,
      cell: ({ state }) => state && lifecycle.results[loanStates[state as State].result],
    },
    {
      key: 'cost',
      head: words.cost,
      cell: ({ costFen }) => <Money fen={costFen} />,
      className: 'r state',
    },
  ]
}

import type { ServicePrices } from '../../../src/charges/price-list-shapes.ts'
import type { Directory } from '../../../src/libraries/shapes.ts'
import { type Column, SectionHead, Table } from '../../ui/lists.tsx'
import { useWords } from '../../ui/page.tsx'
import { Why } from '../../ui/values/money.tsx'
import { type Line, useLines } from './lines.tsx'

/** One service: its prices, its deposit, late return, and lenders that ask otherwise. */
export function ServiceTable({ prices, directory }: ServiceProps) {
  const words = useWords().fees
  const name = words.services[prices.service]
  return (
    <section className="service">
      <SectionHead title={name} id={prices.service} />
      <Table
        label={name}
        columns={useColumns()}
        rows={useLines(prices, directory)}
        keyOf={({ key }) => key}
      />
    </section>
  )
}

interface ServiceProps {
  prices: ServicePrices
  directory: Directory
}

function useColumns(): Column<Line>[] {
  const words = useWords().fees
  const beside = (head: string) => <span className="head-beside">{head} </span>
  return [
    { key: 'what', head: words.content, cell: ({ what }) => what, className: 'of' },
    {
      key: 'gross',
      head: words.gross,
      className: 'gross',
      // Deposit and late return are subsidised by nobody: there is no before and after.
      cell: ({ gross, grossWhy, pays }) => (
        <>
          {pays && beside(words.gross)}
          {gross} <Why reasons={grossWhy} />
        </>
      ),
    },
    {
      key: 'subsidy',
      head: words.subsidy,
      className: 'subsidy',
      cell: ({ subsidy, subsidyWhy }) => (
        <>
          {subsidy} <Why reasons={subsidyWhy} />
        </>
      ),
    },
    {
      key: 'pays',
      head: words.youPay,
      className: 'r state',
      cell: ({ pays }) =>
        pays && (
          <>
            {beside(words.youPay)}
            {pays}
          </>
        ),
    },
  ]
}

import type { RequestDetail } from '../../../src/requests/shapes.ts'
import { type Column, Table } from '../../ui/lists.tsx'
import { useFrame, useSay, useWords } from '../../ui/page.tsx'
import { Barcode } from '../../ui/values/barcode.tsx'
import { dayOf } from '../../ui/values/days.ts'
import { byDestination, wayOf } from './slip-order.ts'

/** 交接清单: one sheet per destination, to be counted and signed by both sides and the courier. */
export const Manifests = ({ requests }: { requests: readonly RequestDetail[] }) =>
  byDestination(requests).map((parcels) => (
    <Manifest key={wayOf(parcels[0]!).to.code} parcels={parcels} />
  ))

function Manifest({ parcels }: { parcels: readonly RequestDetail[] }) {
  const words = useWords().desk.slips
  const say = useSay()
  const { now } = useFrame()
  const { from, to } = wayOf(parcels[0]!)
  const columns: Column<RequestDetail>[] = [
    { key: 'at', head: words.at, className: 'minor', cell: (_, at) => at + 1 },
    {
      key: 'title',
      head: words.titleHead,
      cell: (each) => <span className="book">{each.title}</span>,
    },
    {
      key: 'call',
      head: words.callNumber,
      cell: (each) => <span className="no">{each.callNumber}</span>,
    },
    {
      key: 'item',
      head: words.barcode,
      cell: (each) => <span className="no">{barcodesOf(each)}</span>,
    },
    {
      key: 'number',
      head: words.number,
      className: 'bars',
      cell: (each) => <Barcode text={each.number} />,
    },
  ]
  return (
    <section className="manifest">
      <header>
        <h2>
          {words.kinds.manifest}　{words.manifestTo({ library: say(to.short) })}
        </h2>
        <span>
          {words.strapFrom} {say(from.short)}
        </span>
        <span>
          <time>{dayOf(now)}</time>
        </span>
      </header>
      <div className="wenwu" />
      <Table
        label={words.manifestTo({ library: say(to.short) })}
        columns={columns}
        rows={parcels}
        keyOf={({ id }) => id}
      />
      <p className="count">{words.manifestCount({ n: parcels.length })}</p>
      <ul className="signs">
        {[words.given, words.courier, words.received].map((who) => (
          <li key={who}>
            {who} <small>{words.signature}</small>
          </li>
        ))}
      </ul>
    </section>
  )
}

const barcodesOf = ({ items, copies }: RequestDetail) =>
  (items.length > 0 ? items : copies.slice(0, 1)).map(({ barcode }) => barcode).join(' / ')

import { useState } from 'react'
import type { TillClosing } from '../../../../src/counter/shapes.ts'
import type { Views } from '../../../../src/pages/views.ts'
import { yuan } from '../../../../src/shared/money.ts'
import { paths } from '../../../paths.ts'
import { deskMenu } from '../../../shell/menus.ts'
import { StaffShell } from '../../../shell/staff-shell.tsx'
import { LinkButton } from '../../../ui/button.tsx'
import { type Column, Table } from '../../../ui/lists.tsx'
import { useWords } from '../../../ui/page.tsx'
import { When } from '../../../ui/values/when.tsx'
import type { View } from '../../../views.ts'
import { Booked } from './booked.tsx'
import { Count } from './count.tsx'
import { useDifference } from './difference.ts'
import '../../desk.css'
import '../counter.css'

const view: View<'desk/closing'> = {
  title: ({ counter, common }) => `${counter.closing.title} · ${common.brand}`,
  Page: ({ data }) => (
    <StaffShell menu={deskMenu}>
      <Closing {...data} />
    </StaffShell>
  ),
}

export default view

/** The end of a day: what the books say, what was counted, the difference before it is confirmed. */
function Closing({ till, closings }: Views['desk/closing']) {
  const words = useWords().counter.closing
  const [isClosed, setClosed] = useState(false)
  return (
    <main id="main" className="page counter">
      <header>
        <h1>{words.title}</h1>
        {!isClosed && (
          <span className="meta">
            {till.since
              ? words.since({ n: till.position, receipts: till.receipts })
              : words.first({ receipts: till.receipts })}
          </span>
        )}
        <LinkButton className="sp" href={paths.counter}>
          {words.toCounter}
        </LinkButton>
      </header>
      <div className="money till">
        <Count till={till} onClosed={() => setClosed(true)} />
        <aside>{!isClosed && <Booked till={till} />}</aside>
      </div>
      <section aria-label={words.earlier}>
        <h2 className="head">{words.earlier}</h2>
        {closings.length === 0 ? (
          <p className="meta">{words.earlierNone}</p>
        ) : (
          <Table
            label={words.earlier}
            columns={useColumns()}
            rows={closings}
            keyOf={({ id }) => id}
          />
        )}
      </section>
    </main>
  )
}

function useColumns(): Column<TillClosing>[] {
  const words = useWords().counter.closing
  const difference = useDifference()
  return [
    {
      key: 'position',
      head: words.position,
      cell: (closing) => <a href={paths.closingSlip(closing.id)}>{closing.position}</a>,
    },
    { key: 'at', head: words.at, className: 'state', cell: ({ at }) => <When at={at} clock /> },
    {
      key: 'expected',
      head: words.expected,
      cell: (each) => summed(words.expected, each.expectedFen),
    },
    {
      key: 'counted',
      head: words.countedSum,
      cell: (each) => summed(words.countedSum, each.countedFen),
    },
    {
      key: 'difference',
      head: words.difference,
      cell: (each) => (
        <span className={each.differenceFen ? 'warm' : undefined} title={each.note || undefined}>
          {difference(each.differenceFen)}
        </span>
      ),
    },
    {
      key: 'banked',
      head: words.bankedSum,
      cell: (each) => summed(words.bankedSum, each.bankedFen),
    },
    {
      key: 'operator',
      head: words.operator,
      className: 'minor',
      cell: (each) => <span className="no">{each.operatorCode}</span>,
    },
  ]
}

/** A sum; on a phone, where no heads stand over the columns, with its word. */
const summed = (said: string, fen: number) => (
  <>
    <span className="head-beside">{said} </span>
    {yuan(fen)}
  </>
)

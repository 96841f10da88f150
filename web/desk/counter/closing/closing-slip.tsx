import type { TillClosing } from '../../../../src/counter/shapes.ts'
import { yuan } from '../../../../src/shared/money.ts'
import { paths } from '../../../paths.ts'
import { deskMenu } from '../../../shell/menus.ts'
import { StaffShell } from '../../../shell/staff-shell.tsx'
import { LinkButton } from '../../../ui/button.tsx'
import { useSay, useWords } from '../../../ui/page.tsx'
import { clockOf, dayOf } from '../../../ui/values/days.ts'
import type { View } from '../../../views.ts'
import { PrintButton } from '../print-button.tsx'
import { Booked } from './booked.tsx'
import { useDifference } from './difference.ts'
import '../../../money/receipt-slip.css'
import '../../desk.css'
import '../counter.css'

const view: View<'desk/closing-slip'> = {
  title: ({ counter, common }, { closing }) =>
    `${counter.closing.slipTitle({ n: closing.position })} · ${common.brand}`,
  Page: ({ data }) => (
    <StaffShell menu={deskMenu}>
      <Slip closing={data.closing} />
    </StaffShell>
  ),
}

export default view

/** The closing of a day as it lies on paper, with room for a signature. */
function Slip({ closing }: { closing: TillClosing }) {
  const words = useWords().counter.closing
  const say = useSay()
  return (
    <main id="main" className="page">
      <header className="noprint">
        <h1>{words.slipTitle({ n: closing.position })}</h1>
        <div className="acts sp">
          <LinkButton href={paths.closing}>{words.title}</LinkButton>
          <PrintButton />
        </div>
      </header>
      <div className="paper">
        <article className="receipt">
          <header>
            <p>{say(closing.library)}</p>
            <h2>{words.slip}</h2>
            <p className="no">{closing.position}</p>
          </header>
          <Between closing={closing} />
          <Booked till={closing} heading="h3" />
          <Counted closing={closing} />
          <footer>
            <span>
              {words.operator} <span className="no">{closing.operatorCode}</span>
            </span>
            <span className="seal">{words.seal}</span>
          </footer>
        </article>
      </div>
    </main>
  )
}

function Between({ closing }: { closing: TillClosing }) {
  const words = useWords().counter.closing
  const said = (at: string) => `${dayOf(at)} ${clockOf(at)}`
  return (
    <dl>
      <dt>{words.from}</dt>
      <dd>{closing.since ? said(closing.since) : words.beginning}</dd>
      <dt>{words.to}</dt>
      <dd>{said(closing.at)}</dd>
      <dt>{words.receipts}</dt>
      <dd>{closing.receipts}</dd>
    </dl>
  )
}

function Counted({ closing }: { closing: TillClosing }) {
  const words = useWords().counter.closing
  const difference = useDifference()
  const lines: [string, string][] = [
    [words.countedSum, yuan(closing.countedFen)],
    [words.difference, difference(closing.differenceFen)],
    [words.bankedSum, yuan(closing.bankedFen)],
    [words.stays, yuan(closing.countedFen - closing.bankedFen)],
  ]
  return (
    <section aria-label={words.count}>
      <h3 className="head">{words.count}</h3>
      {lines.map(([said, amount]) => (
        <p className="line" key={said}>
          <span>{said}</span>
          <span className="nb">{amount}</span>
        </p>
      ))}
      {closing.note && <p>{closing.note}</p>}
    </section>
  )
}

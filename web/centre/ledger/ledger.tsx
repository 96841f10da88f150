import type { TrialBalance } from '../../../src/ledger/trial-balance/shapes.ts'
import { yuan } from '../../../src/shared/money.ts'
import { paths } from '../../paths.ts'
import { centreMenu } from '../../shell/menus.ts'
import { StaffShell } from '../../shell/staff-shell.tsx'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/forms/fields.tsx'
import { Empty } from '../../ui/lists.tsx'
import { useWords } from '../../ui/page.tsx'
import type { View } from '../../views.ts'
import { Kinds } from './kinds.tsx'
import { Owners } from './owners.tsx'
import './ledger.css'

const view: View<'centre/ledger'> = {
  title: ({ books, common }) => `${books.title} · ${common.brand}`,
  Page: ({ data }) => (
    <StaffShell menu={centreMenu}>
      <Balance balance={data.balance} />
    </StaffShell>
  ),
}

export default view

/** All kinds of account with both sides, as of a day; one of them opened into whose its accounts are. */
function Balance({ balance }: { balance: TrialBalance }) {
  const words = useWords().books
  const isEmpty = balance.kinds.every(({ accounts }) => accounts === 0)
  return (
    <main id="main" className="ledger-page">
      <h1>{words.title}</h1>
      <p className="meta noprint">{words.lead}</p>
      <AsOf balance={balance} />
      {isEmpty ? (
        <Empty title={words.none} />
      ) : (
        <>
          <Verdict balance={balance} />
          <Kinds balance={balance} />
        </>
      )}
      {balance.opened && !isEmpty && <Owners balance={balance} opened={balance.opened} />}
    </main>
  )
}

/** As of which day, and what can be taken along. */
function AsOf({ balance: { on, closedOn } }: { balance: TrialBalance }) {
  const words = useWords().books
  return (
    <form action={paths.ledger()} className="as-of noprint">
      <TextField label={words.on} name="on" type="date" defaultValue={on} />
      <Button type="submit">{words.show}</Button>
      <span className="meta">
        {closedOn ? words.closedOn({ day: closedOn }) : words.neverClosed}
      </span>
      <span className="more">
        <Button onClick={() => window.print()}>{words.print}</Button>
        <a className="btn" href={paths.ledgerTable(on)} download>
          {words.csv}
        </a>
      </span>
    </form>
  )
}

/** Whether the books balance, said plainly. */
function Verdict({ balance: { on, differenceFen } }: { balance: TrialBalance }) {
  const words = useWords().books
  return (
    <p className={differenceFen === 0 ? 'verdict' : 'verdict wrong'} role="status">
      <b>{differenceFen === 0 ? words.balanced : words.unbalanced}</b>
      <span>
        {words.difference} {yuan(differenceFen)}
      </span>
      <span className="meta">
        {words.on} {on}
      </span>
    </p>
  )
}

import { useRef, useState } from 'react'
import type { CounterAccount, WaitingWaiver } from '../../../src/counter/shapes.ts'
import type { Views } from '../../../src/pages/views.ts'
import { Waivers } from '../../money/waivers/waivers.tsx'
import { paths } from '../../paths.ts'
import { deskMenu } from '../../shell/menus.ts'
import { StaffShell } from '../../shell/staff-shell.tsx'
import { LinkButton } from '../../ui/button.tsx'
import { useWords } from '../../ui/page.tsx'
import { Money } from '../../ui/values/money.tsx'
import type { View } from '../../views.ts'
import { ask } from '../actions/ask.ts'
import { Nothing } from '../nothing.tsx'
import { Account } from './account/account.tsx'
import { FindBox } from './find-box.tsx'
import '../desk.css'
import './counter.css'

const view: View<'desk/counter'> = {
  title: ({ counter, common }, { account, q }) =>
    `${[account?.reader.barcode ?? q, counter.title].filter(Boolean).join(' · ')} · ${common.brand}`,
  Page: ({ data }) => (
    <StaffShell menu={deskMenu}>
      <Counter {...data} />
    </StaffShell>
  ),
}

export default view

/** The counter: one box for the reader, her money, and the waivers that wait for a second person. */
function Counter({ q, found, account: first, waivers }: Views['desk/counter']) {
  const words = useWords().counter
  const [waiting, setWaiting] = useState(waivers)
  const look = async () => {
    const fresh = await ask<WaitingWaiver[]>('/api/counter/waivers')
    if (fresh) setWaiting(fresh)
  }
  const [account, setAccount] = useState(first)
  const turn = useRef(0)
  /** What was decided may be about the reader whose account lies open. */
  const again = async ({ readerId }: WaitingWaiver) => {
    if (readerId !== account?.reader.id) return
    const fresh = await ask<CounterAccount>(`/api/counter/readers/${readerId}`)
    turn.current += 1
    if (fresh) setAccount(fresh)
  }
  return (
    <main id="main" className="page counter">
      <header>
        <h1>{words.title}</h1>
        <FindBox q={account ? '' : q} hasReader={account !== null} />
        <LinkButton className="sp" href={paths.closing}>
          {words.closing.toClosing}
        </LinkButton>
      </header>
      {account ? (
        <Account
          key={`${account.reader.id} ${turn.current}`}
          account={account}
          onChanged={() => void look()}
        />
      ) : found.length > 0 ? (
        <Found found={found} />
      ) : (
        <Nobody q={q} />
      )}
      <Waivers waivers={waiting} hasTill onDecided={(waiver) => void again(waiver)} />
    </main>
  )
}

function Nobody({ q }: { q: string }) {
  const words = useWords().counter
  return q ? (
    <Nothing title={words.nobody({ q })}>{words.nobodyText}</Nothing>
  ) : (
    <Nothing title={words.start}>{words.startText}</Nothing>
  )
}

/** Several readers of one name: the barcode and the department tell them apart. */
function Found({ found }: Pick<Views['desk/counter'], 'found'>) {
  const words = useWords().counter
  return (
    <section aria-label={words.readers}>
      <p className="meta" role="status">
        {words.several({ n: found.length })}
      </p>
      <ul className="found">
        {found.map((reader) => (
          <li key={reader.id}>
            <a href={paths.counterOf(reader.id)}>{reader.name}</a>
            <span className="no">{reader.barcode}</span>
            <span className="meta">{reader.department}</span>
            <span className="sum">{reader.owedFen > 0 && <Money fen={reader.owedFen} />}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

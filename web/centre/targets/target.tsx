import { useState } from 'react'
import type { Views } from '../../../src/pages/views.ts'
import { paths } from '../../paths.ts'
import { centreMenu } from '../../shell/menus.ts'
import { StaffShell } from '../../shell/staff-shell.tsx'
import { SectionHead } from '../../ui/lists.tsx'
import { useSay, useWords } from '../../ui/page.tsx'
import type { View } from '../../views.ts'
import { healthSaid, SaidState, TryAgain } from './breaker.tsx'
import { HealthChart } from './health-chart.tsx'
import { TestNow } from './test-now.tsx'
import { Ways } from './ways.tsx'
import './targets.css'

const view: View<'centre/target'> = {
  title: ({ targets, common }, { target }) =>
    `${target.name.zh} · ${targets.title} · ${common.brand}`,
  Page: ({ data }) => (
    <StaffShell menu={centreMenu}>
      <Target {...data} />
    </StaffShell>
  ),
}

export default view

/** One target: how it has answered, a test of it now, and how it wants to be asked. */
function Target({ target }: Views['centre/target']) {
  const words = useWords()
  const own = words.targets
  const say = useSay()
  const [book, setBook] = useState('')
  const { health } = target
  const failures = health.failed.map(({ outcome, asked }) =>
    own.failed({ reason: words.live.reasons[outcome], n: asked }),
  )
  return (
    <main id="main" className="targets-page target">
      <p className="crumb">
        <a href={paths.targets}>← {own.back}</a>
      </p>
      <h1>
        {say(target.library.short)} <small>{say(target.name)}</small>
      </h1>
      <p className="meta">
        {own.protocols[target.protocol]} <span className="no">{target.address}</span>
      </p>
      {target.isOnThisMachine && <p className="cap">{own.onThisMachine}</p>}
      <div className="state">
        <SaidState target={target} /> <TryAgain target={target} />
      </div>
      <section>
        <SectionHead
          title={own.health}
          beside={
            health.asked > 0
              ? own.asked({ asked: health.asked, answered: health.answered })
              : own.neverAsked
          }
        />
        <HealthChart health={health} />
        <p className="meta">{healthSaid(health, own)}</p>
        {failures.length > 0 && (
          <p className="meta">{own.failures({ said: failures.join(words.common.ui.between) })}</p>
        )}
      </section>
      <TestNow id={target.id} book={book} onBook={setBook} />
      <Ways target={target} book={book} />
    </main>
  )
}

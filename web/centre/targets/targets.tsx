import type { TargetLine } from '../../../src/catalogue/targets/shapes.ts'
import type { Views } from '../../../src/pages/views.ts'
import { paths } from '../../paths.ts'
import { centreMenu } from '../../shell/menus.ts'
import { StaffShell } from '../../shell/staff-shell.tsx'
import { Empty } from '../../ui/lists.tsx'
import { useSay, useWords } from '../../ui/page.tsx'
import type { View } from '../../views.ts'
import { healthSaid, SaidState } from './breaker.tsx'
import { HealthChart } from './health-chart.tsx'
import './targets.css'

const view: View<'centre/targets'> = {
  title: ({ targets, common }) => `${targets.title} · ${common.brand}`,
  Page: ({ data }) => (
    <StaffShell menu={centreMenu}>
      <Targets {...data} />
    </StaffShell>
  ),
}

export default view

/** Whom we ask live, and how they answered in the last two days. */
function Targets({ targets }: Views['centre/targets']) {
  const words = useWords().targets
  const inState = (wanted: string) => targets.filter(({ state }) => state === wanted).length
  return (
    <main id="main" className="targets-page">
      <h1>{words.title}</h1>
      {targets.length === 0 ? (
        <Empty title={words.none} />
      ) : (
        <>
          <p className="meta">
            {words.lead({ n: targets.length, open: inState('paused'), silent: inState('silent') })}
          </p>
          <table className="tbl">
            <thead>
              <tr>
                {Object.entries(words.columns).map(([key, name]) => (
                  <th key={key} scope="col">
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {targets.map((target) => (
                <Line key={target.id} target={target} />
              ))}
            </tbody>
          </table>
        </>
      )}
    </main>
  )
}

function Line({ target }: { target: TargetLine }) {
  const { targets: words, common } = useWords()
  const say = useSay()
  const { health } = target
  const uses = [
    target.isSearched && words.searched,
    target.isAskedForAvailability && words.availability,
  ]
  return (
    <tr>
      <th scope="row">{say(target.library.short)}</th>
      <td>
        <a href={paths.target(target.id)}>{say(target.name)}</a>{' '}
        <span className="cap">{words.protocols[target.protocol]}</span>
        <div className="no address">{target.address}</div>
        {target.isOnThisMachine && <div className="cap">{words.onThisMachine}</div>}
      </td>
      <td>{uses.filter(Boolean).join(common.ui.between) || words.notAsked}</td>
      <td>{uses.some(Boolean) ? <SaidState target={target} /> : '–'}</td>
      <td>
        {health.asked > 0
          ? words.asked({ asked: health.asked, answered: health.answered })
          : words.neverAsked}
      </td>
      <td>{healthSaid(health, words)}</td>
      <td className="chart-cell">
        <HealthChart health={health} small />
      </td>
    </tr>
  )
}

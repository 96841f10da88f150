import type { Views } from '../../../src/pages/views.ts'
import { centreMenu } from '../../shell/menus.ts'
import { StaffShell } from '../../shell/staff-shell.tsx'
import { useFrame, useSay, useWords } from '../../ui/page.tsx'
import { clockOf, dayOf } from '../../ui/values/days.ts'
import { Since } from '../../ui/values/when.tsx'
import type { View } from '../../views.ts'
import { Daily } from './daily.tsx'
import { byWait, isLate, lateAfterDays, type WaitingLibrary } from './waiting.ts'
import { WaitingLibraries } from './waiting-libraries.tsx'
import './overview.css'

const view: View<'centre/overview'> = {
  title: ({ centre, common }) => `${centre.overview} · ${common.brand}`,
  Page: ({ data }) => (
    <StaffShell menu={centreMenu}>
      <Overview {...data} />
    </StaffShell>
  ),
}

export default view

/** The consortium on one page: what came today, who waits longest, and what needs the centre now. */
function Overview({ figures, queues }: Views['centre/overview']) {
  const { now } = useFrame()
  const waiting = byWait(queues)
  const late = waiting.filter((each) => isLate(each, now))
  return (
    <main id="main" className="overview">
      <div className="lead">
        <div>
          <Lead delivered={figures.deliveredToday} longest={waiting[0]} />
          <Figures figures={figures} waiting={waiting} />
        </div>
        {late.length > 0 && <Needs late={late} />}
      </div>
      <div className="g">
        <WaitingLibraries waiting={waiting} members={figures.libraries} />
        <Daily daily={figures.daily} />
      </div>
    </main>
  )
}

interface LeadProps {
  delivered: number
  longest: WaitingLibrary | undefined
}

function Lead({ delivered, longest }: LeadProps) {
  const words = useWords().centre
  const { now } = useFrame()
  const [beforeCount, afterCount] = words.leadDelivered
  const [beforeAge, afterAge] = words.leadOldest
  return (
    <>
      <p className="when">{words.asOf({ day: dayOf(now), clock: clockOf(now) })}</p>
      <h1>
        {beforeCount}
        <b>{delivered.toLocaleString('en')}</b>
        {afterCount}
        <br />
        {longest?.oldest ? (
          <>
            {beforeAge}
            <b>
              <Since at={longest.oldest} />
            </b>
            {afterAge}
          </>
        ) : (
          words.leadNothing
        )}
      </h1>
    </>
  )
}

type FiguresProps = Pick<Views['centre/overview'], 'figures'> & { waiting: WaitingLibrary[] }

function Figures({ figures, waiting }: FiguresProps) {
  const { figures: names, units, notYet } = useWords().centre
  const count = (value: number) => value.toLocaleString('en')
  const all = waiting.reduce((sum, each) => sum + each.waiting, 0)
  const { fillRate, daysToReader } = figures
  const rows = [
    [names.delivered, count(figures.deliveredThisMonth), units.volumes],
    [names.fillRate, fillRate === null ? null : (fillRate * 100).toFixed(1), units.percent],
    [names.daysToReader, daysToReader === null ? null : daysToReader.toFixed(1), units.days],
    [names.waiting, count(all), units.requests],
    [names.onTheWay, count(figures.onTheWay), units.volumes],
  ] as const
  return (
    <dl className="figs">
      {rows.map(([name, figure, unit]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            {figure ?? '–'}
            <small>{figure === null ? notYet : unit}</small>
          </dd>
        </div>
      ))}
    </dl>
  )
}

const shownNeeds = 4

/** The libraries whose readers wait too long; the warm strip of the page. */
function Needs({ late }: { late: readonly WaitingLibrary[] }) {
  const words = useWords().centre.needs
  const say = useSay()
  const more = late.length - shownNeeds
  return (
    <section className="todo needs" aria-label={words.title}>
      <h2>{words.title}</h2>
      <ul>
        {late.slice(0, shownNeeds).map((each) => (
          <li key={each.library.zh}>
            <span>
              <b>{say(each.library)}</b> {words.waits({ n: each.waiting })}
            </span>
            <b className="warm">{each.oldest && <Since at={each.oldest} />}</b>
          </li>
        ))}
        {more > 0 && <li>{words.more({ n: more, days: lateAfterDays })}</li>}
      </ul>
      <p className="cap">{words.rule({ days: lateAfterDays })}</p>
    </section>
  )
}

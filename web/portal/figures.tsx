import type { ReactNode } from 'react'
import type { PortalFigures } from '../../src/portal/shapes.ts'
import { paths } from '../paths.ts'
import { useFrame, useWords } from '../ui/page.tsx'
import { dayOf, sayDay } from '../ui/values/days.ts'
import { grouped } from '../ui/values/figures.ts'

/** The month in figures; each opens the page that says what it counts. */
export function Figures({ figures }: { figures: PortalFigures }) {
  const words = useWords().portal.home
  const { deliveredThisMonth, daysToReader, fillRate } = figures
  return (
    <dl className="figs">
      <Figure name={words.deliveredThisMonth} unit={words.volumes}>
        {grouped(deliveredThisMonth)}
      </Figure>
      <Figure name={words.daysToReader} unit={words.daysUnit}>
        {daysToReader?.toFixed(1)}
      </Figure>
      <Figure name={words.fillRate} unit="%">
        {fillRate === null ? undefined : String(Math.round(fillRate * 100))}
      </Figure>
      <div>
        <dt>{words.daily}</dt>
        {figures.daily.length ? (
          <dd>
            <Daily days={figures.daily} />
          </dd>
        ) : (
          <dd className="unknown">{words.unknown}</dd>
        )}
      </div>
    </dl>
  )
}

function Figure({ name, unit, children }: { name: string; unit: string; children: ReactNode }) {
  const words = useWords().portal.home
  return (
    <div>
      <dt>{name}</dt>
      {children === undefined ? (
        <dd className="unknown">{words.unknown}</dd>
      ) : (
        <dd>
          <a href={paths.standing('figures')}>{children}</a>
          <small>{unit}</small>
        </dd>
      )}
    </div>
  )
}

/** One bar per day of the month, today's in full ink. */
function Daily({ days }: { days: PortalFigures['daily'] }) {
  const words = useWords()
  const { now } = useFrame()
  const most = Math.max(1, ...days.map(({ count }) => count))
  return (
    <svg className="spark" viewBox="0 0 322 60" role="img" aria-label={words.portal.home.daily}>
      {days.map(({ day, count }, at) => {
        const height = Math.max(1, Math.round((count / most) * 54))
        return (
          <rect
            key={day}
            className={at === days.length - 1 ? 'now0' : 'b'}
            x={at * (days.length > 23 ? 10.4 : 14)}
            y={60 - height}
            width={days.length > 23 ? 7 : 9}
            height={height}
          >
            <title>
              {words.portal.home.dailyBar({
                day: sayDay(day, dayOf(now), words.common.when),
                n: count,
              })}
            </title>
          </rect>
        )
      })}
    </svg>
  )
}

import type { PortalFigures } from '../../../src/portal/shapes.ts'
import { SectionHead } from '../../ui/lists.tsx'
import { useFrame, useWords } from '../../ui/page.tsx'
import { dayOf, sayDay } from '../../ui/values/days.ts'
import { Day } from '../../ui/values/when.tsx'
import { dailyFinding } from './waiting.ts'

const height = 120
const step = 12

/** A bar per day with the mean across it; the finding stands in the heading. */
export function Daily({ daily }: Pick<PortalFigures, 'daily'>) {
  const words = useWords()
  const own = words.centre.daily
  const { now } = useFrame()
  const finding = dailyFinding(daily)
  const [first, last] = [daily[0]?.day, daily.at(-1)?.day]
  if (!finding || !first || !last) {
    return (
      <section>
        <SectionHead title={own.title} beside={own.none} />
      </section>
    )
  }
  const spoken = (day: string) => sayDay(day, dayOf(now), words.common.when)
  const { mean, most } = finding
  const y = (count: number) => height - (count / most) * height
  return (
    <section>
      <SectionHead title={own.title} beside={own.say({ mean, most, day: spoken(finding.day) })} />
      <figure>
        <svg
          className="daily"
          viewBox={`0 0 ${daily.length * step} ${height}`}
          preserveAspectRatio="none"
          role="img"
          aria-label={own.picture({ from: spoken(first), to: spoken(last), mean, most })}
        >
          {daily.map(({ day, count }, at) => (
            <rect
              key={day}
              className={day === finding.day ? 'most' : 'b'}
              x={at * step + 1.5}
              width={step - 3}
              y={y(count)}
              height={height - y(count)}
            >
              <title>{own.bar({ day: spoken(day), count })}</title>
            </rect>
          ))}
          <line className="mean" x1="0" x2={daily.length * step} y1={y(mean)} y2={y(mean)} />
        </svg>
        <figcaption className="ends">
          <Day on={first} />
          <span className="key">
            <i className="dash" aria-hidden="true" />
            {own.mean} {mean}
          </span>
          <Day on={last} />
        </figcaption>
      </figure>
    </section>
  )
}

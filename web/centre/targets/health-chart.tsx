import type { Health } from '../../../src/catalogue/targets/shapes.ts'
import { useWords } from '../../ui/page.tsx'
import { clockOf, dayOf } from '../../ui/values/days.ts'

const step = 10
const height = 100

interface HealthChartProps {
  health: Health
  small?: boolean
}

/** A bar for every hour: answers above the line, what was not answered below it. */
export function HealthChart({ health, small = false }: HealthChartProps) {
  const words = useWords().targets
  const { hours, answered, asked } = health
  const most = Math.max(1, ...hours.map((hour) => Math.max(hour.answered, hour.failed)))
  const tall = (count: number) => (count === 0 ? 0 : Math.max(4, (count / most) * (height / 2)))
  const picture = words.picture({ answered, failed: asked - answered })
  return (
    <figure className={small ? 'health small' : 'health'}>
      <svg
        viewBox={`0 0 ${hours.length * step} ${height}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={picture}
      >
        {hours.map((hour, at) => (
          <g key={hour.hour}>
            <title>
              {words.bar({ day: dayOf(hour.hour), clock: clockOf(hour.hour), ...hour })}
            </title>
            <rect
              className="answered"
              x={at * step + 1}
              width={step - 2}
              y={height / 2 - tall(hour.answered)}
              height={tall(hour.answered)}
            />
            <rect
              className="failed"
              x={at * step + 1}
              width={step - 2}
              y={height / 2}
              height={tall(hour.failed)}
            />
          </g>
        ))}
        <line x1="0" x2={hours.length * step} y1={height / 2} y2={height / 2} />
      </svg>
      {!small && (
        <figcaption className="ends">
          <span>{words.ago}</span>
          <span className="key">
            <i className="answered" aria-hidden="true" /> {words.key.answered}{' '}
            <i className="failed" aria-hidden="true" /> {words.key.failed}
          </span>
          <span>{words.now}</span>
        </figcaption>
      )}
    </figure>
  )
}

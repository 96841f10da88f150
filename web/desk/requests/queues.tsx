import type { Desk, Queue } from '../../../src/requests/desk/shapes.ts'
import { paths } from '../../paths.ts'
import { useFrame, useWords } from '../../ui/page.tsx'
import { saySpan } from '../../ui/values/days.ts'
import { wordOf } from '../words.ts'

const sides = ['requesting', 'supplying'] as const

/** The queues of both sides with their counts; a count is warm only when somebody is late. */
export function Queues({ desk, queue }: { desk: Desk; queue: string }) {
  const words = useWords().desk
  return (
    <nav className="queues" aria-label={words.queueList}>
      {sides.map((side) => (
        <section key={side} aria-label={words.sides[side]}>
          <h2>{words.sides[side]}</h2>
          {side === 'requesting' && (
            <Line
              name="registrations"
              href={paths.registrations}
              count={desk.registrations}
              chosen={queue === 'registrations'}
            />
          )}
          {side === 'supplying' && (
            <Line
              name="enquiries"
              href={paths.enquiries}
              count={desk.enquiries}
              chosen={queue === 'enquiries'}
            />
          )}
          {desk.queues
            .filter((each) => each.side === side)
            .map((each) => (
              <Line
                key={each.name}
                {...each}
                href={paths.deskQueue(each.name)}
                chosen={each.name === queue}
              />
            ))}
        </section>
      ))}
    </nav>
  )
}

type LineProps = Pick<Queue, 'name' | 'count'> & Partial<Queue> & { href: string; chosen: boolean }

function Line({ name, count, late = 0, oldest, href, chosen }: LineProps) {
  const words = useWords()
  const { now } = useFrame()
  const span = oldest && words.desk.oldest({ span: saySpan(oldest, now, words.common.when) })
  return (
    <a
      href={href}
      className={count === 0 ? 'zero' : undefined}
      aria-current={chosen ? 'page' : undefined}
      title={[late > 0 && words.desk.lateCount({ n: late }), span].filter(Boolean).join(' · ')}
    >
      {wordOf(words.desk.queues, name)}
      <b className={late > 0 ? 'n' : undefined}>{count}</b>
      {late > 0 && <span className="sr">{words.desk.lateCount({ n: late })}</span>}
    </a>
  )
}

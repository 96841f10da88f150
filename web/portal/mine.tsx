import type { Views } from '../../src/pages/views.ts'
import type { RequestLine } from '../../src/requests/shapes.ts'
import { paths } from '../paths.ts'
import { Stage, type StageShape } from '../ui/book.tsx'
import { LinkButton } from '../ui/button.tsx'
import { useFrame, useSay, useWords } from '../ui/page.tsx'
import { Day } from '../ui/values/when.tsx'

/** 我的借阅: the next thing a signed-in reader has to do, then what is under way. */
export function Mine({ mine }: { mine: NonNullable<Views['portal/home']['mine']> }) {
  const words = useWords()
  const { me } = useFrame()
  const say = useSay()
  const { toPickUp, inProgress, onLoan } = mine
  if (toPickUp.length + inProgress.length + onLoan.length === 0) return null
  return (
    <section className="mine" aria-label={words.portal.home.mine}>
      {toPickUp.map((request) => (
        <div key={request.id} className="needs">
          <div>
            <div className="warm">{words.portal.home.toPickUp}</div>
            <div>
              <span className="book">{request.title}</span>
              {me.home && words.portal.home.heldAt({ place: say(me.home.pickupPlace) })}
            </div>
          </div>
          <LinkButton look="now" href={paths.request(request.id)}>
            {words.portal.home.showCode}
          </LinkButton>
        </div>
      ))}
      <ul>
        {[...inProgress, ...onLoan].slice(0, 4).map((request) => (
          <Line key={request.id} request={request} lent={onLoan.includes(request)} />
        ))}
      </ul>
    </section>
  )
}

function Line({ request, lent }: { request: RequestLine; lent: boolean }) {
  const words = useWords()
  const own = words.lifecycle.readerWords
  const shape: StageShape = lent ? 'p75' : request.state === 'inTransit' ? 'p50' : 'p25'
  const word = lent ? own.onLoan : request.state === 'inTransit' ? own.inTransit : own.inProcess
  return (
    <li>
      <Stage shape={shape}>{word}</Stage>
      <a className="book" href={paths.request(request.id)}>
        {request.title}
      </a>
      {request.dueOn && (
        <span>
          <Day on={request.dueOn} /> {words.portal.home.due}
        </span>
      )}
    </li>
  )
}

import type { RequestDetail, RequestLine } from '../../../src/requests/shapes.ts'
import { paths } from '../../paths.ts'
import { Stage } from '../../ui/book.tsx'
import { useFrame, useSay, useWords } from '../../ui/page.tsx'
import { Money } from '../../ui/values/money.tsx'
import { Day } from '../../ui/values/when.tsx'
import { DueOn } from './due-on.tsx'
import { PickupCode } from './pickup-code.tsx'

/** A book has come: where, until when, the deposit, and the number to show. */
export function PickupStrip({ request }: { request: RequestDetail }) {
  const words = useWords().my.mine
  const say = useSay()
  const { pickup, price } = request
  return (
    <article className="pick">
      <div className="needs top">
        <Stage shape="now">{words.ready}</Stage>
        <h2 className="book">
          <a href={paths.request(request.id)}>{request.title}</a>
        </h2>
        <p className="where">
          {pickup && (
            <>
              {say(pickup.place)}
              <br />
              {say(pickup.hours)}
              <br />
            </>
          )}
          {request.heldUntil && (
            <>
              {words.heldUntil}
              <b>
                <Day on={request.heldUntil} />
              </b>
              <br />
            </>
          )}
          {price.depositFen > 0 && (
            <>
              {words.deposit} <Money fen={price.depositFen} />
              {words.depositBack}
            </>
          )}
        </p>
      </div>
      <PickupCode {...request.pickupCode} number={request.number} />
    </article>
  )
}

/** A book to bring back: overdue, recalled, or due within days. */
export function DueStrip({ line, today }: { line: RequestLine; today: string }) {
  const words = useWords().my.mine
  const { me } = useFrame()
  const say = useSay()
  const states: Record<string, string> = { overdue: words.overdue, recalled: words.recalled }
  return (
    <article className="pick needs top">
      <Stage shape="now">{states[line.state] ?? words.soon}</Stage>
      <h2 className="book">
        <a href={paths.request(line.id)}>{line.title}</a>
      </h2>
      <p className="where">
        {line.dueOn && (
          <b>
            <DueOn on={line.dueOn} today={today} />
          </b>
        )}
        {me.home && (
          <>
            <br />
            {words.returnHere}
            {say(me.home.pickupPlace)}
            <br />
            {say(me.home.pickupHours)}
          </>
        )}
      </p>
    </article>
  )
}

import type { FineLine } from '../../../src/counter/reader-shapes.ts'
import type { RequestDetail, RequestLine } from '../../../src/requests/shapes.ts'
import { yuan } from '../../../src/shared/money.ts'
import { How } from '../../money/how.tsx'
import { paths } from '../../paths.ts'
import { Stage } from '../../ui/book.tsx'
import { useFrame, useSay, useWords } from '../../ui/page.tsx'
import { Money } from '../../ui/values/money.tsx'
import { Day } from '../../ui/values/when.tsx'
import { DueOn } from './due-on.tsx'
import { PickupCode } from './pickup-code.tsx'

/** A book has come: where, until when, the deposit, and the number to show. */
export function PickupStrip({ request, missingFen }: PickupProps) {
  const words = useWords().my.mine
  const say = useSay()
  const { pickup } = request
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
          {missingFen > 0 && (
            <>
              {words.deposit} <Money fen={missingFen} />
              {words.depositBack}
            </>
          )}
        </p>
      </div>
      <PickupCode {...request.pickupCode} number={request.number} />
    </article>
  )
}

interface PickupProps {
  request: RequestDetail
  /** The deposit still to be brought; what lies free with the library is not asked for again. */
  missingFen: number
}

/** A book to bring back: overdue, recalled, or due within days. */
export function DueStrip({ line, today, fine }: DueProps) {
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
      {fine && <Growing fine={fine} />}
    </article>
  )
}

interface DueProps {
  line: RequestLine
  today: string
  /** What it has cost so far, where it is late. */
  fine: FineLine | undefined
}

/** What a late book has cost until today, and how to stop it. */
function Growing({ fine }: { fine: FineLine }) {
  const words = useWords().my.mine
  if (fine.amountFen === 0) return null
  return (
    <div className="where">
      {words.fineSoFar} <b>{yuan(fine.amountFen)}</b>
      {words.fineStops} <How how={fine.how} why={fine.why} />
    </div>
  )
}

import { useEffect, useRef, useState } from 'react'
import type { SubmissionAnswer, SubmissionForm } from '../../../src/requests/asking/shapes.ts'
import type { ActionAnswer } from '../../../src/requests/shapes.ts'
import { paths } from '../../paths.ts'
import { Button, LinkButton } from '../../ui/button.tsx'
import { useFrame, useSay, useWords } from '../../ui/page.tsx'
import { Problem } from '../../ui/problem.tsx'
import { useSend } from '../../ui/use-send.ts'

interface DoneProps {
  answer: SubmissionAnswer
  form: SubmissionForm
}

/** The number large, what happens next, 撤销 with the minutes left (R09). */
export function Done({ answer, form }: DoneProps) {
  const words = useWords().my.done
  const head = useRef<HTMLHeadingElement>(null)
  const now = useNow()
  useEffect(() => head.current?.focus(), [])
  const next = form.deliveryMethod === 'logistics' ? words.next : words.nextSelf
  return (
    <section className="done">
      <h1 ref={head} tabIndex={-1}>
        {words.heading}
      </h1>
      {answer.requests.map((request) => (
        <Submitted key={request.id} request={request} now={now} />
      ))}
      <p>{words.mailed}</p>
      <ol className="next" aria-label={words.nextLabel}>
        {next.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <div className="acts">
        <LinkButton href={paths.requests}>{words.toRequests}</LinkButton>
        <LinkButton look="text" href={paths.search}>
          {words.toSearch}
        </LinkButton>
      </div>
    </section>
  )
}

interface SubmittedProps {
  request: SubmissionAnswer['requests'][number]
  now: number
}

function Submitted({ request, now }: SubmittedProps) {
  const words = useWords().my.done
  const say = useSay()
  const { send, sending, problem } = useSend<ActionAnswer>()
  const [withdrawn, setWithdrawn] = useState(false)
  const until = request.cancellableUntil
  const minutes = until ? Math.floor((Date.parse(until) - now) / 60_000) : 0
  const withdraw = async () => {
    const sent = await send(`/api/requests/${request.id}/actions`, { action: 'cancel' })
    if (sent.ok) setWithdrawn(true)
  }
  return (
    <div className="submitted">
      <p className="meta">{words.number}</p>
      <div className="num">{request.number}</div>
      <p>
        <span className="book">{request.title}</span>{' '}
        {words.handed({ supplier: say(request.supplier) })}
      </p>
      <Problem problem={problem} />
      <div role="status">{withdrawn && <p className="said">{words.withdrawn}</p>}</div>
      {!withdrawn && until && minutes > 0 && (
        <Button busy={sending} onClick={withdraw}>
          {words.withdraw({ minutes })}
        </Button>
      )}
      {!withdrawn && (!until || minutes <= 0) && (
        <p className="cap">{until ? words.withdrawOver : words.noWithdraw}</p>
      )}
    </div>
  )
}

/** The server's clock going on in the browser, whatever the machine's own clock says; in ms. */
function useNow(): number {
  const begun = Date.parse(useFrame().now)
  const [elapsed, setElapsed] = useState(() => performance.now())
  useEffect(() => {
    const timer = setInterval(() => setElapsed(performance.now()), 10_000)
    return () => clearInterval(timer)
  }, [])
  return begun + elapsed
}

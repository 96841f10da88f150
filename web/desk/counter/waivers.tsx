import { useState } from 'react'
import type { WaitingWaiver, WaiverAnswer } from '../../../src/counter/shapes.ts'
import { yuan } from '../../../src/shared/money.ts'
import { useWhat } from '../../money/what.ts'
import { paths } from '../../paths.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/forms/fields.tsx'
import { Form } from '../../ui/forms/form.tsx'
import { useWords } from '../../ui/page.tsx'
import { Problem } from '../../ui/problem.tsx'
import { useSend } from '../../ui/use-send.ts'
import { When } from '../../ui/values/when.tsx'

/** The waivers that wait for a second person, oldest first. */
export function Waivers({ waivers }: { waivers: readonly WaitingWaiver[] }) {
  const words = useWords().counter.waivers
  const [decided, setDecided] = useState<ReadonlySet<number>>(new Set())
  const [said, say] = useState('')
  const waiting = waivers.filter(({ id }) => !decided.has(id))
  return (
    <section className="waivers" aria-label={words.title({ n: waiting.length })}>
      <h2>{words.title({ n: waiting.length })}</h2>
      <p className="said" role="status">
        {said && <span className="stage end">{said}</span>}
      </p>
      {waiting.length === 0 && !said && <p className="meta none">{words.none}</p>}
      <ul>
        {waiting.map((waiver) => (
          <li key={waiver.id}>
            <Proposed waiver={waiver} />
            <Decide
              waiver={waiver}
              onDecided={(what) => {
                setDecided(new Set(decided).add(waiver.id))
                say(what)
              }}
            />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Proposed({ waiver }: { waiver: WaitingWaiver }) {
  const words = useWords().counter.waivers
  const what = useWhat()
  return (
    <div>
      <h3>
        {words.waive({ amount: yuan(waiver.amountFen) })} · {what(waiver.what)}
      </h3>
      <p>
        <a href={paths.counterOf(waiver.readerId)}>{waiver.readerName}</a>{' '}
        <span className="no">{waiver.readerBarcode}</span>{' '}
        {waiver.book && <span className="book">{waiver.book.title}</span>}
      </p>
      <p>{waiver.reason}</p>
      <p className="meta">
        {words.stillOpen({ amount: yuan(waiver.outstandingFen) })} ·{' '}
        {words.proposed({ code: waiver.proposedCode })} · <When at={waiver.proposedAt} clock />
      </p>
    </div>
  )
}

interface DecideProps {
  waiver: WaitingWaiver
  onDecided: (said: string) => void
}

/** Whoever proposed it may only withdraw it; anybody else grants or declines. */
function Decide({ waiver, onDecided }: DecideProps) {
  const { waivers: words, done } = useWords().counter
  const { send, sending, problem } = useSend<WaiverAnswer>()
  const [note, setNote] = useState('')
  const decide = async (decision: 'grant' | 'decline') => {
    const sent = await send(`/api/counter/waivers/${waiver.id}/decision`, { decision, note })
    if (!sent.ok) return
    onDecided(decision === 'grant' ? done.granted : waiver.own ? done.withdrawn : done.declined)
  }
  return (
    <Form
      problem={problem}
      label={words.waive({ amount: yuan(waiver.amountFen) })}
      onSend={() => {}}
    >
      <Problem problem={problem} saved="" />
      {waiver.own ? (
        <p className="meta">{words.own}</p>
      ) : (
        <TextField
          label={words.note}
          name="note"
          value={note}
          onChange={(event) => setNote(event.target.value)}
          maxLength={200}
        />
      )}
      <div className="acts">
        {!waiver.own && (
          <Button look="primary" busy={sending} onClick={() => void decide('grant')}>
            {words.grant}
          </Button>
        )}
        <Button busy={sending} onClick={() => void decide('decline')}>
          {waiver.own ? words.withdraw : words.decline}
        </Button>
      </div>
    </Form>
  )
}

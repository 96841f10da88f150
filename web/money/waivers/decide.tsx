import { useState } from 'react'
import type { ReceiptRef, WaitingWaiver, WaiverAnswer } from '../../../src/counter/shapes.ts'
import { yuan } from '../../../src/shared/money.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/forms/fields.tsx'
import { Form } from '../../ui/forms/form.tsx'
import { useWords } from '../../ui/page.tsx'
import { Problem } from '../../ui/problem.tsx'
import { useSend } from '../../ui/use-send.ts'
import { MethodChoice } from '../method-choice.tsx'

/** What came of a decision, in words, and the receipt of what was given back. */
export interface Decided {
  said: string
  receipt: ReceiptRef | null
}

interface DecideProps {
  waiver: WaitingWaiver
  hasTill: boolean
  onDecided: (decided: Decided) => void
}

/** Whoever proposed it may only withdraw it; anybody else grants or declines. */
export function Decide({ waiver, hasTill, onDecided }: DecideProps) {
  const { waivers: words, done, ask } = useWords().counter
  const { send, sending, problem } = useSend<WaiverAnswer>()
  const [note, setNote] = useState('')
  const [refundBy, setRefundBy] = useState('cash')
  const givesBack = waiver.kind === 'takeBack' && waiver.paidOverCounterFen > 0
  const mayGrant = !waiver.own && (hasTill || !givesBack)
  const decide = async (decision: 'grant' | 'decline') => {
    const { paidOverCounterFen } = waiver
    const how = decision === 'grant' && givesBack ? { refundBy, paidOverCounterFen } : {}
    const sent = await send(`/api/counter/waivers/${waiver.id}/decision`, {
      decision,
      note,
      ...how,
    })
    if (!sent.ok) return
    const { receipt } = sent.value
    const said = decision === 'grant' ? done.granted : waiver.own ? done.withdrawn : done.declined
    const refunded = receipt && { amount: yuan(receipt.amountFen), number: receipt.receiptNumber }
    onDecided({ said: refunded ? done.refunded(refunded) : said, receipt })
  }
  return (
    <Form
      problem={problem}
      label={words[waiver.kind]({ amount: yuan(waiver.amountFen) })}
      onSend={() => {}}
    >
      <Problem problem={problem} saved="" />
      {waiver.own && <p className="meta">{words.own}</p>}
      {!waiver.own && !mayGrant && <p className="meta">{words.atCounter}</p>}
      {mayGrant && givesBack && (
        <MethodChoice
          legend={ask.refundBy}
          name="refundBy"
          chosen={refundBy}
          onChoose={setRefundBy}
        />
      )}
      {!waiver.own && (
        <TextField
          label={words.note}
          name="note"
          value={note}
          onChange={(event) => setNote(event.target.value)}
          maxLength={200}
        />
      )}
      <div className="acts">
        {mayGrant && (
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

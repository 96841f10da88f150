import { useState } from 'react'
import type { CounterAccount } from '../../../../src/counter/shapes.ts'
import { fenOf, yuan } from '../../../../src/shared/money.ts'
import { MethodChoice } from '../../../money/method-choice.tsx'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { TextField } from '../../../ui/forms/fields.tsx'
import { Form } from '../../../ui/forms/form.tsx'
import { useWords } from '../../../ui/page.tsx'
import { Problem } from '../../../ui/problem.tsx'
import { errorOf, useSend } from '../../../ui/use-send.ts'
import type { Done } from '../account/account.tsx'
import { type Answered, callOf, doneOf } from './asked.ts'
import type { Asking } from './asking.ts'

interface AskDialogProps {
  asking: Asking | null
  account: CounterAccount
  onClose: () => void
  onDone: (done: Done) => void
}

/** Asks for what a step at the counter needs: an amount, how it is paid out, a reason. */
export function AskDialog({ asking, account, onClose, onDone }: AskDialogProps) {
  const words = useWords()
  const { send, sending, problem, setProblem } = useSend<Answered>()
  const close = () => {
    setProblem(null)
    onClose()
  }
  const onSend = async (fields: Record<string, string>) => {
    if (!asking) return
    const amountFen = fields.amount === undefined ? 0 : fenOf(fields.amount)
    if (amountFen === null || (fields.amount !== undefined && amountFen === 0))
      return setProblem(errorOf('badAmount', words.refusals.badAmount(), 'amount'))
    const { url, body } = callOf(asking, account, { ...fields, amountFen })
    const sent = await send(url, body)
    if (sent.ok) onDone(doneOf(asking, { answer: sent.value, amountFen }, words.counter))
  }
  const title = asking ? words.counter.acts[asking.kind] : ''
  return (
    <Dialog open={asking !== null} title={title} onClose={close}>
      {asking && (
        <>
          <Problem problem={problem} saved="" />
          <Form problem={problem} onSend={(fields) => void onSend(fields)} className="asks">
            <Said asking={asking} account={account} />
            <Amount asking={asking} account={account} />
            <PaidBy asking={asking} account={account} />
            {asking.kind !== 'offset' && asking.kind !== 'refundDeposit' && <Reason />}
            <div className="acts">
              <Button type="submit" look="primary" busy={sending}>
                {takesTwo(asking, account) ? words.counter.ask.propose : title}
              </Button>
              <Button onClick={close}>{words.counter.ask.cancel}</Button>
            </div>
          </Form>
        </>
      )}
    </Dialog>
  )
}

type Asked = Pick<AskDialogProps, 'account'> & { asking: Asking }

/** Whether another person has to agree that a charge is taken back (M2). */
const takesTwo = (asking: Asking, { aloneMaxFen }: CounterAccount) =>
  (asking.kind === 'refund' || asking.kind === 'takeBack') && asking.charge.amountFen > aloneMaxFen

/** What will happen, where the title does not say it all. */
function Said({ asking, account }: Asked) {
  const { ask } = useWords().counter
  if (asking.kind === 'voidReceipt') {
    const { number, amountFen } = asking.receipt
    return <p>{ask.voidText({ number, amount: yuan(amountFen) })}</p>
  }
  if (asking.kind === 'refund' || asking.kind === 'takeBack') {
    const amount = yuan(asking.charge.amountFen)
    return (
      <>
        <p>
          {asking.kind === 'refund' ? ask.refundText({ amount }) : ask.takeBackText({ amount })}
        </p>
        {takesTwo(asking, account) && (
          <p className="meta">{ask.twoNeeded({ amount: yuan(account.aloneMaxFen) })}</p>
        )}
      </>
    )
  }
  return null
}

function Amount({ asking, account }: Asked) {
  const { ask } = useWords().counter
  if (asking.kind !== 'offset' && asking.kind !== 'waive' && asking.kind !== 'refundDeposit')
    return null
  const mostFen =
    asking.kind === 'refundDeposit'
      ? account.depositFreeFen
      : asking.kind === 'waive'
        ? asking.charge.outstandingFen
        : Math.min(asking.charge.outstandingFen, account.depositFreeFen)
  return (
    <TextField
      label={ask.amount}
      name="amount"
      required
      inputMode="decimal"
      autoComplete="off"
      maxLength={14}
      defaultValue={yuan(mostFen).replace('¥', '')}
      hint={
        asking.kind === 'waive'
          ? ask.waiveHint({ amount: yuan(account.aloneMaxFen) })
          : ask.offsetHint({ amount: yuan(account.depositFreeFen) })
      }
    />
  )
}

/** How money is paid out; cash only as far as the till goes, which is said. */
function PaidBy({ asking, account }: Asked) {
  const { ask } = useWords().counter
  const [chosen, choose] = useState('cash')
  const isDeposit = asking.kind === 'refundDeposit'
  if ((!isDeposit && asking.kind !== 'refund') || takesTwo(asking, account)) return null
  return (
    <MethodChoice
      legend={isDeposit ? ask.paidOutBy : ask.refundBy}
      name={isDeposit ? 'method' : 'refundBy'}
      chosen={chosen}
      onChoose={choose}
    >
      <small>{ask.tillHint({ amount: yuan(account.tillFen) })}</small>
    </MethodChoice>
  )
}

function Reason() {
  const { ask } = useWords().counter
  return (
    <TextField label={ask.reason} name="reason" required hint={ask.reasonHint} maxLength={200} />
  )
}

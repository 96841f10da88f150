import type { AllowedAction, RequestDetail } from '../../../src/requests/shapes.ts'
import { fenOf } from '../../../src/shared/money.ts'
import type { ErrorAnswer } from '../../../src/shared/shapes.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Form } from '../../ui/forms/form.tsx'
import { useWords } from '../../ui/page.tsx'
import { Problem } from '../../ui/problem.tsx'
import { errorOf } from '../../ui/use-send.ts'
import type { Entered, Work } from '../requests/use-work.ts'
import { tidyCode } from '../scanning/scan-plan.ts'
import { wordOf } from '../words.ts'
import { Needed } from './needed.tsx'

interface ActionDialogProps {
  request: RequestDetail
  action: AllowedAction | null
  work: Work
  onClose: () => void
}

/** Asks for what an action needs, and only that; a refusal stays beside what was entered. */
export function ActionDialog({ request, action, work, onClose }: ActionDialogProps) {
  const words = useWords()
  const { send, sending, problem, setProblem } = useActing(work)
  const close = () => {
    setProblem(null)
    onClose()
  }
  const name = action ? wordOf(words.lifecycle.actions, action.action) : ''
  const onSend = async (fields: Record<string, string>) => {
    if (!action) return
    if (action.needs.includes('reason') && !fields.reason) {
      return setProblem(errorOf('reasonRequired', words.desk.act.reasonMissing, 'reason'))
    }
    const { amount, ...typed } = fields
    const amountFen = amount === undefined ? undefined : fenOf(amount)
    if (amountFen === null)
      return setProblem(errorOf('badAmount', words.refusals.badAmount(), 'amount'))
    const entered = {
      ...typed,
      ...(fields.barcode && { barcode: tidyCode(fields.barcode) }),
      ...(amountFen !== undefined && { amountFen }),
    }
    if (await send(request, action.action, entered)) close()
  }
  return (
    <Dialog open={action !== null} title={name} onClose={close}>
      <p className="meta">
        <span className="no">{request.number}</span> <span className="book">{request.title}</span>
      </p>
      {!besideField(problem, action) && <Problem problem={problem} />}
      <Form problem={problem} onSend={onSend} className="asks">
        {action?.needs.map((need) => (
          <Needed key={need} need={need} request={request} />
        ))}
        <div className="acts">
          <Button type="submit" look="primary" busy={sending}>
            {name}
          </Button>
          <Button onClick={close}>{words.desk.act.cancel}</Button>
        </div>
      </Form>
    </Dialog>
  )
}

/** Whether the form already says all of it, each beside its own field. */
const besideField = (problem: ErrorAnswer | null, action: AllowedAction | null) =>
  problem !== null &&
  problem.objections.length > 0 &&
  problem.objections.every(({ field }) => action?.needs.some((need) => need === field))

/** The work's `act`, with its problem kept in the form instead of the result line. */
function useActing(work: Work) {
  const { sending, problem, setProblem } = work.acting
  const send = async (request: RequestDetail, action: string, entered: Entered) =>
    (await work.act(request, action, entered, true)).ok
  return { send, sending, problem, setProblem }
}

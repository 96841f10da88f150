import { useEffect, useState } from 'react'
import type { Library } from '../../../src/libraries/shapes.ts'
import type { AllowedAction, RequestDetail } from '../../../src/requests/shapes.ts'
import type { ErrorAnswer } from '../../../src/shared/shapes.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { RadioGroup } from '../../ui/forms/choices.tsx'
import { Select, TextArea, TextField } from '../../ui/forms/fields.tsx'
import { Form } from '../../ui/forms/form.tsx'
import { useSay, useWords } from '../../ui/page.tsx'
import { Problem } from '../../ui/problem.tsx'
import { errorOf } from '../../ui/use-send.ts'
import type { Entered, Work } from '../requests/use-work.ts'
import { tidyCode } from '../scanning/scan-plan.ts'
import { wordOf } from '../words.ts'
import { ask } from './ask.ts'

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
    const entered = { ...fields, ...(fields.barcode && { barcode: tidyCode(fields.barcode) }) }
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

interface NeededProps {
  need: AllowedAction['needs'][number]
  request: RequestDetail
}

function Needed({ need, request }: NeededProps) {
  const words = useWords()
  const own = words.desk.act
  const barcodes = request.copies.map((copy) => copy.barcode).join(' / ')
  const noteLimit = { limit: 200, unit: 'letters' } as const
  switch (need) {
    case 'reason':
      return (
        <RadioGroup
          legend={own.reason}
          name="reason"
          choices={Object.entries(words.lifecycle.reasons).map(([value, label]) => ({
            value,
            label,
          }))}
        />
      )
    case 'barcode':
      return (
        <TextField
          label={own.barcode}
          name="barcode"
          required
          autoFocus
          autoComplete="off"
          spellCheck={false}
          maxLength={40}
          className="no"
          hint={barcodes && own.barcodeHint({ barcodes })}
        />
      )
    case 'library':
      return <OtherLibrary request={request} />
    case 'condition':
      return <TextField label={own.condition} name="condition" hint={own.conditionHint} />
    case 'note':
      return <TextArea label={own.note} name="note" hint={own.noteHint} counter={noteLimit} />
  }
}

/** A member to forward to; without a choice the next in order is asked. */
function OtherLibrary({ request }: { request: RequestDetail }) {
  const words = useWords().desk.act
  const say = useSay()
  const [libraries, setLibraries] = useState<readonly Library[] | null | undefined>()
  useEffect(() => {
    void ask<{ categories: { libraries: Library[] }[] }>('/api/libraries').then((directory) =>
      setLibraries(directory?.categories.flatMap((each) => each.libraries) ?? null),
    )
  }, [])
  const involved = [request.requesting.code, request.supplying?.code]
  const others = (libraries ?? []).filter(({ code }) => !involved.includes(code))
  return (
    <Select
      label={words.library}
      name="libraryCode"
      hint={libraries === null ? words.libraryNone : undefined}
      options={[
        ['', words.libraryNext],
        ...others.map(({ code, name }) => [code, say(name)] as const),
      ]}
    />
  )
}

import { type ReactNode, useState } from 'react'
import type { ActionAnswer, AllowedAction, RequestLine } from '../../../src/requests/shapes.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextArea } from '../../ui/forms/fields.tsx'
import { Form } from '../../ui/forms/form.tsx'
import { useFrame, useSay, useWords } from '../../ui/page.tsx'
import { Problem } from '../../ui/problem.tsx'
import { useSend } from '../../ui/use-send.ts'
import { clockOf, dayOf, sayDay } from '../../ui/values/days.ts'
import { When } from '../../ui/values/when.tsx'

type Request = Pick<RequestLine, 'id' | 'number' | 'title' | 'actions' | 'supplying'> & {
  cancellableUntil: string | null
  cancelAskedAt: string | null
  /** What the person saw; the server refuses when it moved on meanwhile. */
  version: number
}

/** Everything the reader may do now, as the server says; withdrawing and whatever asks for a note is confirmed first. */
export function RequestActions({ request }: { request: Request }) {
  const words = useWords()
  const [asked, setAsked] = useState<AllowedAction | null>(null)
  const [done, setDone] = useState('')
  const names: Record<string, string> = words.lifecycle.actions
  const finish = (action: string) => {
    setAsked(null)
    setDone(saidAfter(action, words.my.actions))
    location.reload()
  }
  return (
    <>
      <div className="quick">
        {!done &&
          request.actions.map((allowed) => (
            <Button key={allowed.action} onClick={() => setAsked(allowed)}>
              {names[allowed.action] ?? allowed.action}
            </Button>
          ))}
        <MailAbout number={request.number} />
      </div>
      <div role="status">{done && <p className="said">{done}</p>}</div>
      <WithdrawalNote request={request} />
      {asked && (
        <ActionDialog
          request={request}
          allowed={asked}
          onClose={() => setAsked(null)}
          onDone={() => finish(asked.action)}
        />
      )}
    </>
  )
}

type ActionWords = ReturnType<typeof useWords>['my']['actions']

const saidAfter = (action: string, words: ActionWords): string =>
  ({ cancel: words.doneCancel, askToCancel: words.doneAskToCancel })[action] ?? words.done

interface ActionDialogProps {
  request: Request
  allowed: AllowedAction
  onClose: () => void
  onDone: () => void
}

function ActionDialog({ request, allowed, onClose, onDone }: ActionDialogProps) {
  const all = useWords()
  const words = all.my.actions
  const names: Record<string, string> = all.lifecycle.actions
  const { send, sending, problem } = useSend<ActionAnswer>()
  const { action, needs } = allowed
  const { number, title, version } = request
  const said = {
    cancel: [words.cancelTitle({ number }), words.cancelText({ title }), words.cancelConfirm],
    askToCancel: [
      words.askToCancelTitle({ number }),
      words.askToCancelText,
      words.askToCancelConfirm,
    ],
  }[action] ?? [`${names[action] ?? action} ${number}`, '', names[action] ?? action]
  const act = async ({ note = '' }: Record<string, string>) => {
    const sent = await send(`/api/requests/${request.id}/actions`, { action, note, version })
    if (sent.ok) onDone()
  }
  return (
    <Dialog open title={said[0]} onClose={onClose}>
      <Form problem={problem} onSend={act}>
        {said[1] && <p>{said[1]}</p>}
        <Problem problem={problem} />
        {needs.includes('note') && (
          <TextArea label={words.note} hint={words.noteHint} name="note" maxLength={200} />
        )}
        <div className="acts">
          <Button look="primary" type="submit" busy={sending}>
            {said[2]}
          </Button>
          <Button look="text" onClick={onClose}>
            {words.keep}
          </Button>
        </div>
      </Form>
    </Dialog>
  )
}

/** 邮件: asks the home library's librarian about this request. */
export function MailAbout({ number, children }: { number: string; children?: ReactNode }) {
  const { me } = useFrame()
  const words = useWords().my.actions
  if (!me.home?.email) return null
  const href = `mailto:${me.home.email}?subject=${encodeURIComponent(words.mailSubject({ number }))}`
  return (
    <a className={children ? undefined : 'btn'} href={href}>
      {children ?? words.mail}
    </a>
  )
}

/** Until when withdrawing is the reader's own, or who must agree now. */
function WithdrawalNote({ request }: { request: Request }) {
  const { my, common } = useWords()
  const words = my.actions
  const { when } = common
  const { now } = useFrame()
  const say = useSay()
  const { cancellableUntil: until, cancelAskedAt } = request
  const sayClock = (at: string) =>
    dayOf(at) === dayOf(now) ? clockOf(at) : `${sayDay(dayOf(at), dayOf(now), when)} ${clockOf(at)}`
  const may = (action: string) => request.actions.some((allowed) => allowed.action === action)
  if (cancelAskedAt)
    return (
      <p className="cap">
        <When at={cancelAskedAt} /> {words.cancelAsked}
      </p>
    )
  if (!until) return null
  if (may('cancel')) return <p className="cap">{words.windowUntil({ clock: sayClock(until) })}</p>
  if (!may('askToCancel')) return null
  const library = request.supplying ? say(request.supplying.short) : words.theLender
  return <p className="cap">{words.windowOver({ clock: sayClock(until), library })}</p>
}

import type { MergeDecision, MergedSource } from '../../../../src/catalogue/merging/shapes.ts'
import { paths } from '../../../paths.ts'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { TextArea } from '../../../ui/forms/fields.tsx'
import { Form } from '../../../ui/forms/form.tsx'
import { useSay, useWords } from '../../../ui/page.tsx'
import { Problem } from '../../../ui/problem.tsx'
import { useSend } from '../../../ui/use-send.ts'

export interface DialogProps {
  open: boolean
  onClose: () => void
  recordId: number
}

export interface Decided {
  recordId: number
}

/** The page of a record, drawn anew as it now stands. */
export const goTo = (recordId: number) => location.assign(paths.record(recordId))

/** What goes when these source records are split off, and the reason. */
export function SplitDialog({
  open,
  onClose,
  recordId,
  sources,
  isAll,
}: DialogProps & { sources: readonly MergedSource[]; isAll: boolean }) {
  const words = useWords().merging
  const say = useSay()
  const { send, sending, problem } = useSend<Decided>()
  const copies = sources.reduce((sum, source) => sum + source.copies, 0)

  async function split({ why = '' }: Record<string, string>) {
    const sourceIds = sources.map(({ id }) => id)
    const sent = await send(`/api/records/${recordId}/split`, { sourceIds, why })
    if (sent.ok) goTo(recordId)
  }

  return (
    <Dialog open={open} title={words.splitTitle} onClose={onClose}>
      {sources.length === 0 || isAll ? (
        <p>{words.chooseFirst}</p>
      ) : (
        <Form problem={problem} onSend={(fields) => void split(fields)}>
          <p>{words.splitWhat({ sources: sources.length, copies })}</p>
          <ul className="going">
            {sources.map((source) => (
              <li key={source.id}>
                {say(source.library.short)} {source.controlNumber} · {source.title} {source.volume}
              </li>
            ))}
          </ul>
          <p>{words.splitRequests}</p>
          <p>{words.splitForGood}</p>
          <Problem problem={problem} />
          <TextArea label={words.why} name="why" maxLength={500} />
          <Button look="primary" type="submit" busy={sending}>
            {words.split}
          </Button>
        </Form>
      )}
    </Dialog>
  )
}

/** What comes back when a decision is undone. */
export function UndoDialog({
  decision,
  onClose,
}: {
  decision: MergeDecision | null
  onClose: () => void
}) {
  const words = useWords().merging
  const { send, sending, problem } = useSend<Decided>()

  async function undo(decisionId: number, { why = '' }: Record<string, string>) {
    const sent = await send(`/api/merge-decisions/${decisionId}/undo`, { why })
    if (sent.ok) goTo(sent.value.recordId)
  }

  return (
    <Dialog open={decision !== null} title={words.undoTitle} onClose={onClose}>
      {decision && (
        <Form problem={problem} onSend={(fields) => void undo(decision.id, fields)}>
          <p>
            {words.decided[decision.kind]({
              record: decision.recordId,
              other: decision.otherRecordId,
            })}
          </p>
          <p>{words.undoWhat[decision.kind]}</p>
          <TextArea label={words.why} name="why" maxLength={500} />
          <Problem problem={problem} />
          <Button look="primary" type="submit" busy={sending}>
            {words.undo}
          </Button>
        </Form>
      )}
    </Dialog>
  )
}

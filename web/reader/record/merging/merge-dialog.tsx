import { useState } from 'react'
import type { Hit, RecordPage } from '../../../../src/catalogue/shapes.ts'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { TextArea, TextField } from '../../../ui/forms/fields.tsx'
import { Form } from '../../../ui/forms/form.tsx'
import { useWords } from '../../../ui/page.tsx'
import { Problem } from '../../../ui/problem.tsx'
import { errorOf, useSend } from '../../../ui/use-send.ts'
import { Compared } from './compared.tsx'
import { type Decided, type DialogProps, goTo } from './dialogs.tsx'

/** The number of another record, then the two side by side and what will happen to the other. */
export function MergeDialog({ open, onClose, hit }: Omit<DialogProps, 'recordId'> & { hit: Hit }) {
  const words = useWords().merging
  const [other, setOther] = useState<Hit | null>(null)
  const { send, sending, problem, setProblem } = useSend<Decided>()

  async function look({ otherRecordId = '' }: Record<string, string>) {
    const found = await hitOf(otherRecordId)
    const wrong = !found ? words.notFound : found.id === hit.id ? words.sameRecord : ''
    setProblem(wrong ? errorOf('notFound', wrong, 'otherRecordId') : null)
    setOther(wrong ? null : found)
  }

  async function merge({ why = '' }: Record<string, string>) {
    const sent = await send(`/api/records/${hit.id}/merge`, { otherRecordId: other?.id, why })
    if (sent.ok) goTo(hit.id)
  }

  return (
    <Dialog open={open} title={words.mergeTitle} onClose={onClose}>
      <Form problem={problem} onSend={(fields) => void (other ? merge(fields) : look(fields))}>
        <Problem problem={problem} />
        {other ? (
          <>
            <Compared one={hit} other={other} />
            <p>{words.mergeWhat({ title: other.title })}</p>
            <TextArea label={words.why} name="why" maxLength={500} />
          </>
        ) : (
          <TextField
            label={words.otherNumber}
            hint={words.otherNumberHint}
            name="otherRecordId"
            inputMode="numeric"
            required
          />
        )}
        <div className="acts">
          <Button look="primary" type="submit" busy={sending}>
            {other ? words.mergeNow : words.look}
          </Button>
          {other && (
            <Button look="text" onClick={() => setOther(null)}>
              {words.another}
            </Button>
          )}
        </div>
      </Form>
    </Dialog>
  )
}

async function hitOf(recordId: string): Promise<Hit | null> {
  if (!/^\d{1,9}$/.test(recordId.trim())) return null
  const response = await fetch(`/api/records/${Number(recordId)}`)
  return response.ok ? ((await response.json()) as RecordPage).hit : null
}

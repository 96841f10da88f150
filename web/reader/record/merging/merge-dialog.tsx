import { useEffect, useState } from 'react'
import type { SearchAnswer } from '../../../../src/catalogue/search/shapes.ts'
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
  const likely = useLikely(hit, open)
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
          <>
            {likely.length > 0 && <Likely hits={likely} onChoose={setOther} />}
            <TextField
              label={words.otherNumber}
              hint={words.otherNumberHint}
              name="otherRecordId"
              required
            />
          </>
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

/** So many records are offered to choose from. */
const likelyMax = 6

/** Records whose title is like that of `hit`; none while the dialog is closed. */
function useLikely(hit: Hit, open: boolean): Hit[] {
  const [likely, setLikely] = useState<Hit[]>([])
  useEffect(() => {
    if (!open) return
    const asked = new URLSearchParams({ q: hit.title, field: 'title' })
    fetch(`/api/search?${asked}`)
      .then(async (response) => {
        if (!response.ok) return
        const { hits } = (await response.json()) as SearchAnswer
        setLikely(hits.filter(({ id }) => id !== hit.id).slice(0, likelyMax))
      })
      .catch(() => setLikely([]))
  }, [hit, open])
  return likely
}

function Likely({ hits, onChoose }: { hits: readonly Hit[]; onChoose: (hit: Hit) => void }) {
  const words = useWords().merging
  return (
    <>
      <p>{words.likely}</p>
      <ul className="likely">
        {hits.map((hit) => (
          <li key={hit.id}>
            <Button look="text" onClick={() => onChoose(hit)}>
              {[hit.title, hit.volume].filter(Boolean).join(' ')}
            </Button>{' '}
            <span className="meta">
              {[hit.edition, hit.responsibility, hit.publisher, hit.year, hit.isbn]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}

/** A number alone, or the address of a record's page as it is copied from the browser. */
const numberIn = (typed: string): string | undefined =>
  /^(?:.*\/records\/)?(\d{1,9})(?:[/?#].*)?$/.exec(typed.trim())?.[1]

async function hitOf(typed: string): Promise<Hit | null> {
  const number = numberIn(typed)
  if (!number) return null
  const response = await fetch(`/api/records/${number}`)
  return response.ok ? ((await response.json()) as RecordPage).hit : null
}

import { useState } from 'react'
import type { RegistrationToReview } from '../../../src/readers/shapes.ts'
import { Button } from '../../ui/button.tsx'
import { TextArea, TextField } from '../../ui/forms/fields.tsx'
import { Form } from '../../ui/forms/form.tsx'
import { useWords } from '../../ui/page.tsx'
import { Problem } from '../../ui/problem.tsx'
import { errorOf, useSend } from '../../ui/use-send.ts'
import { When } from '../../ui/values/when.tsx'
import { wordOf } from '../words.ts'

interface ReviewProps {
  registration: RegistrationToReview
  onReviewed: (readerId: number, said: string) => void
}

/** One registration: the evidence at the left, the decision at the right. */
export function Review({ registration, onReviewed }: ReviewProps) {
  const { desk: words, reader } = useWords()
  const own = words.registrations
  const { readerId, profile } = registration
  const [refusing, setRefusing] = useState(false)
  const { send, sending, problem, setProblem } = useSend<unknown>()

  async function decide(decision: 'approve' | 'refuse', fields: Record<string, string>) {
    if (decision === 'refuse' && !fields.reason?.trim()) {
      return setProblem(errorOf('required', own.reasonMissing, 'reason'))
    }
    const sent = await send(`/api/registrations/${readerId}/review`, { decision, ...fields })
    const { name } = profile
    if (sent.ok) {
      onReviewed(readerId, decision === 'approve' ? own.approved({ name }) : own.refused({ name }))
    }
  }

  return (
    <li className="review">
      <div>
        <h2>
          {profile.name} <small>{wordOf(reader.readerTypes, profile.readerType)}</small>
        </h2>
        <Evidence registration={registration} />
      </div>
      <Form
        problem={problem}
        label={profile.name}
        onSend={(fields) => void decide(refusing ? 'refuse' : 'approve', fields)}
      >
        <Problem problem={problem} />
        {refusing ? (
          <TextArea
            key="reason"
            label={own.reason}
            name="reason"
            required
            autoFocus
            hint={own.reasonHint}
            counter={{ limit: 200, unit: 'letters' }}
          />
        ) : (
          <TextField
            key="barcode"
            label={own.barcode}
            name="barcode"
            defaultValue={profile.barcode || profile.documentNumber}
            maxLength={20}
            className="no"
            autoComplete="off"
            hint={own.barcodeHint}
          />
        )}
        <div className="acts">
          <Button type="submit" look={refusing ? 'primary' : 'plain'} busy={sending}>
            {refusing ? own.sendRefusal : own.approve}
          </Button>
          <Button
            onClick={() => {
              setProblem(null)
              setRefusing(!refusing)
            }}
          >
            {refusing ? own.back : own.refuse}
          </Button>
        </div>
      </Form>
    </li>
  )
}

/** What the library compares with its files, and when and to which notice the reader agreed. */
function Evidence({ registration }: { registration: RegistrationToReview }) {
  const { desk, reader } = useWords()
  const words = desk.registrations
  const { profile, submittedAt, copyrightVersion, acceptedAt } = registration
  return (
    <dl className="kv">
      <div>
        <dt>{words.card}</dt>
        <dd>
          <span className="no">{profile.documentNumber}</span>{' '}
          <span className="dim">{wordOf(reader.documentTypes, profile.documentType)}</span>
        </dd>
      </div>
      <div>
        <dt>{words.department}</dt>
        <dd>{profile.department || <span className="dim">{words.none}</span>}</dd>
      </div>
      <div>
        <dt>{words.login}</dt>
        <dd className="no">{profile.login}</dd>
      </div>
      <div>
        <dt>{words.phone}</dt>
        <dd className="no">{profile.phone}</dd>
      </div>
      <div>
        <dt>{words.email}</dt>
        <dd>{profile.email}</dd>
      </div>
      <div>
        <dt>{words.submitted}</dt>
        <dd>
          <When at={submittedAt} clock />
        </dd>
      </div>
      <div className="w">
        <dt>{words.copyright}</dt>
        <dd>
          {words.accepted({ version: copyrightVersion })}{' '}
          <span className="dim">
            <When at={acceptedAt} clock />
          </span>
        </dd>
      </div>
    </dl>
  )
}

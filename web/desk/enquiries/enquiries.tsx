import { useState } from 'react'
import type { Enquiry } from '../../../src/catalogue/record/shapes.ts'
import type { Views } from '../../../src/pages/views.ts'
import { paths } from '../../paths.ts'
import { deskMenu } from '../../shell/menus.ts'
import { StaffShell } from '../../shell/staff-shell.tsx'
import { Button, LinkButton } from '../../ui/button.tsx'
import { TextArea } from '../../ui/forms/fields.tsx'
import { Form } from '../../ui/forms/form.tsx'
import { useSay, useWords } from '../../ui/page.tsx'
import { Problem } from '../../ui/problem.tsx'
import { useSend } from '../../ui/use-send.ts'
import { When } from '../../ui/values/when.tsx'
import type { View } from '../../views.ts'
import { Nothing } from '../nothing.tsx'
import '../desk.css'
import './enquiries.css'

const view: View<'desk/enquiries'> = {
  title: ({ desk, common, record }, { enquiries }) =>
    `${desk.title({ queue: record.desk.title, count: openIn(enquiries).length })} · ${common.brand}`,
  Page: ({ data }) => (
    <StaffShell menu={deskMenu}>
      <Enquiries {...data} />
    </StaffShell>
  ),
}

export default view

const openIn = (enquiries: readonly Enquiry[]) => enquiries.filter(({ answer }) => answer === null)

/** What readers ask this library about its books: open questions first, each with room for its answer. */
function Enquiries({ enquiries: first, answerMax }: Views['desk/enquiries']) {
  const { record, desk } = useWords()
  const words = record.desk
  const [answered, setAnswered] = useState<ReadonlyMap<number, string>>(new Map())
  const [said, say] = useState('')
  const enquiries = first.map((each) => ({ ...each, answer: answered.get(each.id) ?? each.answer }))
  const open = openIn(enquiries)
  const closed = enquiries.filter(({ answer }) => answer !== null)
  const onAnswered = (enquiry: Enquiry, answer: string) => {
    setAnswered(new Map(answered).set(enquiry.id, answer))
    say(words.answered({ title: enquiry.recordTitle }))
  }
  return (
    <main id="main" className="page">
      <header>
        <h1>{words.title}</h1>
        <span className="meta">{words.open({ n: open.length })}</span>
      </header>
      <p className="said" role="status">
        {said && <span className="stage end">{said}</span>}
      </p>
      {enquiries.length === 0 && (
        <Nothing
          title={words.empty}
          next={<LinkButton href={paths.desk}>{desk.registrations.emptyNext}</LinkButton>}
        >
          {words.emptyText}
        </Nothing>
      )}
      <ol>
        {open.map((each) => (
          <li key={each.id} className="enquiry">
            <Asked enquiry={each} />
            <Answer enquiry={each} answerMax={answerMax} onAnswered={onAnswered} />
          </li>
        ))}
      </ol>
      {closed.length > 0 && <Closed enquiries={closed} />}
    </main>
  )
}

function Asked({ enquiry }: { enquiry: Enquiry }) {
  const words = useWords().record.desk
  const say = useSay()
  const { recordId, recordTitle, readerLibrary, askedAt, question } = enquiry
  return (
    <div>
      <h2 className="book">
        {recordId ? <a href={paths.record(recordId)}>{recordTitle}</a> : recordTitle}
      </h2>
      <p className="meta">
        {words.from({ library: say(readerLibrary) })} · <When at={askedAt} clock />
      </p>
      <p className="q">{question}</p>
    </div>
  )
}

interface AnswerProps {
  enquiry: Enquiry
  answerMax: number
  onAnswered: (enquiry: Enquiry, answer: string) => void
}

function Answer({ enquiry, answerMax, onAnswered }: AnswerProps) {
  const words = useWords().record.desk
  const { send, sending, problem } = useSend<unknown>()
  const answer = async (fields: Record<string, string>) => {
    const sent = await send(`/api/enquiries/${enquiry.id}/answer`, fields)
    if (sent.ok) onAnswered(enquiry, fields.answer ?? '')
  }
  return (
    <Form problem={problem} label={enquiry.recordTitle} onSend={(fields) => void answer(fields)}>
      <Problem problem={problem} />
      <TextArea
        name="answer"
        label={words.answer}
        required
        rows={3}
        counter={{ limit: answerMax, unit: 'letters' }}
      />
      <Button type="submit" busy={sending}>
        {words.send}
      </Button>
    </Form>
  )
}

function Closed({ enquiries }: { enquiries: readonly Enquiry[] }) {
  const words = useWords().record.desk
  return (
    <section aria-label={words.closed}>
      <h2 className="closed">{words.closed}</h2>
      <ol>
        {enquiries.map((each) => (
          <li key={each.id} className="enquiry">
            <Asked enquiry={each} />
            <div>
              <span className="stage end">{words.done}</span>
              <p className="q">{each.answer}</p>
            </div>
          </li>
        ))}
      </ol>
    </section>
  )
}

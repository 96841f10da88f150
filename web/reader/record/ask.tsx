import { useState } from 'react'
import type { Enquiry, RecordBeside } from '../../../src/catalogue/record/shapes.ts'
import { paths } from '../../paths.ts'
import { Button, LinkButton } from '../../ui/button.tsx'
import { Select, TextArea } from '../../ui/forms/fields.tsx'
import { Form } from '../../ui/forms/form.tsx'
import { useFrame, useSay, useWords } from '../../ui/page.tsx'
import { Problem } from '../../ui/problem.tsx'
import { useSend } from '../../ui/use-send.ts'
import { When } from '../../ui/values/when.tsx'

interface AskProps {
  recordId: number
  beside: Pick<RecordBeside, 'askable' | 'enquiryMax' | 'enquiries'>
}

/** 咨询管理员: a question to a library that holds the book, or to one's own; below, one's questions and their answers. */
export function Ask({ recordId, beside }: AskProps) {
  const words = useWords().record.ask
  const { me } = useFrame()
  if (me.kind === 'staff' || me.kind === 'centre') return null
  return (
    <section id="ask" aria-label={words.title}>
      <h2 className="s">{words.title}</h2>
      {me.kind === 'visitor' ? (
        <>
          <p className="cap">{words.signInHint}</p>
          <LinkButton href={paths.signInFor(paths.recordAsk(recordId))}>{words.signIn}</LinkButton>
        </>
      ) : (
        <Question recordId={recordId} beside={beside} />
      )}
      <Mine enquiries={beside.enquiries} />
    </section>
  )
}

function Question({ recordId, beside: { askable, enquiryMax } }: AskProps) {
  const words = useWords().record.ask
  const { me } = useFrame()
  const say = useSay()
  const [asked, setAsked] = useState('')
  const [round, begin] = useState(0)
  const { send, sending, problem } = useSend<{ id: number }>()
  const nameOf = (code: string) => {
    const library = askable.find((each) => each.code === code)
    return library ? say(library.name) : ''
  }
  const ask = async (fields: Record<string, string>) => {
    const sent = await send(`/api/records/${recordId}/enquiries`, fields)
    if (!sent.ok) return
    setAsked(words.sent({ library: nameOf(fields.libraryCode ?? '') }))
    begin(round + 1)
  }
  return (
    <>
      <p className="cap">{words.hint}</p>
      <Form
        key={round}
        problem={problem}
        className="ask-form"
        onSend={(fields) => void ask(fields)}
      >
        <Problem problem={problem} />
        <Select
          name="libraryCode"
          label={words.library}
          options={askable.map(({ code, name }) => [
            code,
            code === me.home?.code ? words.own({ library: say(name) }) : say(name),
          ])}
        />
        <TextArea
          name="question"
          label={words.question}
          hint={words.questionHint}
          required
          rows={3}
          counter={{ limit: enquiryMax, unit: 'letters' }}
        />
        <Button type="submit" busy={sending}>
          {words.send}
        </Button>
      </Form>
      <p className="cap" role="status">
        {asked}
      </p>
    </>
  )
}

function Mine({ enquiries }: { enquiries: readonly Enquiry[] }) {
  const words = useWords().record.ask
  const say = useSay()
  if (enquiries.length === 0) return null
  return (
    <>
      <h3>{words.mine}</h3>
      <ul className="asked">
        {enquiries.map((each) => (
          <li key={each.id}>
            <p className="q">{each.question}</p>
            <p className="meta">
              {say(each.library)} · <When at={each.askedAt} />
            </p>
            {each.answer ? (
              <p className="a">
                <b>{words.answered({ library: say(each.library) })}</b> {each.answer}
              </p>
            ) : (
              <p className="cap">{words.waiting}</p>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}

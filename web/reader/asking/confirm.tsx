import { useEffect, useRef } from 'react'
import type { Profile } from '../../../src/readers/shapes.ts'
import type { Preview, SubmissionForm } from '../../../src/requests/asking/shapes.ts'
import type { ErrorAnswer } from '../../../src/shared/shapes.ts'
import { paths } from '../../paths.ts'
import { Button, LinkButton } from '../../ui/button.tsx'
import { ErrorSummary } from '../../ui/forms/errors.tsx'
import { useWords } from '../../ui/page.tsx'
import { Day } from '../../ui/values/when.tsx'
import { ConfirmedBook, Line } from './book/confirmed.tsx'
import { Pay } from './pay.tsx'

interface ConfirmProps {
  form: SubmissionForm
  preview: Preview
  /** What she confirmed before the price changed; null while it has not. */
  before: Preview | null
  profile: Profile
  sending: boolean
  problem: ErrorAnswer | null
  cancelTo: number | null
  onConfirm: () => void
  onBack: () => void
}

/** 确认申请单 with all fields of domain.md §2.6; its buttons stand above and below (S2). */
export function Confirm(props: ConfirmProps) {
  const { form, preview, before, profile, problem } = props
  const words = useWords().my
  const { bookOf } = words.ask
  const head = useRef<HTMLHeadingElement>(null)
  const count = preview.books.length
  const several = count > 1
  useEffect(() => head.current?.focus(), [])
  return (
    <section className="sheet">
      <h1 ref={head} tabIndex={-1}>
        {words.confirm.heading}
      </h1>
      <ErrorSummary problem={problem} title={words.errors.one} />
      <Buttons {...props} />
      {preview.books.map((book, at) => (
        <ConfirmedBook key={at} book={book} head={several && bookOf({ at: at + 1, n: count })} />
      ))}
      <Contact form={form} profile={profile} head={several} />
      <Pay preview={preview} before={before} />
      <Buttons {...props} />
    </section>
  )
}

function Buttons({ sending, cancelTo, onConfirm, onBack }: ConfirmProps) {
  const words = useWords().my.confirm
  return (
    <div className="acts">
      <Button look="primary" busy={sending} onClick={onConfirm}>
        {sending ? words.sending : words.confirm}
      </Button>
      <Button onClick={onBack}>{words.back}</Button>
      <LinkButton look="text" href={cancelTo ? paths.record(cancelTo) : paths.search}>
        {words.cancel}
      </LinkButton>
    </div>
  )
}

function Contact({ form, profile, head }: ContactProps) {
  const words = useWords().my
  return (
    <>
      {head && <h2 className="conf-h">{words.confirm.common}</h2>}
      <dl className={head ? 'conf' : 'conf on'}>
        <Line name={words.fields.delivery}>{words.deliveryMethods[form.deliveryMethod]}</Line>
        <Line name={words.fields.readerBarcode} className="no">
          {profile.barcode}
        </Line>
        <Line name={words.fields.readerName}>{profile.name}</Line>
        <Line name={words.fields.recipientName}>{form.recipientName}</Line>
        <Line name={words.fields.email}>{form.recipientEmail}</Line>
        {form.recipientPhone && <Line name={words.fields.phone}>{form.recipientPhone}</Line>}
        {form.neededBy && (
          <Line name={words.fields.neededBy}>
            <Day on={form.neededBy} />
          </Line>
        )}
      </dl>
    </>
  )
}

interface ContactProps {
  form: SubmissionForm
  profile: Profile
  head: boolean
}

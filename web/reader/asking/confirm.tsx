import { type ReactNode, useEffect, useRef } from 'react'
import type { Profile } from '../../../src/readers/shapes.ts'
import type { Preview, SubmissionForm } from '../../../src/requests/shapes.ts'
import type { ErrorAnswer } from '../../../src/shared/shapes.ts'
import { paths } from '../../paths.ts'
import { Button, LinkButton } from '../../ui/button.tsx'
import { ErrorSummary } from '../../ui/forms/errors.tsx'
import { useSay, useWords } from '../../ui/page.tsx'
import { Money, Why } from '../../ui/values/money.tsx'
import { Day } from '../../ui/values/when.tsx'
import { reasonsOf, sumsOf } from './form.ts'

interface ConfirmProps {
  form: SubmissionForm
  preview: Preview
  profile: Profile
  sending: boolean
  problem: ErrorAnswer | null
  cancelTo: number | null
  onConfirm: () => void
  onBack: () => void
}

/** 确认申请单 with all fields of domain.md §2.6; its buttons stand above and below (S2). */
export function Confirm(props: ConfirmProps) {
  const { form, preview, profile, problem } = props
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
      <Pay preview={preview} />
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

const Line = ({ name, children, className }: LineProps) => (
  <div>
    <dt>{name}</dt>
    <dd className={className}>{children || '—'}</dd>
  </div>
)

interface LineProps {
  name: string
  className?: string
  children: ReactNode
}

function ConfirmedBook({ book: each, head }: ConfirmedBookProps) {
  const words = useWords().my
  const say = useSay()
  const { book, supplier, next } = each
  return (
    <>
      {head && <h2 className="conf-h">{head}</h2>}
      <dl className="conf">
        <Line name={words.fields.title} className="book">
          {book.title}
        </Line>
        <Line name={words.fields.author}>{book.author}</Line>
        <Line name={words.fields.publisher}>{book.publisher}</Line>
        <Line name={words.fields.publishedYear}>{book.publishedYear}</Line>
        <Line name={words.fields.isbnIssn} className="no">
          {book.isbnIssn}
        </Line>
        <Line name={words.fields.language}>{words.languages[book.language]}</Line>
        <Line name={words.fields.materialType}>{words.materialTypes[book.materialType]}</Line>
        <Line name={words.fields.callNumber} className="no">
          {book.callNumber}
        </Line>
        <Line name={words.fields.supplierCode} className="no">
          {supplier.code}
        </Line>
        <Line name={words.fields.supplierName}>
          {say(supplier.name)}
          {next.length > 0 && (
            <span className="meta">
              {words.confirm.thenAsk({
                libraries: next.map(({ name }) => say(name)).join(words.ask.fieldsAnd),
              })}
            </span>
          )}
        </Line>
        {book.patronReference && (
          <Line name={words.fields.patronReference}>{book.patronReference}</Line>
        )}
        <Line name={words.fields.note}>{book.note}</Line>
        {each.warnings.length > 0 && (
          <Line name={words.ask.own}>{each.warnings.map(({ message }) => message).join(' ')}</Line>
        )}
      </dl>
    </>
  )
}

interface ConfirmedBookProps {
  book: Preview['books'][number]
  head: string | false
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

function Pay({ preview }: { preview: Preview }) {
  const words = useWords().my
  const say = useSay()
  const sums = sumsOf(preview.books)
  const left = Math.max(0, preview.quota.left - preview.books.length)
  return (
    <dl className="pay">
      <div>
        <dt>{words.confirm.pay}</dt>
        <dd>
          <b>
            <Money fen={sums.readerPaysFen} />
          </b>{' '}
          <Why reasons={reasonsOf(preview.books)} />
        </dd>
      </div>
      {sums.depositFen > 0 && (
        <div>
          <dt>{words.confirm.deposit}</dt>
          <dd>
            <b>
              <Money fen={sums.depositFen} />
            </b>
          </dd>
        </div>
      )}
      <div>
        <dt>{words.confirm.left}</dt>
        <dd>
          <b>{words.confirm.copies({ n: left })}</b>
        </dd>
      </div>
      <div>
        <dt>{words.confirm.period}</dt>
        <dd>
          <b>{say(preview.books[0]!.loanPeriod)}</b>
        </dd>
      </div>
    </dl>
  )
}

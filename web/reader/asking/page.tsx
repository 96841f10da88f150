import { useRef, useState } from 'react'
import type { Views } from '../../../src/pages/views.ts'
import type { SubmissionForm } from '../../../src/requests/asking/shapes.ts'
import type { ErrorAnswer } from '../../../src/shared/shapes.ts'
import { Button } from '../../ui/button.tsx'
import { ErrorSummary } from '../../ui/forms/errors.tsx'
import { FieldSet } from '../../ui/forms/form.tsx'
import { useWords } from '../../ui/page.tsx'
import { Electronic } from '../serials/electronic.tsx'
import { BookBlocks } from './book/book.tsx'
import { Delivery } from './delivery.tsx'
import { type Draft, draftsOf, submissionOf } from './form.ts'
import { Heading, Standing } from './heading.tsx'
import { useRecount } from './recount.ts'
import { Summary } from './summary.tsx'

interface AskFormProps {
  data: Views['reader/ask']
  looking: boolean
  problem: ErrorAnswer | null
  /** The books changed: what was objected to may no longer stand where it did. */
  onChange: () => void
  /** A field changed: what was confirmed for the old words no longer counts. */
  onTouch: () => void
  onLook: (form: SubmissionForm) => void
}

/** 要什么, 向谁借, 怎么取, with the plain summary beside them (screens.md §4). */
export function AskForm({ data, looking, problem, onChange, onTouch, onLook }: AskFormProps) {
  const words = useWords().my.ask
  const begin = () =>
    draftsOf(
      data.books.length ? data.books : data.record ? [data.record] : [],
      data.preview,
      data.wholeSerials,
    )
  const [drafts, setDrafts] = useState(begin)
  const [round, setRound] = useState(0)
  const form = useRef<HTMLFormElement>(null)
  const live = useRecount(data.preview)
  const shownOf = (draft: Draft) =>
    live.preview?.books.find(({ book }) => book.recordId === (draft.record?.hit.id ?? null)) ??
    draft.preview
  // After the change has been drawn, so that hidden fields say it too.
  const recount = () =>
    setTimeout(() => {
      const fields = form.current && new FormData(form.current)
      if (fields) live.recount(submissionOf(fields, form.current!.querySelectorAll('.one').length))
    })
  const reset = () => {
    onChange()
    setDrafts(begin())
    setRound(round + 1)
  }
  const leaveOut = (key: string) => {
    onChange()
    setDrafts(drafts.filter((draft) => draft.key !== key))
    recount()
  }

  return (
    <FieldSet problem={problem}>
      <form
        ref={form}
        className="ask"
        method="post"
        noValidate
        onInput={onTouch}
        onChange={({ target }) => {
          if ((target as Element).matches('select, [type=radio]')) recount()
        }}
        aria-label={words.heading}
        onSubmit={(event) => {
          event.preventDefault()
          if (!looking) onLook(submissionOf(new FormData(event.currentTarget), drafts.length))
        }}
      >
        <div>
          <Heading
            direct={!drafts[0]?.record}
            count={drafts.length}
            part={drafts.some(({ asksForPart }) => asksForPart)}
          />
          {!problem && <Standing data={data} count={drafts.length} />}
          <Electronic access={data.electronic} />
          <Errors problem={problem} count={drafts.length} />
          {drafts.map((draft, at) => (
            <BookBlocks
              key={`${round} ${draft.key}`}
              at={at}
              count={drafts.length}
              draft={draft}
              preview={shownOf(draft)}
              data={data}
              problem={problem}
              onOrder={recount}
              onRemove={drafts.length > 1 ? () => leaveOut(draft.key) : null}
            />
          ))}
          <Delivery key={round} data={data} single={drafts.length === 1} />
        </div>
        <Summary
          drafts={drafts}
          books={drafts.flatMap((draft) => shownOf(draft) ?? [])}
          quota={live.preview?.quota ?? data.quota}
        >
          <Button look="primary" type="submit" busy={looking}>
            {looking ? words.checking : words.submit}
          </Button>
          <p className="cap">{words.nextStep}</p>
          <Button look="text" onClick={reset}>
            {words.reset}
          </Button>
        </Summary>
      </form>
    </FieldSet>
  )
}

function Errors({ problem, count }: { problem: ErrorAnswer | null; count: number }) {
  const words = useWords().my
  const about = problem?.objections.filter(({ field }) => field).length ?? 0
  const nameOf = (field: string): string => fieldWords(words)[field.split('.').at(-1)!] ?? ''
  return (
    <ErrorSummary
      problem={problem}
      title={about ? words.errors.heading({ n: about }) : words.errors.one}
      say={({ field, message }) => {
        const at = /^books\.(\d+)\./.exec(field)?.[1]
        const named = nameOf(field)
        if (!named) return ''
        return at && count > 1
          ? words.errors.inBook({ at: Number(at) + 1, field: named, message })
          : words.errors.inField({ field: named, message })
      }}
    />
  )
}

/** The label of each field of the API. */
const fieldWords = ({
  fields,
  ask,
}: ReturnType<typeof useWords>['my']): Record<string, string> => ({
  ...fields,
  supplierCode: fields.supplier,
  commissionedCode: fields.commissioned,
  recipientEmail: fields.email,
  recipientPhone: fields.phone,
  deliveryMethod: ask.deliveryLegend,
  ownHoldingReason: ask.ownReason,
})

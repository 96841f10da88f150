import { type ReactNode, useState } from 'react'
import type { Views } from '../../../src/pages/views.ts'
import type { ErrorAnswer } from '../../../src/shared/shapes.ts'
import { Spine } from '../../ui/book.tsx'
import { Button } from '../../ui/button.tsx'
import { Select, TextField } from '../../ui/forms/fields.tsx'
import { Block } from '../../ui/forms/form.tsx'
import { useWords } from '../../ui/page.tsx'
import { NoteField } from './delivery.tsx'
import { type Draft, firstValuesOf } from './form.ts'
import { OwnHoldings } from './own.tsx'
import { PartOfSerial } from './part.tsx'
import { FromWhom } from './whom.tsx'

export interface BookProps {
  at: number
  draft: Draft
  /** What the server would do with it as it stands now. */
  preview: Draft['preview']
  data: Views['reader/ask']
  problem: ErrorAnswer | null
  /** The reader asked for another order of lenders. */
  onOrder: () => void
}

interface BookBlocksProps extends BookProps {
  count: number
  onRemove: (() => void) | null
}

/** One book of the submission: 要什么 and 向谁借; its note too, when it is not the only one. */
export function BookBlocks({ count, onRemove, ...book }: BookBlocksProps) {
  const words = useWords().my.ask
  const { at, draft } = book
  return (
    <section className="one" aria-label={words.bookOf({ at: at + 1, n: count })}>
      {count > 1 && (
        <div className="sec-h">
          <h2>{words.bookOf({ at: at + 1, n: count })}</h2>
          {onRemove && (
            <Button look="text" className="more" onClick={onRemove}>
              {words.remove}
            </Button>
          )}
        </div>
      )}
      <Block title={words.what}>
        <OwnHoldings at={at} preview={book.preview} />
        {draft.record ? <KnownBook {...book} /> : <UnknownBook at={at} />}
        <MoreOfBook at={at} draft={draft} />
      </Block>
      <Block title={words.whom}>
        <FromWhom {...book} />
        {count > 1 && (
          <div className="grid">
            <NoteField at={at} noteMax={book.data.noteMax} first={draft.preview?.book.note} />
          </div>
        )}
      </Block>
    </section>
  )
}

/** From a record: the book as it is catalogued, its year and call number in fields, the rest on 修改. */
function KnownBook({ at, draft, problem, onOrder }: BookProps) {
  const words = useWords().my
  const first = firstValuesOf(draft)
  const [editing, setEditing] = useState(false)
  const folded = ['title', 'author', 'publisher', 'isbnIssn', 'materialType']
  const wrong = problem?.objections.some(({ field }) =>
    folded.some((name) => field === `books.${at}.${name}`),
  )
  const open = editing || wrong
  return (
    <>
      <input type="hidden" name={`books.${at}.recordId`} value={first.recordId ?? ''} />
      <div className="what">
        <Spine callNumber={first.callNumber ?? ''} />
        <div>
          <div className="book">{first.title}</div>
          <p>
            {first.author}
            <br />
            {[first.publisher, words.materialTypes[first.materialType ?? 'book']]
              .filter(Boolean)
              .join('　')}
            {first.language && `　${words.languages[first.language]}`}
            {first.isbnIssn && (
              <>
                {'　'}
                <span className="no">{first.isbnIssn}</span>
              </>
            )}
          </p>
        </div>
        {!open && (
          <Button look="text" onClick={() => setEditing(true)}>
            {words.ask.edit}
          </Button>
        )}
      </div>
      <div className="grid">
        <div className="grid wide" hidden={!open}>
          <Identity at={at} first={first} />
        </div>
        {draft.asksForPart && <PartOfSerial at={at} onSaid={onOrder} />}
        <YearAndCallNumber at={at} first={first} ofPart={draft.asksForPart} />
      </div>
    </>
  )
}

/** 直接填写: everything in front, the required ones first. */
function UnknownBook({ at }: { at: number }) {
  return (
    <div className="grid">
      <Identity at={at} first={{ materialType: 'book' }}>
        <YearAndCallNumber at={at} first={{}} />
      </Identity>
    </div>
  )
}

interface PartProps {
  at: number
  first: ReturnType<typeof firstValuesOf>
  children?: ReactNode
}

/** What the book is; the required fields between the title and the rest. */
function Identity({ at, first, children }: PartProps) {
  const words = useWords().my
  const name = (field: string) => `books.${at}.${field}`
  return (
    <>
      <TextField
        wide
        required
        label={words.fields.title}
        name={name('title')}
        defaultValue={first.title}
        className="book-in"
      />
      {children}
      <TextField label={words.fields.author} name={name('author')} defaultValue={first.author} />
      <TextField
        label={words.fields.publisher}
        name={name('publisher')}
        defaultValue={first.publisher}
      />
      <TextField
        label={words.fields.isbnIssn}
        name={name('isbnIssn')}
        defaultValue={first.isbnIssn}
        className="no"
      />
      <Select
        label={words.fields.materialType}
        name={name('materialType')}
        defaultValue={first.materialType}
        options={Object.entries(words.materialTypes)}
      />
    </>
  )
}

function YearAndCallNumber({ at, first, ofPart }: PartProps & { ofPart?: boolean }) {
  const words = useWords().my.fields
  return (
    <>
      {!ofPart && <Year at={at} first={first} />}
      <TextField
        required
        label={words.callNumber}
        name={`books.${at}.callNumber`}
        defaultValue={first.callNumber}
        className="no"
      />
    </>
  )
}

function Year({ at, first }: PartProps) {
  const words = useWords().my.fields
  return (
    <TextField
      required
      label={words.publishedYear}
      name={`books.${at}.publishedYear`}
      defaultValue={first.publishedYear}
      inputMode="numeric"
    />
  )
}

/** The S2 extras about the book. */
function MoreOfBook({ at, draft }: { at: number; draft: Draft }) {
  const words = useWords().my
  const first = firstValuesOf(draft)
  const named = [words.fields.language, words.fields.patronReference].join(words.ask.fieldsAnd)
  return (
    <details className="fold">
      <summary>{words.ask.more({ fields: named })}</summary>
      <div className="grid">
        <Select
          label={words.fields.language}
          name={`books.${at}.language`}
          defaultValue={first.language ?? ''}
          options={Object.entries(words.languages)}
        />
        <TextField
          label={words.fields.patronReference}
          name={`books.${at}.patronReference`}
          defaultValue={first.patronReference}
          maxLength={40}
        />
      </div>
    </details>
  )
}

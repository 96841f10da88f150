import { useState } from 'react'
import type { Views } from '../../../../src/pages/views.ts'
import type { ErrorAnswer } from '../../../../src/shared/shapes.ts'
import { Article, Spine } from '../../../ui/book.tsx'
import { Button } from '../../../ui/button.tsx'
import { Block } from '../../../ui/forms/form.tsx'
import { useWords } from '../../../ui/page.tsx'
import { NoteField } from '../delivery.tsx'
import { type Draft, firstValuesOf } from '../form.ts'
import { FromWhom } from '../whom/whom.tsx'
import { Identity, MoreOfBook, YearAndCallNumber } from './identity.tsx'
import { OwnHoldings } from './own.tsx'
import { ArticleFields, PartOfSerial } from './part.tsx'

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
  // Whom to ask for a journal is known as soon as its issue is said.
  const asked = draft.asksForPart ? { ...draft, preview: book.preview } : draft
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
        {draft.record ? <KnownBook {...book} /> : <UnknownBook at={at} onSaid={book.onOrder} />}
        <MoreOfBook at={at} draft={draft} />
      </Block>
      <Block title={words.whom}>
        <FromWhom key={asked.preview?.book.title ?? ''} {...book} draft={asked} />
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
  const folded = ['title', 'author', 'publisher', 'isbnIssn', 'materialType', 'articleTitle']
  const wrong = problem?.objections.some(({ field }) =>
    folded.some((name) => field === `books.${at}.${name}`),
  )
  const open = editing || wrong
  const isPart = first.materialType === 'serial' && !draft.asksForPart
  return (
    <>
      <input type="hidden" name={`books.${at}.recordId`} value={first.recordId ?? ''} />
      <div className="what">
        <Spine callNumber={first.callNumber ?? ''} />
        <div>
          <div className="book">{first.title}</div>
          <Article article={first} />
          <p>
            {first.author && (
              <>
                {first.author}
                <br />
              </>
            )}
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
          {isPart && <ArticleFields at={at} first={first} />}
        </div>
        {draft.asksForPart && <PartOfSerial at={at} onSaid={onOrder} />}
        {isPart && <p className="wide cap">{words.ask.volumeLent}</p>}
        <YearAndCallNumber at={at} first={first} ofPart={draft.asksForPart} />
      </div>
    </>
  )
}

/** 直接填写: everything in front, the required ones first; 年卷期 as soon as it is a journal. */
function UnknownBook({ at, onSaid }: { at: number; onSaid: () => void }) {
  const [known, setKnown] = useState({ isSerial: false, publishedYear: '' })
  return (
    <div className="grid">
      <Identity
        at={at}
        first={{ materialType: 'book' }}
        onMaterialType={({ currentTarget: { value, form } }) => {
          const typed = form && new FormData(form).get(`books.${at}.publishedYear`)
          setKnown({ isSerial: value === 'serial', publishedYear: String(typed ?? '') })
        }}
      >
        <YearAndCallNumber at={at} first={known} ofPart={known.isSerial} />
      </Identity>
      {known.isSerial && <PartOfSerial at={at} year={known.publishedYear} onSaid={onSaid} />}
    </div>
  )
}

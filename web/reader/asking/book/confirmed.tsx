import type { ReactNode } from 'react'
import type { Preview } from '../../../../src/requests/asking/shapes.ts'
import { useSay, useWords } from '../../../ui/page.tsx'
import { Lacking } from '../whom/part.tsx'

/** Label and value; a dash for what is not said. */
export const Line = ({ name, children, className }: LineProps) => (
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

/** One book of the submission as it will be sent. */
export function ConfirmedBook({ book: each, head }: ConfirmedBookProps) {
  const words = useWords().my
  const say = useSay()
  const { book, supplier, next, part } = each
  const isSerial = book.materialType === 'serial'
  return (
    <>
      {head && <h2 className="conf-h">{head}</h2>}
      <dl className="conf">
        <Line name={words.fields.title} className="book">
          {book.title}
        </Line>
        {isSerial && book.articleTitle && (
          <>
            <Line name={words.fields.articleTitle} className="book">
              {book.articleTitle}
            </Line>
            <Line name={words.fields.articleAuthor}>{book.articleAuthor}</Line>
          </>
        )}
        {isSerial && book.pages && <Line name={words.fields.pages}>{book.pages}</Line>}
        {isSerial && <Line name={words.confirm.lent}>{words.ask.volumeLent}</Line>}
        {(!isSerial || book.author) && <Line name={words.fields.author}>{book.author}</Line>}
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
          {part && part.lacking.length > 0 && <Lacking part={part} />}
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

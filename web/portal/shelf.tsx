import type { ShelfBook } from '../../src/portal/shapes.ts'
import { paths } from '../paths.ts'
import { widthOf } from '../ui/forms/width.ts'
import { Empty, SectionHead } from '../ui/lists.tsx'
import { useWords } from '../ui/page.tsx'

const states = ['lendable', 'ownHolding', 'allOut'] as const
/** Heights home.css knows: h0 … h8. */
const heights = 8
/** From this width on (a Chinese character counts as two) a title is set smaller, an author takes what room there is. */
const longFrom = { title: 18, author: 12 }

/** 这个月大家在借: spines on a board, the taller the more readers; the fill says whether it can be had. */
export function Shelf({ books }: { books: readonly ShelfBook[] }) {
  const words = useWords().portal.home
  const most = Math.max(1, ...books.map((book) => book.loans))
  return (
    <section className="shelf-sec">
      <SectionHead
        title={words.shelf}
        beside={
          <>
            {words.shelfHint}
            {states.map((state) => (
              <span key={state} className="nb">
                <span className={`lg ${state}`} />
                {words.states[state]}
              </span>
            ))}
          </>
        }
      />
      {books.length === 0 ? (
        <Empty title={words.shelfEmpty} />
      ) : (
        <ul className="shelf">
          {books.map((book) => (
            <li key={book.recordId}>
              <a
                className={`${book.state} h${Math.round((book.loans / most) * heights)}`}
                href={paths.record(book.recordId)}
                title={`${book.title} ${book.author}`}
              >
                <span className="up">
                  <b className={widthOf(book.title) < longFrom.title ? 'book' : 'book long'}>
                    {book.title}
                  </b>
                  <em className={widthOf(book.author) < longFrom.author ? undefined : 'long'}>
                    {book.author}
                  </em>
                </span>
                <span className="sr">{words.states[book.state]}</span>
                <i>
                  <span className="sr">{words.loans({ n: book.loans })}</span>
                  <span aria-hidden="true">{book.loans}</span>
                </i>
              </a>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

import { Fragment, type ReactNode } from 'react'
import type { RecordPage } from '../../../src/catalogue/shapes.ts'
import type { Preview, Quota } from '../../../src/requests/asking/shapes.ts'
import { useSay, useWords } from '../../ui/page.tsx'
import { Money, Why } from '../../ui/values/money.tsx'
import { type Draft, reasonsOf, subsidiesOf, sumsOf } from './form.ts'
import { Overdue } from './overdue.tsx'

interface SummaryProps {
  drafts: readonly Draft[]
  /** What the server would do now, book by book; empty before it could say. */
  books: Preview['books']
  quota: Quota
  children: ReactNode
}

/** Beside the form: who is asked, 费用 − 补贴 = 您付, 押金 apart, 借期, 册数, 撤销. */
export function Summary({ drafts, books, quota, children }: SummaryProps) {
  const words = useWords().my.summary
  const say = useSay()
  const first = books[0]
  return (
    <aside className="sumry" aria-label={words.label}>
      <Lead books={books} proposed={drafts[0]?.record?.proposed ?? null} />
      {first && <Sums books={books} />}
      {first && <p className="cap">{words.recount}</p>}
      <dl className="terms">
        {first && (
          <div>
            <dt>{words.period}</dt>
            <dd>{say(first.loanPeriod)}</dd>
          </div>
        )}
        <div>
          <dt>{words.books}</dt>
          <dd>
            {words.quota({ outstanding: quota.outstanding, left: quota.left })}{' '}
            <Why reasons={quota.why} />
          </dd>
        </div>
        {first && (
          <div>
            <dt>{words.withdraw}</dt>
            <dd>{say(first.withdrawable)}</dd>
          </div>
        )}
        {first && <Overdue books={books} />}
      </dl>
      {children}
    </aside>
  )
}

interface LeadProps {
  books: Preview['books']
  proposed: RecordPage['proposed']
}

/** Who is asked first, and why that one. */
function Lead({ books, proposed }: LeadProps) {
  const words = useWords().my.summary
  const say = useSay()
  const [first] = books
  if (!first)
    return (
      <div className="day">
        {words.direct}
        <small>{words.directMore}</small>
      </div>
    )
  const suppliers = new Set(books.map(({ supplier }) => supplier.code))
  if (books.length > 1)
    return (
      <div className="day">{words.severalFrom({ n: books.length, libraries: suppliers.size })}</div>
    )
  return (
    <div className="day">
      {words.from({ library: say(first.supplier.name) })}
      {proposed?.code === first.supplier.code && (
        <small>{proposed.reasons.map(say).join('　')}</small>
      )}
    </div>
  )
}

function Sums({ books }: { books: Preview['books'] }) {
  const words = useWords().my.summary
  const { payers } = useWords().money
  const sums = sumsOf(books)
  const reasons = reasonsOf(books)
  return (
    <>
      <dl className="money">
        <dt>{words.gross}</dt>
        <dd>
          <Money fen={sums.grossFen} />
        </dd>
        {subsidiesOf(books).map(([payer, amountFen]) => (
          <Fragment key={payer}>
            <dt>{words.borne({ payer: payers[payer] })}</dt>
            <dd>
              <Money fen={-amountFen} />
            </dd>
          </Fragment>
        ))}
        <dt className="tot">{words.youPay}</dt>
        <dd className="tot">
          <Money fen={sums.readerPaysFen} />
        </dd>
        <dd className="c">
          <Why reasons={reasons} />
        </dd>
      </dl>
      <dl className="money">
        <dt>{words.deposit}</dt>
        <dd>{sums.depositFen > 0 ? <Money fen={sums.depositFen} /> : words.noDeposit}</dd>
        {sums.depositFen > 0 && <dd className="c dim">{words.depositNote}</dd>}
      </dl>
    </>
  )
}

import type { Preview } from '../../../src/requests/asking/shapes.ts'
import { yuan } from '../../../src/shared/money.ts'
import { useSay, useWords } from '../../ui/page.tsx'
import { Money, Why } from '../../ui/values/money.tsx'
import { reasonsOf, subsidiesOf, sumsOf } from './form.ts'
import { Overdue } from './overdue.tsx'

interface PayProps {
  preview: Preview
  /** What she confirmed before the price changed; null while it has not. */
  before: Preview | null
}

/** What 确认提交 agrees to: her part, the deposit, the period, and what late return costs. */
export function Pay({ preview, before }: PayProps) {
  const { my: words, money } = useWords()
  const { payers } = money
  const say = useSay()
  const sums = sumsOf(preview.books)
  const was = before && sumsOf(before.books)
  const left = Math.max(0, preview.quota.left - preview.books.length)
  return (
    <dl className="pay">
      <Amount word={words.summary.gross} fen={sums.grossFen} />
      {subsidiesOf(preview.books).map(([payer, amountFen]) => (
        <Amount key={payer} word={words.summary.borne({ payer: payers[payer] })} fen={-amountFen} />
      ))}
      <div>
        <dt>{words.confirm.pay}</dt>
        <dd>
          <b>
            <Money fen={sums.readerPaysFen} />
          </b>{' '}
          <Was fen={was?.readerPaysFen} now={sums.readerPaysFen} />
          <Why reasons={reasonsOf(preview.books)} />
        </dd>
      </div>
      {(sums.depositFen > 0 || (was?.depositFen ?? 0) > 0) && (
        <div>
          <dt>{words.confirm.deposit}</dt>
          <dd>
            <b>
              <Money fen={sums.depositFen} />
            </b>{' '}
            <Was fen={was?.depositFen} now={sums.depositFen} />
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
      <Overdue books={preview.books} />
    </dl>
  )
}

const Amount = ({ word, fen }: { word: string; fen: number }) => (
  <div>
    <dt>{word}</dt>
    <dd>
      <Money fen={fen} />
    </dd>
  </div>
)

/** The amount she confirmed before, struck out, where it is another one now. */
function Was({ fen, now }: { fen: number | undefined; now: number }) {
  const words = useWords().my.confirm
  if (fen === undefined || fen === now) return null
  return (
    <span className="warm">
      {words.before} <del>{yuan(fen)}</del>{' '}
    </span>
  )
}

import type { CounterAccount } from '../../../../src/counter/shapes.ts'
import { yuan } from '../../../../src/shared/money.ts'
import { receiptKind } from '../../../money/receipt-title.ts'
import { paths } from '../../../paths.ts'
import { Button } from '../../../ui/button.tsx'
import { useFrame, useSay, useWords } from '../../../ui/page.tsx'
import { dayOf } from '../../../ui/values/days.ts'
import { Day, When } from '../../../ui/values/when.tsx'
import { useFineSaid } from '../how-it-came.tsx'
import type { Asking } from '../taking/asking.ts'

interface BesideProps {
  account: CounterAccount
  onAsk: (asking: Asking) => void
}

/** What lies beside the charges: deposit, fines still growing, the last receipts. */
export const Beside = (props: BesideProps) => (
  <aside>
    <Deposits {...props} />
    <Accruing {...props} />
    <Receipts {...props} />
  </aside>
)

function Deposits({ account, onAsk }: BesideProps) {
  const words = useWords().counter
  return (
    <section aria-label={words.deposits}>
      <h3 className="head">{words.deposits}</h3>
      <p className="line">
        <span>{words.free}</span>
        <b>{yuan(account.depositFreeFen)}</b>
        {account.depositFreeFen > 0 && (
          <Button onClick={() => onAsk({ kind: 'refundDeposit' })}>
            {words.acts.refundDeposit}
          </Button>
        )}
      </p>
      {account.held.map(({ book, amountFen }) => (
        <p className="line" key={book.requestId}>
          <span>
            {words.held} <span className="book">{book.title}</span>{' '}
            <span className="no">{book.number}</span>
          </span>
          <b>{yuan(amountFen)}</b>
        </p>
      ))}
      {account.held.length === 0 && <p className="meta">{words.heldNone}</p>}
    </section>
  )
}

function Accruing({ account }: BesideProps) {
  const words = useWords().counter
  const say = useSay()
  const said = useFineSaid()
  if (account.accruing.length === 0) return null
  return (
    <section aria-label={words.accruing}>
      <h3 className="head">{words.accruing}</h3>
      <p className="meta">{words.accruingHint}</p>
      {account.accruing.map((fine) => (
        <p className="line" key={fine.book.requestId}>
          <span>
            <span className="book">{fine.book.title}</span>
            <small>
              {words.dueOn} <Day on={fine.dueOn} short /> · {say(fine.lender)} · {said(fine)}
            </small>
          </span>
          <b>{yuan(fine.amountFen)}</b>
        </p>
      ))}
    </section>
  )
}

function Receipts({ account, onAsk }: BesideProps) {
  const words = useWords()
  const today = dayOf(useFrame().now)
  const own = words.counter
  return (
    <section aria-label={own.receipts}>
      <h3 className="head">{own.receipts}</h3>
      {account.receipts.length === 0 && <p className="meta">{own.receiptsNone}</p>}
      {account.receipts.map((receipt) => (
        <p className="line" key={receipt.id}>
          <span>
            <a className="no" href={paths.counterReceipt(receipt.id)}>
              {receipt.number}
            </a>
            <small>
              {words.account.receipt.titles[receiptKind(receipt)]} ·{' '}
              {words.money.methods[receipt.method]} · <When at={receipt.at} />
              {receipt.takenBack && ` · ${own.undone}`}
            </small>
          </span>
          <b>{yuan(receipt.direction === 'taken' ? receipt.amountFen : 0 - receipt.amountFen)}</b>
          {!receipt.takenBack && dayOf(receipt.at) === today && isOwnMoney(receipt) && (
            <Button look="text" onClick={() => onAsk({ kind: 'voidReceipt', receipt })}>
              {own.void}
            </Button>
          )}
        </p>
      ))}
    </section>
  )
}

/** A slip that itself took something back is not taken back again. */
const isOwnMoney = ({ lines }: CounterAccount['receipts'][number]) =>
  lines.every(({ what }) => what !== 'reversal' && what !== 'refund')

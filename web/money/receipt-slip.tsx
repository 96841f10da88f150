import type { ReceiptLine, ReceiptView } from '../../src/ledger/shapes.ts'
import { useFrame, useSay, useWords } from '../ui/page.tsx'
import { clockOf, dayOf } from '../ui/values/days.ts'
import { Money } from '../ui/values/money.tsx'
import { capitals } from './capitals.ts'
import { receiptKind } from './receipt-title.ts'
import { useWhat } from './what.ts'
import './receipt-slip.css'

/** 收据 or 退款收据 as it lies on the screen and on paper (A6): reader and desk show and print the same. */
export function ReceiptSlip({ receipt }: { receipt: ReceiptView }) {
  const words = useWords()
  const own = words.account.receipt
  const say = useSay()
  return (
    <article className={receipt.takenBack ? 'receipt back' : 'receipt'}>
      <header>
        <p>{say(receipt.library)}</p>
        <h2>{own.titles[receiptKind(receipt)]}</h2>
        <p className="no">{receipt.number}</p>
      </header>
      {receipt.takenBack && <p className="void">{own.takenBack}</p>}
      <dl>
        <dt>{own.reader}</dt>
        <dd>
          {receipt.readerName} <span className="no">{receipt.readerBarcode}</span>
        </dd>
        <dt>{own.at}</dt>
        <dd>
          <time dateTime={receipt.at}>
            {dayOf(receipt.at)} {clockOf(receipt.at)}
          </time>
        </dd>
        <dt>{own.method}</dt>
        <dd>{words.money.methods[receipt.method]}</dd>
      </dl>
      <Lines receipt={receipt} />
      <footer>
        <span>
          {own.operator} <span className="no">{receipt.operatorCode}</span>
        </span>
        <span className="seal">{own.seal}</span>
      </footer>
    </article>
  )
}

/** What the money was for, line by line, and the sum in figures and in capitals. */
function Lines({ receipt }: { receipt: ReceiptView }) {
  const own = useWords().account.receipt
  const { language } = useFrame()
  return (
    <>
      <ul>
        {receipt.lines.map((line) => (
          <Line key={`${line.what} ${line.of} ${line.number} ${line.amountFen}`} line={line} />
        ))}
      </ul>
      <p className="sum">
        <span>
          {own.sum}
          {language === 'zh' && <small>{capitals(receipt.amountFen)}</small>}
        </span>
        <b>
          <Money fen={receipt.amountFen} />
        </b>
      </p>
    </>
  )
}

function Line({ line }: { line: ReceiptLine }) {
  const words = useWords().account
  const what = useWhat()
  return (
    <li>
      <div>
        {line.of ? words.of({ what: what(line.what), of: what(line.of) }) : what(line.what)}
        {line.title && (
          <small>
            <span className="book">{line.title}</span> <span className="no">{line.number}</span>
          </small>
        )}
      </div>
      <Money fen={line.amountFen} />
    </li>
  )
}

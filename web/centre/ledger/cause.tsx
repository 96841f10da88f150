import type { LedgerLine } from '../../../src/ledger/trial-balance/shapes.ts'
import { yuan } from '../../../src/shared/money.ts'
import { useSteps } from '../../money/how.tsx'
import { useWords } from '../../ui/page.tsx'
import { useOwner } from './sums.tsx'

/** 怎么来的: all sides of the transaction, how its amount was worked out, receipt, note and cause. */
export function Cause({ line }: { line: LedgerLine }) {
  const { books, money } = useWords()
  const owner = useOwner()
  const { cause } = books.postings
  const steps = useSteps(line.how)
  return (
    <details className="why">
      <summary>{cause.show}</summary>
      <ul>
        {line.sides.map(({ kind, library, amountFen }) => (
          <li key={`${kind} ${library?.zh ?? ''} ${amountFen}`}>
            {amountFen < 0 ? books.postings.creditSide : books.postings.debitSide}{' '}
            {money.accounts[kind]} · {owner(kind, library)} {yuan(Math.abs(amountFen))}
          </li>
        ))}
        {steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
        {line.receipt && <li>{cause.receipt({ number: line.receipt })}</li>}
        {line.note && <li>{cause.note({ note: line.note })}</li>}
        <li className="no dim">{line.cause}</li>
      </ul>
    </details>
  )
}

import type { ReactNode } from 'react'
import type { FineLine } from '../../../src/counter/reader-shapes.ts'
import { yuan } from '../../../src/shared/money.ts'
import { paths } from '../../paths.ts'
import { useWords } from '../../ui/page.tsx'
import { Money } from '../../ui/values/money.tsx'

/** The book a line is about, with the way to its request. */
export function Book({ line }: { line: { requestId: number | null; title: string } }) {
  const words = useWords().account
  if (!line.requestId) return <span className="dim">{words.noRequest}</span>
  return (
    <a className="book" href={paths.request(line.requestId)}>
      {line.title}
    </a>
  )
}

/** How a charge stands, in a word; what is still open of it beside. Warm only where somebody must act. */
export function ChargeState({ line }: { line: Pick<FineLine, 'state' | 'openFen' | 'amountFen'> }) {
  const words = useWords().account
  const warm = line.state === 'open' || line.state === 'partPaid' || line.state === 'accruing'
  return (
    <span className={warm ? 'warm' : 'dim'}>
      {words.states[line.state]}
      {line.state === 'partPaid' && words.openOf({ amount: yuan(line.openFen) })}
    </span>
  )
}

/** Sums under a list, the last one set large. */
export const Sums = ({ sums }: { sums: readonly (readonly [word: ReactNode, fen: number])[] }) => (
  <dl className="sums">
    {sums.map(([word, fen], at) => (
      <div key={at}>
        <dt>{word}</dt>
        <dd>
          <Money fen={fen} />
        </dd>
      </div>
    ))}
  </dl>
)

import type { TillNow } from '../../../../src/counter/shapes.ts'
import { yuan } from '../../../../src/shared/money.ts'
import { useWords } from '../../../ui/page.tsx'

type Crossed = Pick<
  TillNow,
  'leftFen' | 'cashTakenFen' | 'cashPaidOutFen' | 'cardTakenFen' | 'cardPaidOutFen' | 'expectedFen'
>

interface BookedProps {
  till: Crossed
  /** On the slip it stands under the name of the slip. */
  heading?: 'h2' | 'h3'
}

/** What the books say of a till since it was last counted. */
export function Booked({ till, heading: Heading = 'h2' }: BookedProps) {
  const words = useWords().counter.closing
  const lines: [string, number][] = [
    [words.left, till.leftFen],
    [words.cashTaken, till.cashTakenFen],
    [words.cashPaidOut, 0 - till.cashPaidOutFen],
  ]
  const cards: [string, number][] = [
    [words.cardTaken, till.cardTakenFen],
    [words.cardPaidOut, 0 - till.cardPaidOutFen],
  ]
  return (
    <section aria-label={words.now}>
      <Heading className="head">{words.now}</Heading>
      <Lines lines={lines} />
      <p className="line all">
        <span>{words.expected}</span>
        <b>{yuan(till.expectedFen)}</b>
      </p>
      <Lines lines={cards} />
    </section>
  )
}

const Lines = ({ lines }: { lines: readonly [string, number][] }) =>
  lines.map(([said, fen]) => (
    <p className="line" key={said}>
      <span>{said}</span>
      <span className="nb">{yuan(fen)}</span>
    </p>
  ))

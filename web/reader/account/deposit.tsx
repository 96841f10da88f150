import type { Standing } from '../../../src/counter/reader-shapes.ts'
import { SectionHead } from '../../ui/lists.tsx'
import { useFrame, useSay, useWords } from '../../ui/page.tsx'
import { Money } from '../../ui/values/money.tsx'
import { Book } from './parts.tsx'

/** Where the counter is, when it is open, and whom to ask. */
export function Counter() {
  const words = useWords().account.standing
  const { home } = useFrame().me
  const say = useSay()
  if (!home) return null
  return (
    <p className="where counter">
      {words.counter}
      <b>{say(home.pickupPlace)}</b>　{say(home.pickupHours)}
      <br />
      {words.ask}
      <a href={`tel:${home.phone}`}>{home.phone}</a>{' '}
      <a href={`mailto:${home.email}`}>{home.email}</a>
    </p>
  )
}

/** 押金: what may be taken back, what is held, and for which book. Nothing where there is none. */
export function DepositPart({ deposit }: { deposit: Standing['deposit'] }) {
  const words = useWords().account.standing
  if (deposit.freeFen + deposit.heldFen === 0) return null
  return (
    <section className="sec">
      <SectionHead title={words.deposit} />
      <ul className="hist">
        <li>
          <span>{words.depositFree}</span>
          <Money fen={deposit.freeFen} />
          {deposit.freeFen > 0 && <small>{words.depositHow}</small>}
        </li>
        {deposit.held.map((held) => (
          <li key={held.requestId}>
            <span>{words.depositHeld}</span>
            <Money fen={held.amountFen} />
            <small>
              {words.depositFor}
              {held.requestId ? <Book line={held} /> : words.depositOther}
            </small>
          </li>
        ))}
      </ul>
    </section>
  )
}

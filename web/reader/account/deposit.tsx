import type { Standing } from '../../../src/counter/reader-shapes.ts'
import { SectionHead } from '../../ui/lists.tsx'
import { useFrame, useSay, useWords } from '../../ui/page.tsx'
import { Money, Why } from '../../ui/values/money.tsx'
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

/** Whether anything of hers lies with her library, free or held. */
export const hasDeposit = ({ freeFen, heldFen }: Standing['deposit']) => freeFen + heldFen > 0

/**
 * 押金: that her library takes none, by which rule; and what lies there all the same, from earlier or for a card: what
 * may be taken back, what is held, and for which book. Nothing where it would take some and there is none.
 */
export function DepositPart({ deposit }: { deposit: Standing['deposit'] }) {
  const words = useWords().account.standing
  if (deposit.isTaken && !hasDeposit(deposit)) return null
  return (
    <section className="sec">
      <SectionHead title={words.deposit} />
      {!deposit.isTaken && (
        <div className="no-deposit">
          {words.depositNone} <Why reasons={deposit.why} />
        </div>
      )}
      {hasDeposit(deposit) && <DepositSums deposit={deposit} />}
    </section>
  )
}

function DepositSums({ deposit }: { deposit: Standing['deposit'] }) {
  const words = useWords().account.standing
  return (
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
  )
}

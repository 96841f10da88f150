import type { CounterCharge } from '../../../../src/counter/shapes.ts'
import { yuan } from '../../../../src/shared/money.ts'
import { Button } from '../../../ui/button.tsx'
import { useWords } from '../../../ui/page.tsx'
import { When } from '../../../ui/values/when.tsx'
import type { Asking } from '../taking/asking.ts'
import { ChargeSaid } from '../taking/charge-rows.tsx'

interface SettledProps {
  charges: readonly CounterCharge[]
  onAsk: (asking: Asking) => void
}

/** The newest settled charges: a wrong one is refunded from here. */
export function Settled({ charges, onAsk }: SettledProps) {
  const words = useWords().counter
  if (charges.length === 0) return null
  return (
    <section aria-label={words.settled}>
      <h3 className="head">{words.settled}</h3>
      <ul className="charges settled">
        {charges.map((charge) => (
          <li key={charge.id}>
            <ChargeSaid charge={charge} />
            <When at={charge.at} />
            <span className="open-fen">{yuan(charge.amountFen)}</span>
            {charge.takenBack ? (
              <span className="meta">{words.undone}</span>
            ) : (
              !charge.waiverWaits && (
                <Button onClick={() => onAsk({ kind: 'refund', charge })}>
                  {words.acts.refund}
                </Button>
              )
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

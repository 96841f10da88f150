import type { FreePeriod } from '../../../src/portal/prices/shapes.ts'
import { useWords } from '../../ui/page.tsx'
import { ExtendForm } from './extend-form.tsx'
import { ForWhom, RuleLine } from './rule-line.tsx'
import { serviceName } from './service-prices.tsx'
import { WithdrawForm } from './withdraw-form.tsx'

/** What was done, in words, and the notice that tells of it. */
export interface Done {
  said: string
  newsId: number
}

interface FreePeriodProps {
  period: FreePeriod
  onDone: (done: Done) => void
}

/** One free period: what it is, and how it goes on. */
export function FreePeriodOf({ period, onDone }: FreePeriodProps) {
  const { prices, money } = useWords()
  const { rule, service, charges, goesOn } = period
  const words = prices.free
  return (
    <article className="free-period">
      <RuleLine rule={rule}>
        <b>
          {serviceName(prices, service)} · {charges.map((each) => money.charges[each]).join('、')}
        </b>
      </RuleLine>
      {rule.forWhom.length === 0 ? (
        <p className="meta">{prices.everybody}</p>
      ) : (
        <p className="meta">
          <ForWhom rule={rule} />
        </p>
      )}
      {goesOn ? (
        <>
          <p>{words.goesOn({ rule: goesOn.ruleId, from: goesOn.from, to: goesOn.to })}</p>
          {!goesOn.begun && (
            <details>
              <summary>{words.withdraw}</summary>
              <WithdrawForm period={period} goesOn={goesOn} onDone={onDone} />
            </details>
          )}
        </>
      ) : (
        <details>
          <summary>{words.extend}</summary>
          <ExtendForm period={period} onDone={onDone} />
        </details>
      )}
    </article>
  )
}

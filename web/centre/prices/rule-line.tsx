import type { ReactNode } from 'react'
import type { PriceRule } from '../../../src/portal/prices/shapes.ts'
import { useSay, useWords } from '../../ui/page.tsx'
import { Why } from '../../ui/values/money.tsx'

/** What one rule says, and under it from when to when, for whom, and why. */
export function RuleLine({ rule, children }: { rule: PriceRule; children: ReactNode }) {
  const words = useWords().prices
  return (
    <div className="rule-line">
      <div>
        {children} <RuleState rule={rule} />
      </div>
      <div className="meta">
        {rule.forWhom.length > 0 && (
          <>
            <ForWhom rule={rule} /> ·{' '}
          </>
        )}
        <span className="nb">
          {rule.to
            ? words.fromTo({ from: rule.from, to: rule.to })
            : words.since({ from: rule.from })}
        </span>{' '}
        <Why reasons={[{ ruleId: rule.ruleId, sentence: rule.why }]} />
      </div>
    </div>
  )
}

/** What is to be known of its days: it ends soon, has not begun, is over. */
export function RuleState({ rule }: { rule: PriceRule }) {
  const words = useWords().prices
  if (rule.endsInDays !== null)
    return <span className="warm nb">{words.endsIn({ days: rule.endsInDays })}</span>
  return rule.state === 'inForce' ? null : <span className="dim nb">{words[rule.state]}</span>
}

/** Whom a rule is for, where not for all. */
export function ForWhom({ rule }: { rule: PriceRule }) {
  const words = useWords().prices
  const say = useSay()
  const circumstances: Readonly<Record<string, string>> = words.circumstances
  return rule.forWhom
    .map(({ circumstance, values }) =>
      words.only({
        what: circumstances[circumstance] ?? circumstance,
        names: values.map(say).join('、'),
      }),
    )
    .join(' · ')
}

import type { Working } from '../../src/ledger/account/shapes.ts'
import { yuan } from '../../src/shared/money.ts'
import type { Why } from '../../src/shared/shapes.ts'
import { useSay, useWords } from '../ui/page.tsx'

/** 怎么算的: one press away, what was counted, who bears what, and the rules in their own words. */
export function How({ how, why, note = '' }: HowProps) {
  const words = useWords().account
  const steps = useSteps(how)
  const say = useSay()
  if (steps.length === 0 && why.length === 0 && !note) return null
  return (
    <details className="why how">
      <summary>{words.how}</summary>
      <ul>
        {steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
        {why.map(({ ruleId, sentence }) => (
          <li key={ruleId}>
            {say(sentence)} <span className="dim">({ruleId})</span>
          </li>
        ))}
        {note && (
          <li>
            {words.works.note}: {note}
          </li>
        )}
      </ul>
    </details>
  )
}

interface HowProps {
  how: Working
  why: readonly Why[]
  note?: string
}

/** The arithmetic in words: 20.00 × 1; gross; who pays what; days times rate. */
export function useSteps(how: Working): string[] {
  const { account, money } = useWords()
  const { works } = account
  const each =
    how.count !== undefined && how.eachFen !== undefined
      ? [works.each({ each: yuan(how.eachFen), count: how.count })]
      : []
  const gross = how.grossFen === undefined ? [] : [`${works.gross} ${yuan(how.grossFen)}`]
  const parts = (how.parts ?? []).map(
    ({ payer, amountFen }) => `${works.bears({ payer: money.payers[payer] })} ${yuan(amountFen)}`,
  )
  return [...each, ...gross, ...parts, ...fineSteps(how, money)]
}

function fineSteps(how: Working, money: ReturnType<typeof useWords>['money']): string[] {
  const { overdueDays, chargedDays, perDayFen, cappedAtFen } = how
  if (overdueDays === undefined || chargedDays === undefined || perDayFen === undefined) return []
  const days = money.fineWorking({ overdueDays, chargedDays, perDay: yuan(perDayFen) })
  const most = cappedAtFen ? [money.fineCapped({ most: yuan(cappedAtFen) })] : []
  return [days, ...most]
}

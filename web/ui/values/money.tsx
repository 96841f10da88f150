import { yuan } from '../../../src/shared/money.ts'
import type { Bilingual } from '../../../src/shared/shapes.ts'
import { useSay, useWords } from '../page.tsx'

interface Reason {
  ruleId: string
  sentence: Bilingual
}

/** An amount of whole fen as ¥0.00, with the rules behind it one press away. */
export const Money = ({ fen, why = [] }: { fen: number; why?: readonly Reason[] }) => (
  <>
    <span className="nb">{yuan(fen)}</span>
    {why.length > 0 && (
      <>
        {' '}
        <Why reasons={why} />
      </>
    )}
  </>
)

/** 为什么: the rules that decided something, by sentence and id. */
export function Why({ reasons }: { reasons: readonly Reason[] }) {
  const say = useSay()
  const words = useWords().common.ui
  if (reasons.length === 0) return null
  return (
    <details className="why">
      <summary>{words.why}</summary>
      <ul>
        {reasons.map(({ ruleId, sentence }) => (
          <li key={ruleId}>
            {say(sentence)} <span className="dim">({ruleId})</span>
          </li>
        ))}
      </ul>
    </details>
  )
}

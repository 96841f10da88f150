import { useState } from 'react'
import type { Health, TargetLine } from '../../../src/catalogue/targets/shapes.ts'
import type { Texts } from '../../../texts/index.ts'
import { Button } from '../../ui/button.tsx'
import { useWords } from '../../ui/page.tsx'
import { Problem } from '../../ui/problem.tsx'
import { useSend } from '../../ui/use-send.ts'
import { clockOf } from '../../ui/values/days.ts'

/** Word and shape of a breaker: filled is asked, open is spared. */
export function BreakerState({ target }: { target: TargetLine }) {
  const words = useWords().targets
  const { breaker, openUntil } = target
  return (
    <span className={breaker === 'closed' ? 'dot f' : 'dot'}>
      {openUntil ? words.openUntil({ clock: clockOf(openUntil) }) : words.breaker[breaker]}
    </span>
  )
}

/** A spared target can be tried at once: somebody has just mended it. */
export function TryAgain({ target }: { target: TargetLine }) {
  const words = useWords().targets
  const { send, sending, problem } = useSend<unknown>()
  const [isTried, setTried] = useState(false)
  if (target.breaker !== 'open') return null
  if (isTried) return <p role="status">{words.tryingAgain}</p>
  const tryAgain = async () =>
    setTried((await send(`/api/targets/${target.id}/try-again`, null)).ok)
  return (
    <>
      <Button busy={sending} onClick={() => void tryAgain()}>
        {words.tryAgain}
      </Button>
      <Problem problem={problem} saved="" />
    </>
  )
}

/** How fast it answers, in words; '' while it has not. */
export const healthSaid = ({ p50Ms, p95Ms }: Health, words: Texts['targets']): string =>
  p50Ms === null || p95Ms === null ? '' : words.times({ p50: p50Ms, p95: p95Ms })

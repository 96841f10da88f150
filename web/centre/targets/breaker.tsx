import { useState } from 'react'
import type { Health, TargetLine } from '../../../src/catalogue/targets/shapes.ts'
import type { Texts } from '../../../texts/index.ts'
import { Button } from '../../ui/button.tsx'
import { useWords } from '../../ui/page.tsx'
import { Problem } from '../../ui/problem.tsx'
import { useSend } from '../../ui/use-send.ts'
import { clockOf, dayOf } from '../../ui/values/days.ts'

/** Word and shape of a target's state: filled answers, open is spared or was never asked, red is silent. */
export function SaidState({ target }: { target: TargetLine }) {
  const words = useWords().targets
  const { state, openUntil, silent } = target
  return (
    <span>
      <span className={`dot ${shapes[state]}`}>
        {openUntil ? words.openUntil({ clock: clockOf(openUntil) }) : words.states[state]}
      </span>
      {silent && <span className="cap silent">{silentSaid(silent, words)}</span>}
    </span>
  )
}

const shapes: Record<TargetLine['state'], '' | 'f' | 'half' | 'bad'> = {
  paused: '',
  neverAsked: '',
  silent: 'bad',
  tried: '',
  unsteady: 'half',
  well: 'f',
}

const silentSaid = (
  { asked, since }: NonNullable<TargetLine['silent']>,
  words: Texts['targets'],
): string =>
  since === null
    ? words.silentAlways({ n: asked })
    : words.silent({ n: asked, day: dayOf(since), clock: clockOf(since) })

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

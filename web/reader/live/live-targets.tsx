import type { TargetEvent } from '../../../src/catalogue/live/shapes.ts'
import { Button } from '../../ui/button.tsx'
import { useSay, useWords } from '../../ui/page.tsx'
import { grouped } from '../../ui/values/figures.ts'

interface LiveTargetsProps {
  targets: readonly TargetEvent[]
  onRetry: (libraryCode: string) => void
}

/** 实时 北航 1,724 · ◌ 清华 检索中 · ✕ 北大 超时 重试. */
export function LiveTargets({ targets, onRetry }: LiveTargetsProps) {
  const words = useWords().live
  return (
    <ul className="targets">
      <li className="lab">{words.label}</li>
      {targets.map((target) => (
        <Target key={target.sourceId} target={target} onRetry={onRetry} />
      ))}
    </ul>
  )
}

function Target({
  target: { library, name, state, count, reason },
  onRetry,
}: {
  target: TargetEvent
  onRetry: (libraryCode: string) => void
}) {
  const words = useWords().live
  const say = useSay()
  const short = say(library.short)
  if (state === 'answered')
    return (
      <li title={say(name)}>
        {short} <b>{count > 0 ? grouped(count) : words.none}</b>
      </li>
    )
  if (state !== 'failed')
    return (
      <li title={say(name)}>
        <span className="spin" aria-hidden="true" /> {short}{' '}
        <span className="dim">{words[state]}</span>
      </li>
    )
  return (
    <li title={say(name)}>
      <span>
        <span aria-hidden="true">✕ </span>
        {short}
      </span>
      <span className="dim">{reason && words.reasons[reason]}</span>
      <Button aria-label={words.retryAt({ library: short })} onClick={() => onRetry(library.code)}>
        {words.retry}
      </Button>
    </li>
  )
}

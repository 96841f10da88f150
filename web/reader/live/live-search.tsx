import { useEffect } from 'react'
import type { LiveLibrary } from '../../../src/catalogue/live/shapes.ts'
import { Button } from '../../ui/button.tsx'
import { Live } from '../../ui/live.tsx'
import { useSay, useWords } from '../../ui/page.tsx'
import type { Question } from '../search/search-address.ts'
import { LiveHits } from './live-hits.tsx'
import { LiveTargets } from './live-targets.tsx'
import { askedAtOnce, progressOf, type useLiveSearch } from './use-live-search.ts'
import './live.css'

interface LiveSearchProps {
  question: Question
  /** Every library that can be asked live. */
  libraries: readonly LiveLibrary[]
  /** How many may be chosen (R11). */
  most: number
  asked: ReturnType<typeof useLiveSearch>
}

/**
 * 实时检索 above the results of the union catalogue: chosen libraries that can be asked are asked at once, each count
 * appears as its library answers, who fails is named with 重试. Without JavaScript nothing of it stands, and the union
 * catalogue's results do.
 */
export function LiveSearch({ question, libraries, most, asked }: LiveSearchProps) {
  const { live: words, common } = useWords()
  const say = useSay()
  const { live, ask } = asked
  const chosen = libraries.filter(({ code }) => question.libraries.includes(code))
  const askable = question.libraries.length > 0 ? chosen : libraries
  const codesOf = (some: readonly LiveLibrary[]) => some.map(({ code }) => code).join(' ')
  const atOnce = codesOf(askedAtOnce(question, { libraries, most }))
  useEffect(() => {
    if (atOnce) ask(atOnce.split(' '))
  }, [ask, atOnce])

  if (askable.length === 0 || !question.q.trim()) return null
  const { targets, works, broken } = live
  if (targets.length === 0)
    return (
      <section className="live-search" aria-label={words.title}>
        {atOnce ? (
          <p className="cap needs-script">
            {chosen.map(({ short }) => say(short)).join(common.ui.between)} {words.asking}
          </p>
        ) : askable.length > most ? (
          <p className="cap">{words.tooMany({ limit: most })}</p>
        ) : (
          <p className="needs-script">
            {words.offer({ n: askable.length })}
            <Button onClick={() => ask(codesOf(askable).split(' '))}>{words.start}</Button>
          </p>
        )}
        {broken && <p role="alert">{words.broken}</p>}
      </section>
    )
  return (
    <section className="live-search" aria-label={words.title}>
      <LiveTargets targets={targets} onRetry={(code) => ask([code])} />
      <Live>{words.said(progressOf(live))}</Live>
      {broken && <p role="alert">{words.broken}</p>}
      {works.length > 0 && <LiveHits works={works} targets={targets} />}
    </section>
  )
}

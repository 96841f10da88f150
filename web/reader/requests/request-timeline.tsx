import type { RequestDetail } from '../../../src/requests/shapes.ts'
import { useFrame, useSay, useWords } from '../../ui/page.tsx'
import { type Step, Timeline } from '../../ui/timeline.tsx'
import { saySpan } from '../../ui/values/days.ts'
import { When } from '../../ui/values/when.tsx'

/** A request in the reader's seven words: who holds the ball and since when, what comes and when. */
export function RequestTimeline({ request }: { request: RequestDetail }) {
  const words = useWords()
  const { now } = useFrame()
  const say = useSay()
  const readerWords: Record<string, string> = words.lifecycle.readerWords
  const steps = request.timeline.map((step): Step => {
    const expected = step.expected && say(step.expected)
    return {
      word: readerWords[step.word] ?? step.word,
      status: step.status,
      beside: step.at ? <When at={step.at} /> : expected,
      holder: step.status === 'now' && step.holder && (
        <Holder
          waits={step.word === 'awaitingPickup'}
          who={say(step.holder)}
          span={saySpan(step.at ?? request.stateSince, now, words.common.when)}
        />
      ),
    }
  })
  return <Timeline label={words.my.timeline.label} steps={steps} />
}

interface HolderProps {
  /** The book lies at the desk: it waits for the reader and is not in her hands yet. */
  waits: boolean
  who: string
  span: string
}

function Holder({ waits, who, span }: HolderProps) {
  const words = useWords().my.timeline
  if (waits) return words.waits({ span })
  return (
    <>
      {words.holderBefore}
      <b>{who}</b>
      {words.holder({ span })}
    </>
  )
}

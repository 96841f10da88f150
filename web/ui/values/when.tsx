import { useFrame, useWords } from '../page.tsx'
import { clockOf, dayOf, sayDay, saySpan } from './days.ts'

/** A calendar day as people say it, exact in its title. */
export function Day({ on, short }: { on: string; short?: boolean }) {
  const { now } = useFrame()
  const words = useWords().common.when
  return (
    <time dateTime={on} title={on}>
      {sayDay(on, dayOf(now), words, short)}
    </time>
  )
}

/** An instant: the day as people say it and, within two days or with `clock`, the time. */
export function When({ at, clock }: { at: string; clock?: boolean }) {
  const { now } = useFrame()
  const words = useWords().common.when
  const day = dayOf(at)
  const near = Math.abs(Date.parse(now) - Date.parse(at)) < 2 * 86_400_000
  const said = sayDay(day, dayOf(now), words)
  return (
    <time dateTime={at} title={`${day} ${clockOf(at)}`}>
      {near || clock ? `${said} ${clockOf(at)}` : said}
    </time>
  )
}

/** How long something has been so: 3 小时. */
export function Since({ at }: { at: string }) {
  const { now } = useFrame()
  const words = useWords().common.when
  return (
    <time dateTime={at} title={`${dayOf(at)} ${clockOf(at)}`}>
      {saySpan(at, now, words)}
    </time>
  )
}

import type { HarvestReject, HarvestRun, Health } from '../../src/catalogue/harvest/shapes.ts'
import type { Texts } from '../../texts/index.ts'
import type { StageShape } from '../ui/book.tsx'

/** A shape for every state, so that nobody has to tell them by colour. */
export const healthShapes: Record<Health, StageShape> = {
  well: 'end',
  late: 'p25',
  failing: 'now',
  never: 'p0',
}
const runShapes: Record<HarvestRun['state'], StageShape> = {
  running: 'p50',
  finished: 'end',
  failed: 'now',
  stopped: 'none',
}

/** A run that came to its end and could take nothing of all it read has not gone well. */
const tookNothing = ({ state, read, rejected }: HarvestRun): boolean =>
  state === 'finished' && read > 0 && rejected === read

/** Shape and word of a run. */
export const runSaid = (
  run: HarvestRun,
  words: Texts['harvest']['run'],
): { shape: StageShape; said: string } =>
  tookNothing(run)
    ? { shape: 'now', said: words.nothingTaken }
    : { shape: runShapes[run.state], said: words.states[run.state] }

/** Seconds as people say how long something will take. */
export function sayLeft(seconds: number, words: Texts['harvest']['run']): string {
  if (seconds < 90) return words.seconds({ n: seconds })
  const minutes = Math.round(seconds / 60)
  if (minutes < 90) return words.minutes({ n: minutes })
  return words.hours({ h: Math.floor(minutes / 60), m: minutes % 60 })
}

/** What came with a reject, in words where there are some: numbers as they are found in `405/445 B`, or a number of ours. */
export function detailSaid(
  { reason, detail }: HarvestReject,
  words: Texts['harvest']['details'],
): string {
  if (!Object.hasOwn(words, reason)) return detail
  const said = words[reason as keyof typeof words]
  const [, has, stated] = /^(\d+)\/(\d+)(?: B)?$/.exec(detail) ?? []
  if (reason === 'truncated' || reason === 'badDirectory')
    return stated ? said({ has: Number(has), stated: Number(stated) }) : detail
  if (reason === 'tooLong') return /^\d+$/.test(detail) ? said({ has: Number(detail) }) : detail
  return detail ? said({ has: detail }) : ''
}

/** The words of a code, or the code where none are written down. */
export const wordOf = (words: Readonly<Record<string, string>>, code: string): string =>
  words[code] ?? code

import type { HarvestRun, Health } from '../../src/catalogue/harvest/shapes.ts'
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
export const tookNothing = ({ state, read, rejected }: HarvestRun): boolean =>
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

/** The words of a code, or the code where none are written down. */
export const wordOf = (words: Readonly<Record<string, string>>, code: string): string =>
  words[code] ?? code

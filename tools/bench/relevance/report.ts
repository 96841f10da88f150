import { type SignalName, scorer, signals, useSignals } from '../../../src/catalogue/search/rank.ts'
import { type Measured, mean, measure } from './measure.ts'
import type { Asked } from './relevance.ts'

interface Figures {
  ndcg10: number
  success3: number
}

const measured = ({ found, best }: Asked): Measured =>
  measure(
    found.map(({ grade }) => grade),
    best,
  )

/** The means over all questions as they were answered, or as they would be ordered without some signals. */
export function figuresOf(asked: readonly Asked[], without: readonly SignalName[]): Figures {
  const all = asked.map((each) => measured(without.length === 0 ? each : reordered(each, without)))
  return {
    ndcg10: mean(all.map(({ ndcg10 }) => ndcg10)),
    success3: mean(all.map(({ success3 }) => (success3 ? 1 : 0))),
  }
}

function reordered(asked: Asked, without: readonly SignalName[]): Asked {
  const score = scorer(asked.query, without)
  const scored = asked.found.map((each) => ({ each, score: score(each.candidate) }))
  return { ...asked, found: scored.toSorted((a, b) => b.score - a.score).map(({ each }) => each) }
}

const percent = (share: number): string => (100 * share).toFixed(1).padStart(6)

/** The figures of each kind of question. */
export function kindsOf(asked: readonly Asked[]): string {
  const kinds = [...new Set(asked.map(({ judged }) => judged.kind))]
  const lines = kinds.map((kind) => {
    const own = asked.filter(({ judged }) => judged.kind === kind)
    const { ndcg10, success3 } = figuresOf(own, [])
    return `${(kind || '-').padEnd(14)}${String(own.length).padStart(4)}  ndcg10 ${percent(ndcg10)} %  success3 ${percent(success3)} %`
  })
  return ['by kind', ...lines].join('\n')
}

/** Below this a question is listed. */
const missBelow = 0.8

/** The questions that were answered badly, with what they found. */
export function missesOf(asked: readonly Asked[]): string {
  const lines = asked.flatMap((each) => {
    const { ndcg10, success3 } = measured(each)
    if (ndcg10 >= missBelow && success3) return []
    const { judged, instead, found } = each
    const first = found
      .slice(0, 4)
      .map(({ candidate, grade }) => `${candidate.title}${grade > 0 ? ` [${grade}]` : ''}`)
    const place = found.findIndex(({ grade }) => grade > 0)
    const where = place < 0 ? 'none found' : `first relevant at ${place + 1}`
    return `${percent(ndcg10)} %  ${judged.q}${instead ? ` → ${instead}` : ''} · ${where} · ${first.join(' / ')}`
  })
  return [`misses (${lines.length})`, ...lines].join('\n')
}

/** Signals that say nearly the same hide each other; what a family of them buys shows when all of it is left out. */
// biome-ignore format: a table
const families: readonly (readonly [string, readonly SignalName[]])[] = [
  ['all about exact titles', ['exactTitle', 'exactOtherTitle', 'titleAndMore']],
  ['all about titles', ['exactTitle', 'exactOtherTitle', 'titleAndMore', 'titleBegins', 'phraseInTitle', 'phraseInOtherTitle', 'wordsInTitle', 'wordsInTitles']],
  ['all about names', ['exactName', 'nameInQuestion', 'wordsInNames']],
  ['all about pinyin', ['exactInitials', 'exactPinyin']],
  ['all about use', useSignals],
]

/** What the figures lose when a signal is left out, in points of a hundred. */
export function ablation(asked: readonly Asked[]): string {
  const whole = figuresOf(asked, [])
  const left = [...signals.map(([name]) => [name, [name]] as const), ...families]
  const lines = left.map(([name, without]) => {
    const { ndcg10, success3 } = figuresOf(asked, without)
    return `${name.padEnd(24)}ndcg10 ${percent(whole.ndcg10 - ndcg10)}  success3 ${percent(whole.success3 - success3)}`
  })
  return ['what a signal buys: points lost without it', ...lines].join('\n')
}

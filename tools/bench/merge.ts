import { factsOf } from '../../src/catalogue/merging/facts/match-facts.ts'
import { keysOf } from '../../src/catalogue/merging/rules/keys.ts'
import { sameRecord } from '../../src/catalogue/merging/rules/same-record.ts'
import { isSameWork } from '../../src/catalogue/merging/rules/same-work.ts'
import { type Pair, readLabelledPairs } from './merge/labelled-pairs.ts'

const ownSets = ['tuning', 'held-back'].map(
  (half) => new URL(`merge/pairs.${half}.json`, import.meta.url).pathname,
)

/**
 * How the merging of records decides labelled pairs: positive is "these two become one record". It is the decision
 * of an import, on its way through the keys too: a pair that no key brings together is not merged. Without `file`
 * both halves of our own set.
 */
export function benchMerge({ file }: { file: string | undefined }) {
  const pairs = (file === undefined ? ownSets : [file]).flatMap(readLabelledPairs)
  const judged = pairs.map((pair) => ({ pair, ...verdict(pair) }))
  const merged = judged.filter(({ isMerged }) => isMerged)
  const right = merged.filter(({ pair }) => pair.sameWork).length
  const wanted = pairs.filter(({ sameWork }) => sameWork).length
  const misses = judged.filter(({ pair, isMerged }) => isMerged !== pair.sameWork)
  return {
    figures: {
      pairs: pairs.length,
      precision: ratio(right, merged.length),
      recall: ratio(right, wanted),
    },
    table: [...misses.map(missed), editionsTold(pairs)].join('\n'),
  }
}

interface Verdict {
  isMerged: boolean
  why: string
}

function verdict({ a, b }: Pair): Verdict {
  const [factsA, factsB] = [factsOf(a), factsOf(b)]
  const keysOfB = new Set(keysOf(factsB).map(({ text }) => text))
  if (!keysOf(factsA).some(({ text }) => keysOfB.has(text)))
    return { isMerged: false, why: 'no key in common' }
  const decision = sameRecord(factsA, factsB)
  return { isMerged: decision.same, why: decision.same ? decision.rule : decision.because }
}

const missed = ({ pair, isMerged, why }: { pair: Pair } & Verdict): string =>
  `${isMerged ? 'merged wrongly' : 'not merged  '}  ${pair.id}  ${why}: ${pair.a.title} | ${pair.b.title}  (${pair.reason})`

/** Editions of one work that are not one record must be shown together; told beside the figures. */
function editionsTold(pairs: readonly Pair[]): string {
  const labelled = pairs.filter(
    ({ sameWork, sameWorkGroup }) => !sameWork && sameWorkGroup !== undefined,
  )
  const wrong = labelled.filter(
    ({ a, b, sameWorkGroup }) => isSameWork(factsOf(a), factsOf(b)) !== sameWorkGroup,
  )
  const ids = wrong.map(({ id, a, reason }) => `${id} ${a.title} (${reason})`).join('\n  ')
  return `shown together as editions of one work: ${labelled.length - wrong.length} of ${labelled.length} right${ids && `; not\n  ${ids}`}`
}

const ratio = (part: number, whole: number): number =>
  whole === 0 ? 1 : Math.round((part / whole) * 10_000) / 10_000

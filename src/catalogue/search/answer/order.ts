import { isEdition, readEdition } from '../../merging/facts/edition-statement.ts'
import { readTitle, titleForm } from '../../merging/facts/title-parts.ts'
import { isVolume } from '../../merging/facts/volume.ts'
import { keptBeside } from '../../remembered.ts'
import type { Candidate } from '../candidate.ts'
import { apart } from '../searched-texts.ts'
import { volumeOrder } from '../writing/volume-order.ts'

/** A work with what decides where it stands. */
export interface Scored<Hit extends Ranked> {
  hit: Hit
  candidate: Candidate
  /** How well it answers, with how much it is wanted. */
  score: number
}

export interface Ranked {
  rank: number
  recordId: number
}

type Rule = <Hit extends Ranked>(a: Scored<Hit>, b: Scored<Hit>) => number

/** Which of two works stands first: the first row that tells them apart. */
// biome-ignore format: a table
const rules: readonly (readonly [says: string, rule: Rule])[] = [
  ['what answers better',       (a, b) => b.score - a.score],
  ['what is wanted more',       (a, b) => b.hit.rank - a.hit.rank],
  ['the newest edition',        (a, b) => partsOf(b.candidate).edition - partsOf(a.candidate).edition],
  ['what was catalogued last',  (a, b) => b.hit.recordId - a.hit.recordId],
]

/**
 * Works in the order of a page: by the table above, and then the volumes of one set that answer alike change places among
 * themselves, so that they run in their order: 上册 before 下册, whichever more libraries hold. `match` says how well a work
 * answers, however much it is wanted.
 */
export function inOrder<Hit extends Ranked>(
  works: readonly Scored<Hit>[],
  match: (candidate: Candidate) => number,
): Scored<Hit>[] {
  const ordered = works.toSorted((a, b) => {
    for (const [, rule] of rules) {
      const difference = rule(a, b)
      if (difference !== 0) return difference
    }
    return 0
  })
  const sets = Map.groupBy(ordered.keys(), (at) => setOf(ordered[at]!.candidate, match))
  for (const [set, places] of sets) {
    if (set === null || places.length === 1) continue
    const volumes = places.map((at) => ordered[at]!).toSorted(byVolume)
    for (const [nth, at] of places.entries()) ordered[at] = volumes[nth]!
  }
  return ordered
}

/** One title, one edition, one first name, answering alike; null for what is no volume. */
function setOf(candidate: Candidate, match: (candidate: Candidate) => number): string | null {
  const { title, volume, edition } = partsOf(candidate)
  if (volume === '') return null
  const name = candidate.responsibility.split(apart)[0]
  return JSON.stringify([titleForm(title), edition, name, match(candidate).toFixed(3)])
}

/** Copies of one volume stay as they are. */
const byVolume = <Hit extends Ranked>(a: Scored<Hit>, b: Scored<Hit>): number => {
  const [one, other] = [partsOf(a.candidate).volume, partsOf(b.candidate).volume]
  return one < other ? -1 : one > other ? 1 : 0
}

interface Parts {
  /** Without what stands behind it. */
  title: string
  volume: string
  edition: number
}

/** What a candidate says of its volume and edition, in a statement of its own or behind its title. */
const partsOf = keptBeside((candidate: Candidate): Parts => {
  const statements = candidate.publisher.split(apart).filter((text) => !isPublisher.test(text))
  const title = mayEndSo.test(candidate.title) ? readTitle(candidate.title) : null
  const volume = statements.find((text) => !endsAsEdition.test(text) && isVolume(text))
  const edition = statements.find((text) => endsAsEdition.test(text) && isEdition(text))
  const [inVolume, inEdition] = [volume ?? title?.volume ?? '', edition ?? title?.edition ?? '']
  return {
    title: title?.core ?? candidate.title,
    volume: inVolume === '' ? '' : volumeOrder(inVolume),
    edition: inEdition === '' ? 0 : (readEdition(inEdition).number ?? 0),
  }
})

/** Three hundred works are looked at for a page: what can be no volume and no edition is not taken apart. */
const isPublisher = /[社馆局]$|^$|.{21}/u
const endsAsEdition = /(?:版|本|ed|edition)$/u
const mayEndSo = /[上中下卷册集编部篇辑版\divx]$/u

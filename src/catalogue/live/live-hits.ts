import { createHash } from 'node:crypto'
import { system } from '../../shared/actor.ts'
import { asActor } from '../../shared/database.ts'
import type { House } from '../../shared/house.ts'
import { type Bibliographic, describe } from '../bibliographic.ts'
import { factsOf, type MatchFacts } from '../merging/facts/match-facts.ts'
import { hyphenated } from '../standard-numbers.ts'
import type { FoundRecord } from '../targets/ask-target.ts'
import type { Target } from '../targets/target-store.ts'
import { statusOf } from './copy-status.ts'
import { knownWorks } from './known-works-store.ts'
import { seal } from './sealed.ts'
import type { LiveHit } from './shapes.ts'

/** What a target found, described as our own records are; one that we have is shown as that work. */
export async function liveHits(
  house: House,
  target: Target,
  records: readonly FoundRecord[],
): Promise<LiveHit[]> {
  const read = records
    .map((found) => ({ found, work: describe(found.marc) }))
    .filter(({ work }) => work.title !== '')
    .map((one) => ({ ...one, facts: factsOf(one.work) }))
  const works = read.map(({ facts }) => facts)
  const known = await asActor(house.db, system, (tx) => knownWorks(tx, works, target.libraryId))
  const at = house.clock.now().toString()
  return read.map(({ found, work, facts }, index) => {
    const ours = known[index]
    const { marc, copies } = found
    return {
      ...described(work),
      work: nameOfWork(facts),
      recordId: ours?.recordId ?? null,
      isHeld: ours?.held ?? false,
      ...countOf(found, target),
      sealed: seal({ sourceId: target.id, at, marc, copies }, house.secret),
    }
  })
}

/**
 * By what hits of several targets are known to be one work: number or year, title and volume together, for one number
 * was often given to several books (一号多书).
 */
const nameOfWork = ({ isbns, issns, year, core, part, numbers }: MatchFacts): string => {
  const known = [isbns[0] ?? issns[0] ?? year, core, part, numbers]
  return createHash('sha256').update(JSON.stringify(known)).digest('base64url').slice(0, 22)
}

function countOf({ copies }: FoundRecord, { profile }: Target) {
  const statuses = copies.map((copy) => statusOf(copy, profile.statusWords))
  const said = statuses.some((status) => status !== null)
  const copiesIn = said ? statuses.filter((status) => status === 'available').length : null
  return { copies: copies.length, copiesIn }
}

const described = (work: Bibliographic) => ({
  title: work.title,
  volume: work.volume ?? '',
  subtitle: work.subtitle ?? '',
  edition: work.edition ?? '',
  responsibility: work.responsibility ?? '',
  publisher: work.publisher ?? '',
  year: work.year ?? '',
  materialType: work.materialType,
  language: work.language ?? '',
  isbn: hyphenated(work.isbns.map(({ normal, printed }) => normal ?? printed)[0] ?? ''),
  callNumber: work.callNumber ?? '',
  pages: work.extent ?? '',
  price: work.price ?? '',
  editions: 0,
})

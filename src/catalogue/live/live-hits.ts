import { createHash } from 'node:crypto'
import { system } from '../../shared/actor.ts'
import { asActor } from '../../shared/database.ts'
import type { House } from '../../shared/house.ts'
import { type Bibliographic, describe } from '../bibliographic.ts'
import { matchKey } from '../match-key.ts'
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
    .map((one) => ({ ...one, key: matchKey(one.work) }))
  const keys = read.map(({ key }) => key)
  const known = await asActor(house.db, system, (tx) => knownWorks(tx, keys, target.libraryId))
  const at = house.clock.now().toString()
  return read.map(({ found, work, key }) => {
    const ours = known.find((one) => one.match_key === key)
    const { marc, copies } = found
    return {
      ...described(work),
      work: createHash('sha256').update(key).digest('base64url').slice(0, 22),
      recordId: ours?.id ?? null,
      isHeld: ours?.held ?? false,
      ...countOf(found, target),
      sealed: seal({ sourceId: target.id, at, marc, copies }, house.secret),
    }
  })
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
})

import { textsOf } from '../../../texts/index.ts'
import { specialDays } from '../../calendar/store.ts'
import { isWorkingDay } from '../../calendar/working-days.ts'
import { byDistance, distanceKm } from '../../libraries/distance.ts'
import { type LibraryRow, membersOn } from '../../libraries/store.ts'
import { resolve } from '../../policy/resolve.ts'
import { rulesInForce } from '../../policy/store.ts'
import type { Actor } from '../../shared/actor.ts'
import type { Tx } from '../../shared/database.ts'
import type { Bilingual } from '../../shared/shapes.ts'
import type { CopyRow } from '../record/record-store.ts'
import { statementsOf } from '../serials/holding-statement-store.ts'
import { type Held, type PartAt, partAtEach } from '../serials/part-held.ts'
import type { Point } from '../serials/span.ts'
import type { Hit, RecordPage } from '../shapes.ts'

interface LenderQuestion {
  hit: Pick<Hit, 'language' | 'materialType'>
  copies: readonly CopyRow[]
  members: readonly LibraryRow[]
  homeId: number
  on: Temporal.PlainDate
  /** The part of a serial that is asked for, at each library; null for a book and for a serial as a whole. */
  part: ReadonlyMap<number, PartAt<CopyRow>> | null
}

/**
 * The lender proposed to a reader of the library `homeId`: the nearest member with a copy to lend now that
 * lends such books (R12), and why it. Null when there is none, or the home library is no member.
 */
async function proposedLender(tx: Tx, question: LenderQuestion): Promise<RecordPage['proposed']> {
  const { members, homeId, copies, on } = question
  const home = members.find(({ id }) => id === homeId)
  if (!home) return null
  const ofPart = question.part ? [...question.part.values()].flatMap((at) => at.copies) : copies
  const lendable = ofPart.filter((copy) => copy.lendable && copy.library_id !== homeId)
  const holders = members.filter(({ id }) => lendable.some(({ library_id }) => library_id === id))
  const lending = byDistance(home, await lendingSuchBooks(tx, holders, { ...question, home }))
  const heldAt = (id: number) => question.part?.get(id)?.held ?? null
  const nearest = lending.find(({ id }) => heldAt(id) !== 'perhaps') ?? lending[0]
  if (!nearest) return null
  const special = await specialDays(tx, nearest.id, on)
  return {
    code: nearest.code,
    name: { zh: nearest.name_zh, en: nearest.name_en },
    reasons: reasonsFor({
      km: distanceKm(home, nearest),
      copies: lendable.filter(({ library_id }) => library_id === nearest.id).length,
      held: heldAt(nearest.id),
      openToday: isWorkingDay(on, special),
    }),
  }
}

/** Whom a reader is advised to ask; null for everybody else. */
export async function proposedTo(
  tx: Tx,
  actor: Actor,
  {
    hit,
    copies,
    on,
    point,
  }: Pick<LenderQuestion, 'copies' | 'on'> & { hit: Hit; point: Point | null },
): Promise<RecordPage['proposed']> {
  if (actor.kind !== 'reader') return null
  const members = await membersOn(tx, on)
  const part = point && partAtEach(await statementsOf(tx, hit.id), copies, point)
  return proposedLender(tx, { hit, copies, members, homeId: actor.libraryId, on, part })
}

/** R12: most members lend Chinese books only, so that a submission would not go to them either. */
async function lendingSuchBooks(
  tx: Tx,
  holders: readonly LibraryRow[],
  { hit, home, on }: LenderQuestion & { home: LibraryRow },
): Promise<LibraryRow[]> {
  if (hit.language === '' || hit.language === 'chi') return [...holders]
  const rules = await rulesInForce(tx, 'loan', on)
  const circumstances = {
    borrower: home.code,
    language: hit.language,
    materialType: hit.materialType,
    channel: 'record',
  }
  return holders.filter(
    ({ code }) =>
      resolve(rules, { service: 'loan', on, circumstances: { ...circumstances, lender: code } })
        .foreignLoansAllowed.value,
  )
}

interface Reasons {
  /** As the crow flies; null where a library is not placed on the map. */
  km: number | null
  copies: number
  /** Of a part of a serial: its volumes are not told one by one, so that no number is said. */
  held: Held | null
  openToday: boolean
}

/** 离本馆 2.1 公里 · 有 2 册在架 · 今日开馆, in both languages. */
function reasonsFor({ km, copies, held, openToday }: Reasons): Bilingual[] {
  const said = (say: (words: ReturnType<typeof wordsOf>) => string): Bilingual => ({
    zh: say(wordsOf('zh')),
    en: say(wordsOf('en')),
  })
  return [
    ...(km === null ? [] : [said((words) => words.distance({ km: km.toFixed(1) }))]),
    said((words) =>
      held === null ? words.onShelf({ n: copies }) : words[held === 'held' ? 'held' : 'perhaps'](),
    ),
    ...(openToday ? [said((words) => words.openToday())] : []),
  ]
}

const wordsOf = (language: 'zh' | 'en') => textsOf(language).catalogue.lenderReasons

import type { Actor } from '../../shared/actor.ts'
import { dayOf } from '../../shared/clock.ts'
import { asActor, type Tx } from '../../shared/database.ts'
import type { House } from '../../shared/house.ts'
import { ok, type Result, refuse } from '../../shared/result.ts'
import { hitsOf, outlookOf } from '../hits.ts'
import { proposedTo } from '../holdings/proposed-lender.ts'
import type { Checked } from '../live/availability.ts'
import { standingRecord } from '../merging/led-store.ts'
import { editionsIn, mergingOf } from '../merging/merging-store.ts'
import type { Editions } from '../merging/shapes.ts'
import { catalogueRules } from '../rules-store.ts'
import type { Point } from '../serials/span.ts'
import type { CopiesAnswer, Copy, RecordPage } from '../shapes.ts'
import { descriptionLines, subjectHeads } from './description-lines.ts'
import { marcLines } from './marc-lines.ts'
import { type CopyRow, copiesOf, countView, describedRecord, sourceOf } from './record-store.ts'
import { isNewView, type Visit } from './views.ts'

/** Looking at a record is what a reader does, or somebody who may become one; work at a desk is not counted. */
const viewers: readonly Actor['kind'][] = ['visitor', 'reader']

/**
 * The page of a record as somebody looks at it: adds one to 浏览次数 (scenario 17), once for one visit and record within
 * the minutes of rule K3. Refuses `notFound`.
 */
export async function viewedRecord(
  house: House,
  actor: Actor,
  { recordId, visit }: { recordId: number; visit: Visit },
): Promise<Result<RecordPage>> {
  if (viewers.includes(actor.kind) && visit.isSomebody) {
    const { viewAgainMinutes: againMinutes } = await catalogueRules(house)
    // A transaction of its own: two readers of one record wait for this row only.
    if (isNewView(house, visit, { recordId, againMinutes })) await countView(house.db, recordId)
  }
  return recordPage(house, actor, recordId)
}

/**
 * The page of a record: 书目信息, 机读格式, the copies of all members, for a reader the proposed lender, of a serial for
 * the part at `point`. A record that
 * nobody holds any more still has its page, for requests lead to it; one that went into another answers that one.
 * Refuses `notFound`.
 */
export const recordPage = (
  house: House,
  actor: Actor,
  recordId: number,
  point: Point | null = null,
): Promise<Result<RecordPage>> => {
  const on = dayOf(house.clock.now())
  return asActor(house.db, actor, (tx) => readPage(tx, actor, { recordId, on, point }))
}

async function readPage(
  tx: Tx,
  actor: Actor,
  { recordId: asked, on, point }: { recordId: number; on: Temporal.PlainDate; point: Point | null },
): Promise<Result<RecordPage>> {
  const recordId = await standingRecord(tx, asked)
  if (recordId === null) return refuse('notFound')
  const { outlook } = await outlookOf(tx, actor, on)
  const [hit] = await hitsOf(tx, [recordId], outlook)
  const record = await describedRecord(tx, recordId)
  if (!hit || !record) return refuse('notFound')
  const source = await sourceOf(tx, recordId, outlook.ownLibraryId)
  const copies = await copiesOf(tx, recordId, outlook)
  return ok({
    hit,
    marcStatus: record.marc_status,
    viewCount: record.view_count,
    loanCount: record.loan_count,
    description: descriptionLines(record.work),
    subjects: subjectHeads(record.work),
    marc: {
      format: source?.format ?? 'cnmarc',
      leader: source?.marc.leader ?? '',
      source: { zh: source?.name_zh ?? '', en: source?.name_en ?? '' },
      fields: marcLines(source?.marc ?? {}),
    },
    copies: copies.map(toCopy),
    merging: await mergingOf(tx, actor, { recordId, outlook }),
    proposed: await proposedTo(tx, actor, { hit, copies, on, point }),
  })
}

/**
 * The copies of a record as they stand now, and what follows from them on its page; `asked` are the libraries asked live
 * just before. Refuses `notFound`.
 */
export const copiesPage = (
  house: House,
  actor: Actor,
  { recordId, asked }: { recordId: number; asked: readonly Checked[] },
): Promise<Result<CopiesAnswer>> =>
  asActor(house.db, actor, async (tx) => {
    const on = dayOf(house.clock.now())
    const { members, outlook } = await outlookOf(tx, actor, on)
    const [hit] = await hitsOf(tx, [recordId], outlook)
    if (!hit) return refuse('notFound')
    const copies = await copiesOf(tx, recordId, outlook)
    const silent = members.filter(({ id }) =>
      asked.some(({ libraryId, outcome }) => libraryId === id && outcome !== 'answered'),
    )
    return ok({
      copies: copies.map(toCopy),
      libraries: hit.libraries,
      lendable: hit.lendable,
      proposed: await proposedTo(tx, actor, { hit, copies, on, point: null }),
      silent: silent.map(({ short_zh: zh, short_en: en }) => ({ zh, en })),
    })
  })

/** The other editions of a record's work, for whoever looks at a list of results. Refuses `notFound`. */
export const editionsPage = (
  house: House,
  actor: Actor,
  recordId: number,
): Promise<Result<Editions>> =>
  asActor(house.db, actor, async (tx) => {
    const standing = await standingRecord(tx, recordId)
    if (standing === null) return refuse('notFound')
    const { outlook } = await outlookOf(tx, actor, dayOf(house.clock.now()))
    return ok({ editions: await editionsIn(tx, standing, outlook) })
  })

const toCopy = (row: CopyRow): Copy => ({
  holdingId: row.id,
  library: {
    code: row.code,
    short: { zh: row.short_zh, en: row.short_en },
    name: { zh: row.name_zh, en: row.name_en },
  },
  callNumber: row.call_number,
  barcode: row.barcode,
  volume: row.volume,
  location: row.location,
  status: row.status,
  statusAt: row.status_at?.toString() ?? null,
  lendable: row.lendable,
})

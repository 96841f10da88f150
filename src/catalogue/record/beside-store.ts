import type { LibraryRow } from '../../libraries/store.ts'
import type { Actor } from '../../shared/actor.ts'
import { dayOf } from '../../shared/clock.ts'
import { asActor } from '../../shared/database.ts'
import type { House } from '../../shared/house.ts'
import { ok, type Result, refuse } from '../../shared/result.ts'
import { askableLibraries } from '../enquiries/ask-store.ts'
import { enquiriesOf } from '../enquiries/enquiry-store.ts'
import { standingRecord } from '../merging/led-store.ts'
import { catalogueRules } from '../rules-store.ts'
import { citedWork } from './citation/cited-work.ts'
import { gbt7714 } from './citation/gbt7714.ts'
import { coBorrowingOf } from './co-borrowing-store.ts'
import { ratingOf } from './rating-store.ts'
import { describedRecord, sourceLibraries } from './record-store.ts'
import { relatedLinks } from './related-link-store.ts'
import { relatedResources } from './related-links.ts'
import type { RecordBeside } from './shapes.ts'

/** How many of her questions about one record a reader sees. */
const enquiriesShown = 20

/**
 * What stands beside the record on its page, or beside the one it went into: votes, links, graph, citation, questions.
 * Refuses `notFound`.
 */
export async function recordBeside(
  house: House,
  actor: Actor,
  asked: number,
): Promise<Result<RecordBeside>> {
  const rules = await catalogueRules(house)
  const at = house.clock.now()
  const homeId = actor.kind === 'reader' ? actor.libraryId : null
  return asActor(house.db, actor, async (tx) => {
    const recordId = await standingRecord(tx, asked)
    const record = recordId === null ? undefined : await describedRecord(tx, recordId)
    if (recordId === null || !record) return refuse('notFound')
    const askable = await askableLibraries(tx, recordId, { homeId, on: dayOf(at) })
    return ok({
      rating: await ratingOf(tx, actor, recordId),
      related: relatedResources(await relatedLinks(tx, at), record.work),
      coBorrowing: {
        ...(await coBorrowingOf(tx, recordId, rules.coBorrowingShown)),
        readersMin: rules.coBorrowingReadersMin,
      },
      citation: gbt7714(citedWork(recordId, record.work)),
      askable: askable.map(named),
      enquiryMax: rules.enquiryMax,
      enquiries: await enquiriesOf(tx, actor, { recordId, limit: enquiriesShown }),
      sources: staffed(actor) ? await sourceLibraries(tx, recordId) : [],
    })
  })
}

const staffed = ({ kind }: Actor): boolean => kind === 'staff' || kind === 'centre'

const named = ({ code, name_zh, name_en }: LibraryRow) => ({
  code,
  name: { zh: name_zh, en: name_en },
})

import { describe } from '../bibliographic.ts'
import { candidateOf } from '../entry.ts'
import { readHoldings } from '../holdings/holdings.ts'
import { holdingsProfiles, statusWords } from '../holdings/holdings-profiles.ts'
import { factsOf } from '../merging/facts/match-facts.ts'
import { sameRecord } from '../merging/rules/same-record.ts'
import type { Question } from '../sources/asked.ts'
import type { SourceProfile } from '../sources/profile.ts'
import type { FoundRecord } from '../targets/ask-target.ts'
import type { HeldWork, LearntCopy } from './availability-store.ts'
import { statusOf } from './copy-status.ts'

/** How a library is asked for one work: by its ISBN, else the number of its own record, else title and author. */
export function questionOf({ isbn, controlNumber, title, responsibility }: HeldWork): Question {
  if (isbn && /^\d{13}$/.test(isbn)) return { by: 'term', field: 'isbn', text: isbn }
  if (!contentHash.test(controlNumber))
    return { by: 'term', field: 'controlNumber', text: controlNumber }
  const byTitle: Question = { by: 'term', field: 'title', text: title }
  if (!responsibility) return byTitle
  return {
    by: 'and',
    left: byTitle,
    right: { by: 'term', field: 'responsibility', text: responsibility },
  }
}

/** A record without 001 is known by its content; nobody else knows that number. */
const contentHash = /^[0-9a-f]{64}$/

/** Which of the records that came is the work we asked for: its own number, or the same work by our rule. */
export function ourRecord(
  found: readonly FoundRecord[],
  { controlNumber, facts }: Pick<HeldWork, 'controlNumber' | 'facts'>,
): FoundRecord | null {
  return (
    found.find(({ marc }) => candidateOf({ marc }).controlNumber === controlNumber) ??
    found.find(({ marc }) => facts !== null && sameRecord(factsOf(describe(marc)), facts).same) ??
    null
  )
}

/**
 * The copies of a record with the state its library says they are in: those beside the record, else those in its own
 * fields. Copies of whose state nothing is said are left out.
 */
export function learntCopies({ marc, copies }: FoundRecord, profile: SourceProfile): LearntCopy[] {
  const beside = copies.flatMap((copy) => {
    const status = statusOf(copy, profile.statusWords)
    const { barcode, callNumber, location, volume } = copy
    return status ? [{ barcode, callNumber, location, volume, status }] : []
  })
  if (beside.length > 0) return beside
  const places =
    profile.holdings.length > 0 ? profile.holdings : holdingsProfiles[describe(marc).format]
  const words = { ...statusWords, ...profile.statusWords }
  return readHoldings(marc, places, words).flatMap((copy) =>
    copy.availability === null
      ? []
      : [
          {
            barcode: copy.barcode ?? '',
            callNumber: copy.callNumber ?? '',
            location: copy.location ?? '',
            volume: copy.volume ?? '',
            status: copy.availability,
          },
        ],
  )
}

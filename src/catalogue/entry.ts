import { createHash } from 'node:crypto'
import type { MarcRecord } from '../wire/marc/record.ts'
import { type Bibliographic, describe } from './bibliographic.ts'
import { fold, initials } from './fold.ts'
import { type Holding, readHoldings } from './holdings.ts'
import { type HoldingsProfile, holdingsProfiles } from './holdings-profiles.ts'
import { indexTerms } from './index-terms.ts'
import { matchKey } from './match-key.ts'
import type { HoldingStatus } from './shapes.ts'

/** One copy as the table `holding` has it; status null where the record does not say. */
export interface Copy {
  call_number: string
  barcode: string
  volume: string
  location: string
  status: HoldingStatus | null
}

/** All that one library's record of one work brings into the catalogue. */
export interface Entry {
  /** 001, or the content's hash where a record has none: the identity within the library. */
  controlNumber: string
  /** SHA-256 of the record and the copies read in it, in hex. */
  contentHash: string
  matchKey: string
  work: Bibliographic
  titleFolded: string
  terms: string[]
  initials: string
  marc: MarcRecord
  copies: Copy[]
}

/** The entry that `marc` makes; copies by `profile`, or by the habit of its format. */
export function entryOf(marc: MarcRecord, profile?: HoldingsProfile): Entry {
  const work = describe(marc)
  const copies = copiesOf(work, readHoldings(marc, profile ?? holdingsProfiles[work.format]))
  const content = JSON.stringify([marc, copies])
  const contentHash = createHash('sha256').update(content).digest('hex')
  return {
    controlNumber: work.controlNumber ?? contentHash,
    contentHash,
    matchKey: matchKey(work),
    work,
    titleFolded: fold(work.title),
    terms: indexTerms(work),
    initials: initials(work.title),
    marc,
    copies,
  }
}

/** A record that names no copy still says that the library has the book: one, under its call number. */
function copiesOf(work: Bibliographic, holdings: Holding[]): Copy[] {
  const copies = holdings.map((holding) => ({
    call_number: holding.callNumber ?? work.callNumber ?? '',
    barcode: holding.barcode ?? '',
    volume: holding.volume ?? work.volume ?? '',
    location: holding.location ?? '',
    status: holding.availability,
  }))
  const unnamed: Copy = {
    call_number: work.callNumber ?? '',
    barcode: '',
    volume: work.volume ?? '',
    location: '',
    status: null,
  }
  const known = new Set<string>()
  const distinct = copies.filter(({ barcode }) => {
    const again = barcode !== '' && known.has(barcode)
    known.add(barcode)
    return !again
  })
  return distinct.length > 0 ? distinct : [unnamed]
}

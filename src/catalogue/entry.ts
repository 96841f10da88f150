import { createHash } from 'node:crypto'
import { controlValue, type MarcRecord } from '../wire/marc/record.ts'
import { type Bibliographic, describe } from './bibliographic.ts'
import { tidy } from './description/field-text.ts'
import { type Holding, readHoldings } from './holdings.ts'
import { type HoldingsProfile, holdingsProfiles } from './holdings-profiles.ts'
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

/** A record as it came, and what makes it known again. */
export interface Candidate {
  /** 001, or the content's hash where a record has none: the identity within the library. */
  controlNumber: string
  /** SHA-256 in hex of the record and of the way its copies are read. */
  contentHash: string
  marc: MarcRecord
}

/** All that one library's record of one work brings into the catalogue. */
export interface Entry extends Candidate {
  matchKey: string
  work: Bibliographic
  copies: Copy[]
}

/** Longer control numbers and barcodes are damage, and an index could not hold them. */
const identifierCharactersMax = 100
const usable = (identifier: string) =>
  identifier.length <= identifierCharactersMax ? identifier : ''

/** What `marc` is known by. The lengths in its leader belong to the wire, not to the content. */
export function candidateOf(marc: MarcRecord, profile?: HoldingsProfile): Candidate {
  const leader = marc.leader.slice(5, 12) + marc.leader.slice(17)
  const content = JSON.stringify([leader, marc.fields, profile ?? null])
  const contentHash = createHash('sha256').update(content).digest('hex')
  const given = usable(tidy(controlValue(marc, '001') ?? ''))
  return { controlNumber: given || contentHash, contentHash, marc }
}

/** The entry that a candidate makes; copies by `profile`, or by the habit of its format. */
export function entryOf(candidate: Candidate, profile?: HoldingsProfile): Entry {
  const work = describe(candidate.marc)
  return {
    ...candidate,
    matchKey: matchKey(work),
    work,
    copies: copiesOf(work, readHoldings(candidate.marc, profile ?? holdingsProfiles[work.format])),
  }
}

/** A record that names no copy still says that the library has the book: one, under its call number. */
function copiesOf(work: Bibliographic, holdings: Holding[]): Copy[] {
  const copies = holdings.map((holding) => ({
    call_number: holding.callNumber ?? work.callNumber ?? '',
    barcode: usable(holding.barcode ?? ''),
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

import { createHash } from 'node:crypto'
import { controlValue, type MarcRecord } from '../wire/marc/record.ts'
import { type Bibliographic, describe } from './bibliographic.ts'
import { tidy } from './description/field-text.ts'
import { holdingsBeside } from './holdings/copies-beside.ts'
import { type Holding, readHoldings } from './holdings/holdings.ts'
import { holdingsProfiles, statusWords } from './holdings/holdings-profiles.ts'
import { factsOf, type MatchFacts } from './merging/facts/match-facts.ts'
import type { HoldingStatus } from './shapes.ts'
import type { AskedCopy } from './sources/asked.ts'
import type { SourceProfile } from './sources/profile.ts'

/** How a library's copies are read: the parts of its source's profile that are about them. */
export type HoldingsReading = Pick<SourceProfile, 'holdings' | 'statusWords' | 'notLentLocations'>

/** By the habit of each record's format, with the words that everybody uses. */
export const habitually: HoldingsReading = { holdings: [], statusWords: {}, notLentLocations: [] }

/** One copy as the table `holding` has it; status null where the record does not say. */
export interface Copy {
  call_number: string
  barcode: string
  volume: string
  location: string
  status: HoldingStatus | null
}

/** A record as a source gave it. */
export interface Given {
  marc: MarcRecord
  /** Copies that came beside it; where there are any they speak, and not the record's own fields. */
  beside?: readonly AskedCopy[]
}

/** A record as it came, and what makes it known again. */
export interface Candidate extends Given {
  /** 001, or the content's hash where a record has none: the identity within the library. */
  controlNumber: string
  /** SHA-256 in hex of the record and of its copies, or of the way they are read. */
  contentHash: string
}

/** All that one library's record of one work brings into the catalogue. */
export interface Entry extends Candidate {
  work: Bibliographic
  facts: MatchFacts
  copies: Copy[]
}

/** Longer control numbers and barcodes are damage, and an index could not hold them. */
const identifierCharactersMax = 100
const usable = (identifier: string) =>
  identifier.length <= identifierCharactersMax ? identifier : ''

/** What a record is known by. The lengths in its leader belong to the wire, not to the content. */
export function candidateOf(given: Given, reading: HoldingsReading = habitually): Candidate {
  const { marc, beside = [] } = given
  const leader = marc.leader.slice(5, 12) + marc.leader.slice(17)
  const { holdings, statusWords, notLentLocations } = reading
  const own = [holdings, Object.entries(statusWords), notLentLocations]
  const copies = beside.length > 0 ? [copiesBeside(beside, reading)] : []
  const content = JSON.stringify([leader, marc.fields, own.every(isEmpty) ? null : own, ...copies])
  const contentHash = createHash('sha256').update(content).digest('hex')
  const controlNumber = usable(tidy(controlValue(marc, '001') ?? '')) || contentHash
  return { ...given, controlNumber, contentHash }
}

const isEmpty = (list: readonly unknown[]) => list.length === 0

/** The entry that a candidate makes; copies by `reading`. */
export function entryOf(candidate: Candidate, reading: HoldingsReading = habitually): Entry {
  const work = describe(candidate.marc)
  return {
    ...candidate,
    work,
    facts: factsOf(work),
    copies: copiesOf(work, copiesGiven(candidate, reading, work)),
  }
}

const copiesGiven = (
  { marc, beside = [] }: Given,
  reading: HoldingsReading,
  work: Pick<Bibliographic, 'format'>,
): Holding[] => (beside.length > 0 ? copiesBeside(beside, reading) : copiesBy(reading, marc, work))

const copiesBeside = (copies: readonly AskedCopy[], reading: HoldingsReading): Holding[] =>
  holdingsBeside(copies, reading).map((copy) => asLentHere(copy, reading))

/** The copies that a record names, with this library's words and rooms. */
export function copiesBy(
  reading: HoldingsReading,
  marc: MarcRecord,
  { format }: Pick<Bibliographic, 'format'>,
): Holding[] {
  const { holdings, statusWords: own } = reading
  const places = holdings.length > 0 ? holdings : holdingsProfiles[format]
  return readHoldings(marc, places, { ...statusWords, ...own }).map((copy) =>
    asLentHere(copy, reading),
  )
}

const asLentHere = (copy: Holding, { notLentLocations }: HoldingsReading): Holding =>
  notLentLocations.some((beginning) => copy.location?.startsWith(beginning))
    ? { ...copy, availability: notLentHere(copy.availability) }
    : copy

/** In a room whose books are not lent, what could be lent elsewhere is read there. */
const notLentHere = (status: HoldingStatus | null): HoldingStatus =>
  status === 'inProcessing' || status === 'lost' ? status : 'readingRoomOnly'

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

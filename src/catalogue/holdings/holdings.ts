import { type DataField, dataFields, type MarcRecord, values } from '../../wire/marc/record.ts'
import { tidy, withoutIsbd } from '../description/field-text.ts'
import type { HoldingStatus } from '../shapes.ts'
import { type HoldingsField, type HoldingsProfile, statusWords } from './holdings-profiles.ts'

/** One copy; null is what the record does not say. */
export interface Holding {
  /** The library's code as the record has it; whose it is, the importer knows. */
  libraryCode: string | null
  callNumber: string | null
  barcode: string | null
  volume: string | null
  location: string | null
  /** The status as written. */
  statusWord: string | null
  /** Null when there is no status, or a word that `words` does not know. */
  availability: HoldingStatus | null
}

/** The copies that `record` names in the fields of `profile`, in the order of the record. */
export const readHoldings = (
  record: MarcRecord,
  profile: HoldingsProfile,
  words: Readonly<Record<string, HoldingStatus>> = statusWords,
): Holding[] =>
  profile.flatMap((place) =>
    dataFields(record, place.tag).flatMap((field) => copiesIn(field, place, words)),
  )

function copiesIn(
  field: DataField,
  place: HoldingsField,
  words: Readonly<Record<string, HoldingStatus>>,
): Holding[] {
  const barcodes = texts(field, place.barcode)
  const each = (code: string | undefined, at: number) => {
    const found = texts(field, code)
    // As many as barcodes: one for each copy. Otherwise the first is said of all.
    return (found.length === barcodes.length ? found[at] : found[0]) ?? null
  }
  const copies: (string | null)[] = barcodes.length > 0 ? barcodes : [null]
  return copies.map((barcode, at) => {
    const statusWord = each(place.status, at)
    return {
      libraryCode: texts(field, place.library)[0] ?? null,
      callNumber: callNumberIn(field, place),
      barcode,
      volume: each(place.volume, at),
      location: each(place.location, at),
      statusWord,
      availability: words[statusWord?.normalize('NFKC').toLowerCase() ?? ''] ?? null,
    }
  })
}

function callNumberIn(field: DataField, { callNumber, separator }: HoldingsField): string | null {
  for (const codes of callNumber) {
    const parts = [...codes].flatMap((code) => texts(field, code).slice(0, 1))
    if (parts.length > 0) return withoutIsbd(parts.join(separator))
  }
  return null
}

const texts = (field: DataField, code: string | undefined): string[] =>
  code ? values(field, code).map(tidy).filter(Boolean) : []

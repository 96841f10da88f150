import { decode, detectCharset } from '../../wire/marc/charset.ts'
import type { Circulation, HoldingsAndCirculation } from '../../wire/z3950/opac.ts'
import type { AskedCopy } from './asked.ts'

/** Characters that a string of a copy may have; more is no call number. */
const charactersMax = 200

const text = (bytes: Uint8Array | undefined): string =>
  bytes ? decode(bytes, detectCharset(bytes)).text.trim().slice(0, charactersMax) : ''

/** The first of `texts` that says something. */
const firstOf = (...texts: (Uint8Array | undefined)[]): string =>
  texts.map(text).find((said) => said !== '') ?? ''

/**
 * The copies of an OPAC record: one for each that circulates, else one for the holding. Systems put the word for the
 * state into restrictions or into the public note (`DUE 01-11-23`, `AVAILABLE`).
 */
export const opacCopies = (holdings: readonly HoldingsAndCirculation[]): AskedCopy[] =>
  holdings.flatMap((holding) => {
    const circulating = holding.circulation ?? []
    return circulating.length > 0
      ? circulating.map((item) => copyOf(holding, item))
      : [copyOf(holding, {})]
  })

const copyOf = (holding: HoldingsAndCirculation, item: Partial<Circulation>): AskedCopy => ({
  library: text(holding.nucCode),
  location: firstOf(item.temporaryLocation, holding.shelvingLocation, holding.localLocation),
  callNumber: text(holding.callNumber),
  barcode: text(item.itemId),
  volume: firstOf(item.enumerationAndChronology, holding.enumerationAndChronology),
  available: item.availableNow ?? availableByNote(text(holding.publicNote)),
  statusWord: firstOf(item.restrictions, holding.publicNote),
  dueOn: text(item.availabilityDate) || dueByNote(text(holding.publicNote)),
})

/** Innovative's systems have no circulation data, and say it in the note. */
const availableByNote = (note: string): boolean | null =>
  /^(available|checked in)/i.test(note) ? true : /^(due|checked out)/i.test(note) ? false : null

const dueByNote = (note: string): string => /^due\s+(\S.*)$/i.exec(note)?.[1] ?? ''

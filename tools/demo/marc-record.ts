// The tables of the demonstration become records of the wire room here, so that they enter by the
// same door as a library's own file.
import type { Field, Subfield } from '../../src/wire/marc/record.ts'

export type { Field, MarcRecord } from '../../src/wire/marc/record.ts'

/** The copies of a work that one library keeps in one place and one state. */
export type HoldingForMarc = {
  libraryCode: string
  /** Shelving place as a reader sees it: 三层文学区. */
  location: string
  /** What follows the class number on the spine label: H41, 840. */
  bookNumber: string
  barcodes: readonly string[]
  /** 年卷期: what part of a set these copies are. */
  volume?: string
  /** As a circulation system says it: 可借, 借出, 仅供阅览. */
  status?: string
}

export type MarcOptions = {
  controlNumber: string
  /** When the record was made, as eight digits: 20200102. */
  enteredOn: string
  holdings: readonly HoldingForMarc[]
}

/**
 * One field with subfields, written as code and value pairs: `field('210', '  ', ['a', '北京'])`.
 * A pair without a value is left out.
 */
export function field(
  tag: string,
  indicators: string,
  ...pairs: readonly (readonly [code: string, value: string | undefined])[]
): Field {
  const subfields: Subfield[] = []
  for (const [code, value] of pairs) if (value) subfields.push({ code, value })
  return { tag, indicators, subfields }
}

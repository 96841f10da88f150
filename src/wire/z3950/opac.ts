// OPAC record syntax: a bibliographic record with the copies of it and how each circulates (z3950v3.asn,
// RecordSyntax-opac). Strings stay bytes: their charset is that of the records.
import { boolean, generalString, implicit } from '../ber/codec.ts'
import { choice, optional, sequence, sequenceOf, type ValueOf } from '../ber/structure.ts'
import { external } from './parts.ts'

const string = (number: number) => optional(implicit(number, generalString))

const volume = sequence({
  enumeration: string(1),
  chronology: string(2),
  enumerationAndChronology: string(3),
})

const circulation = sequence({
  availableNow: optional(implicit(1, boolean)),
  availabilityDate: string(2),
  availableThrough: string(3),
  restrictions: string(4),
  itemId: string(5),
  renewable: optional(implicit(6, boolean)),
  onHold: optional(implicit(7, boolean)),
  enumerationAndChronology: string(8),
  midspine: string(9),
  temporaryLocation: string(10),
})
export type Circulation = ValueOf<typeof circulation>

const holdingsAndCirculation = sequence({
  typeOfRecord: string(1),
  encodingLevel: string(2),
  format: string(3),
  receiptStatus: string(4),
  generalRetention: string(5),
  completeness: string(6),
  dateOfReport: string(7),
  /** The library, 852 $a. */
  nucCode: string(8),
  localLocation: string(9),
  shelvingLocation: string(10),
  callNumber: string(11),
  shelvingData: string(12),
  copyNumber: string(13),
  publicNote: string(14),
  reproductionNote: string(15),
  termsOfUse: string(16),
  enumerationAndChronology: string(17),
  volumes: optional(implicit(18, sequenceOf(volume))),
  circulation: optional(implicit(19, sequenceOf(circulation))),
})
export type HoldingsAndCirculation = ValueOf<typeof holdingsAndCirculation>

export const opacRecord = sequence({
  bibliographic: optional(implicit(1, external)),
  holdings: optional(
    implicit(
      2,
      sequenceOf(
        choice({
          marc: implicit(1, external),
          holdings: implicit(2, holdingsAndCirculation),
        }),
      ),
    ),
  ),
})

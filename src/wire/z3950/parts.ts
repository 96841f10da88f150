// Parts that several APDUs share, in the words of Z39-50-APDU-1995 (z3950v3.asn).
import {
  anything,
  explicit,
  generalString,
  generalText,
  identifier,
  implicit,
  integer,
  nothing,
  octets,
  ofUniversal,
  visibleText,
} from '../ber/codec.ts'
import { choice, optional, sequence, sequenceOf, type ValueOf } from '../ber/structure.ts'

const externalFields = sequence({
  reference: optional(identifier),
  indirectReference: optional(integer),
  encoding: choice({
    type: explicit(0, anything),
    octets: implicit(1, octets),
    bits: implicit(2, octets),
  }),
})

/** EXTERNAL: something of a type told by its identifier. */
export const external = ofUniversal('external', externalFields.content)
export type External = ValueOf<typeof external>

export const referenceId = optional(implicit(2, octets))
export const resultSetId = implicit(31, generalText)
export const databaseName = implicit(105, generalText)
const elementSetName = implicit(103, generalText)

const otherInformationUnit = sequence({
  category: optional(implicit(1, sequence({}))),
  information: choice({
    text: implicit(2, generalString),
    bytes: implicit(3, octets),
    external: implicit(4, external),
    identifier: implicit(5, identifier),
  }),
})
/** OtherInformation, where negotiation and much else travels. */
const otherInformation = implicit(201, sequenceOf(otherInformationUnit))
export const otherInfo = optional(otherInformation)

const diagnosticFormat = sequence({
  set: optional(identifier),
  condition: integer,
  addition: optional(choice({ v2: visibleText, v3: generalText })),
})
export type DiagnosticFormat = ValueOf<typeof diagnosticFormat>

export const diagnosticRecord = choice({ bib1: diagnosticFormat, external })

export const namePlusRecord = sequence({
  database: optional(implicit(0, generalText)),
  record: explicit(
    1,
    choice({
      record: explicit(1, external),
      diagnostic: explicit(2, diagnosticRecord),
      startingFragment: explicit(3, anything),
      intermediateFragment: explicit(4, anything),
      finalFragment: explicit(5, anything),
    }),
  ),
})
export type NamePlusRecord = ValueOf<typeof namePlusRecord>

/** Records ::= CHOICE, no tag of its own. */
export const records = optional(
  choice({
    records: implicit(28, sequenceOf(namePlusRecord)),
    diagnostic: implicit(130, diagnosticFormat),
    diagnostics: implicit(205, sequenceOf(diagnosticRecord)),
  }),
)

const perDatabase = sequence({ database: databaseName, name: elementSetName })
export const elementSetNames = choice({
  generic: implicit(0, generalText),
  perDatabase: implicit(1, sequenceOf(perDatabase)),
})

const stringOrNumber = choice({
  text: implicit(1, generalText),
  number: implicit(2, integer),
})

const attributeElement = sequence({
  set: optional(implicit(1, identifier)),
  type: implicit(120, integer),
  value: choice({
    number: implicit(121, integer),
    complex: implicit(224, sequence({ list: implicit(1, sequenceOf(stringOrNumber)) })),
  }),
})
export type AttributeElement = ValueOf<typeof attributeElement>
export const attributeList = implicit(44, sequenceOf(attributeElement))

export const term = choice({
  general: implicit(45, octets),
  number: implicit(215, integer),
  text: implicit(216, octets),
  identifier: implicit(217, identifier),
  dateTime: implicit(218, octets),
  external: implicit(219, external),
  integerAndUnit: implicit(220, sequence({})),
  nothing: implicit(221, nothing),
})
export type Term = ValueOf<typeof term>

export const attributesPlusTerm = implicit(102, sequence({ attributes: attributeList, term }))

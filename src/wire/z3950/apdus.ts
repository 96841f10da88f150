// The APDUs of Z39.50-1995 that are spoken here, in the order and words of z3950v3.asn.
import {
  anything,
  bits,
  boolean,
  explicit,
  generalString,
  generalText,
  identifier,
  implicit,
  integer,
  nothing,
  visibleText,
} from '../ber/codec.ts'
import { choice, optional, sequence, sequenceOf, type ValueOf } from '../ber/structure.ts'
import {
  attributeList,
  attributesPlusTerm,
  databaseName,
  diagnosticRecord,
  elementSetNames,
  external,
  namePlusRecord,
  otherInfo,
  records,
  referenceId,
  resultSetId,
  term,
} from './parts.ts'
import { query } from './query.ts'

/** Bits of Options; what is not named here is neither offered nor asked for. */
export const options = {
  search: 0,
  present: 1,
  deleteResultSet: 2,
  scan: 7,
  sort: 8,
  namedResultSets: 14,
  negotiation: 17,
} as const

const authentication = choice({
  open: visibleText,
  idPass: sequence({
    group: optional(implicit(0, generalText)),
    user: optional(implicit(1, generalText)),
    password: optional(implicit(2, generalText)),
  }),
  anonymous: nothing,
  other: external,
})
export type Authentication = ValueOf<typeof authentication>

const initCommon = {
  referenceId,
  protocolVersion: implicit(3, bits(3)),
  options: implicit(4, bits(24)),
  preferredMessageSize: implicit(5, integer),
  exceptionalRecordSize: implicit(6, integer),
} as const
const initRest = {
  implementationId: optional(implicit(110, generalText)),
  implementationName: optional(implicit(111, generalText)),
  implementationVersion: optional(implicit(112, generalText)),
  userInformation: optional(explicit(11, external)),
  otherInfo,
} as const

const searchRequest = sequence({
  referenceId,
  smallSetUpperBound: implicit(13, integer),
  largeSetLowerBound: implicit(14, integer),
  mediumSetPresentNumber: implicit(15, integer),
  replaceIndicator: implicit(16, boolean),
  resultSetName: implicit(17, generalText),
  databaseNames: implicit(18, sequenceOf(databaseName)),
  smallSetElementSetNames: optional(explicit(100, elementSetNames)),
  mediumSetElementSetNames: optional(explicit(101, elementSetNames)),
  preferredRecordSyntax: optional(implicit(104, identifier)),
  query,
  additionalSearchInfo: optional(implicit(203, sequenceOf(anything))),
  otherInfo,
})

const searchResponse = sequence({
  referenceId,
  resultCount: implicit(23, integer),
  numberOfRecordsReturned: implicit(24, integer),
  nextResultSetPosition: implicit(25, integer),
  searchStatus: implicit(22, boolean),
  resultSetStatus: optional(implicit(26, integer)),
  presentStatus: optional(implicit(27, integer)),
  records,
  additionalSearchInfo: optional(implicit(203, sequenceOf(anything))),
  otherInfo,
})

const range = sequence({ start: implicit(1, integer), count: implicit(2, integer) })

const presentRequest = sequence({
  referenceId,
  resultSetId,
  start: implicit(30, integer),
  count: implicit(29, integer),
  additionalRanges: optional(implicit(212, sequenceOf(range))),
  elementSetNames: optional(explicit(19, elementSetNames)),
  complexComposition: optional(implicit(209, sequence({}))),
  preferredRecordSyntax: optional(implicit(104, identifier)),
  otherInfo,
})

const presentResponse = sequence({
  referenceId,
  numberOfRecordsReturned: implicit(24, integer),
  nextResultSetPosition: implicit(25, integer),
  presentStatus: implicit(27, integer),
  records,
  otherInfo,
})

const segment = sequence({
  referenceId,
  numberOfRecordsReturned: implicit(24, integer),
  records: implicit(0, sequenceOf(namePlusRecord)),
  otherInfo,
})

const deleteRequest = sequence({
  referenceId,
  /** 0: those listed, 1: all. */
  deleteFunction: implicit(32, integer),
  resultSets: optional(sequenceOf(resultSetId)),
  otherInfo,
})

const listStatuses = sequenceOf(sequence({ id: resultSetId, status: implicit(33, integer) }))
const deleteResponse = sequence({
  referenceId,
  status: implicit(0, integer),
  statuses: optional(implicit(1, listStatuses)),
  numberNotDeleted: optional(implicit(34, integer)),
  message: optional(implicit(36, generalText)),
  otherInfo,
})

const scanRequest = sequence({
  referenceId,
  databaseNames: implicit(3, sequenceOf(databaseName)),
  attributeSet: optional(identifier),
  start: attributesPlusTerm,
  stepSize: optional(implicit(5, integer)),
  count: implicit(6, integer),
  preferredPosition: optional(implicit(7, integer)),
  otherInfo,
})

const scanEntry = choice({
  term: implicit(
    1,
    sequence({
      term,
      displayTerm: optional(implicit(0, generalString)),
      suggestedAttributes: optional(attributeList),
      occurrences: optional(implicit(2, integer)),
    }),
  ),
  diagnostic: explicit(2, diagnosticRecord),
})

const scanResponse = sequence({
  referenceId,
  stepSize: optional(implicit(3, integer)),
  /** 0 success, 6 failure; between them something is missing. */
  status: implicit(4, integer),
  count: implicit(5, integer),
  positionOfTerm: optional(implicit(6, integer)),
  entries: optional(
    implicit(
      7,
      sequence({
        entries: optional(implicit(1, sequenceOf(scanEntry))),
        diagnostics: optional(implicit(2, sequenceOf(diagnosticRecord))),
      }),
    ),
  ),
  attributeSet: optional(implicit(8, identifier)),
  otherInfo,
})

const sortRequest = sequence({
  referenceId,
  inputs: implicit(3, sequenceOf(generalText)),
  output: implicit(4, generalText),
})

const sortResponse = sequence({
  referenceId,
  /** 0 success, 1 partial, 2 failure. */
  status: implicit(3, integer),
  diagnostics: optional(implicit(5, sequenceOf(diagnosticRecord))),
})

/** Why a side closes (CloseReason). */
export const closeReasons = {
  finished: 0,
  shutdown: 1,
  systemProblem: 2,
  costLimit: 3,
  resources: 4,
  securityViolation: 5,
  protocolError: 6,
  lackOfActivity: 7,
  peerAbort: 8,
  unspecified: 9,
} as const

const close = sequence({
  referenceId,
  reason: implicit(211, integer),
  message: optional(implicit(3, generalText)),
  otherInfo,
})

/** Somebody asks for something that is not spoken here; told, so that it can be answered and not feared. */
const unspoken = sequence({ referenceId })

export const apdu = choice({
  initRequest: implicit(
    20,
    sequence({ ...initCommon, authentication: optional(explicit(7, authentication)), ...initRest }),
  ),
  initResponse: implicit(
    21,
    sequence({ ...initCommon, accepted: implicit(12, boolean), ...initRest }),
  ),
  searchRequest: implicit(22, searchRequest),
  searchResponse: implicit(23, searchResponse),
  presentRequest: implicit(24, presentRequest),
  presentResponse: implicit(25, presentResponse),
  deleteRequest: implicit(26, deleteRequest),
  deleteResponse: implicit(27, deleteResponse),
  accessControlRequest: implicit(28, unspoken),
  accessControlResponse: implicit(29, unspoken),
  resourceControlRequest: implicit(30, unspoken),
  resourceControlResponse: implicit(31, unspoken),
  triggerResourceControlRequest: implicit(32, unspoken),
  resourceReportRequest: implicit(33, unspoken),
  resourceReportResponse: implicit(34, unspoken),
  scanRequest: implicit(35, scanRequest),
  scanResponse: implicit(36, scanResponse),
  sortRequest: implicit(43, sortRequest),
  sortResponse: implicit(44, sortResponse),
  segment: implicit(45, segment),
  extendedServicesRequest: implicit(46, unspoken),
  extendedServicesResponse: implicit(47, unspoken),
  close: implicit(48, close),
})

/** A message of either side: `{ is: 'searchRequest', value }`. */
export type Apdu = ValueOf<typeof apdu>
export type ApduKind = Apdu['is']
export type ApduOf<K extends ApduKind> = Extract<Apdu, { is: K }>['value']

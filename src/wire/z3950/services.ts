// Requests and responses of Search, Present, Delete, Scan and Sort (z3950v3.asn).
import {
  anything,
  boolean,
  explicit,
  generalString,
  generalText,
  identifier,
  implicit,
  integer,
} from '../ber/codec.ts'
import { choice, optional, sequence, sequenceOf } from '../ber/structure.ts'
import {
  attributeList,
  attributesPlusTerm,
  databaseName,
  diagnosticRecord,
  elementSetNames,
  namePlusRecord,
  otherInfo,
  records,
  referenceId,
  resultSetId,
  term,
} from './parts.ts'
import { query } from './query.ts'

export const searchRequest = sequence({
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

export const searchResponse = sequence({
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

export const presentRequest = sequence({
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

export const presentResponse = sequence({
  referenceId,
  numberOfRecordsReturned: implicit(24, integer),
  nextResultSetPosition: implicit(25, integer),
  presentStatus: implicit(27, integer),
  records,
  otherInfo,
})

export const segment = sequence({
  referenceId,
  numberOfRecordsReturned: implicit(24, integer),
  records: implicit(0, sequenceOf(namePlusRecord)),
  otherInfo,
})

export const deleteRequest = sequence({
  referenceId,
  /** 0: those listed, 1: all. */
  deleteFunction: implicit(32, integer),
  resultSets: optional(sequenceOf(resultSetId)),
  otherInfo,
})

const listStatuses = sequenceOf(sequence({ id: resultSetId, status: implicit(33, integer) }))
export const deleteResponse = sequence({
  referenceId,
  status: implicit(0, integer),
  statuses: optional(implicit(1, listStatuses)),
  numberNotDeleted: optional(implicit(34, integer)),
  message: optional(implicit(36, generalText)),
  otherInfo,
})

export const scanRequest = sequence({
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

export const scanResponse = sequence({
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

export const sortRequest = sequence({
  referenceId,
  inputs: implicit(3, sequenceOf(generalText)),
  output: implicit(4, generalText),
})

export const sortResponse = sequence({
  referenceId,
  /** 0 success, 1 partial, 2 failure. */
  status: implicit(3, integer),
  diagnostics: optional(implicit(5, sequenceOf(diagnosticRecord))),
})

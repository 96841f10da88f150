// The APDUs of Z39.50-1995 that are spoken here, in the order and words of z3950v3.asn.
import {
  bits,
  boolean,
  explicit,
  generalText,
  implicit,
  integer,
  nothing,
  visibleText,
} from '../ber/codec.ts'
import { choice, optional, sequence, type ValueOf } from '../ber/structure.ts'
import { external, otherInfo, referenceId } from './parts.ts'
import * as service from './services.ts'

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
  searchRequest: implicit(22, service.searchRequest),
  searchResponse: implicit(23, service.searchResponse),
  presentRequest: implicit(24, service.presentRequest),
  presentResponse: implicit(25, service.presentResponse),
  deleteRequest: implicit(26, service.deleteRequest),
  deleteResponse: implicit(27, service.deleteResponse),
  accessControlRequest: implicit(28, unspoken),
  accessControlResponse: implicit(29, unspoken),
  resourceControlRequest: implicit(30, unspoken),
  resourceControlResponse: implicit(31, unspoken),
  triggerResourceControlRequest: implicit(32, unspoken),
  resourceReportRequest: implicit(33, unspoken),
  resourceReportResponse: implicit(34, unspoken),
  scanRequest: implicit(35, service.scanRequest),
  scanResponse: implicit(36, service.scanResponse),
  sortRequest: implicit(43, service.sortRequest),
  sortResponse: implicit(44, service.sortResponse),
  segment: implicit(45, service.segment),
  extendedServicesRequest: implicit(46, unspoken),
  extendedServicesResponse: implicit(47, unspoken),
  close: implicit(48, close),
})

/** A message of either side: `{ is: 'searchRequest', value }`. */
export type Apdu = ValueOf<typeof apdu>
export type ApduKind = Apdu['is']
export type ApduOf<K extends ApduKind> = Extract<Apdu, { is: K }>['value']

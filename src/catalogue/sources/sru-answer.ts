import type { FetchFaultReason } from '../../wire/http/fetch-client.ts'
import type { SruAnswer, SruDiagnostic, SruRecord } from '../../wire/sru/answer.ts'
import { withCopies } from '../../wire/sru/copies.ts'
import type { SruFault } from '../../wire/sru/sru-client.ts'
import type { XmlFaultReason } from '../../wire/xml/element.ts'
import type { Asked, AskedDiagnostic, AskedRecord, AskingFault } from './asked.ts'

type FaultKind = Exclude<AskingFault['kind'], 'diagnostic'>

const faultKinds: Record<FetchFaultReason | XmlFaultReason, FaultKind> = {
  unreachable: 'cannotConnect',
  redirectedAway: 'cannotConnect',
  timeout: 'timedOut',
  aborted: 'stopped',
  tooLarge: 'tooLarge',
  tooLong: 'tooLarge',
  tooManyNodes: 'tooLarge',
  tooDeep: 'tooLarge',
  httpStatus: 'notThisProtocol',
  notWellFormed: 'notThisProtocol',
  doctypeRefused: 'notThisProtocol',
}

/** A fault of SRU as every source's fault. */
export function faultOf({ reason, detail }: SruFault): Asked {
  const refused = reason === 'httpStatus' && /^40[13]$/.test(detail)
  const kind = refused ? 'authenticationFailed' : faultKinds[reason]
  return { ok: false, fault: { kind, detail: `${reason} ${detail}`.trim() } }
}

/** Diagnostics that only say what is beyond the end: the hits stand, and there is no record there. */
const outOfRange = 61

/** An answer of SRU as every source's answer. */
export function askedOf({ hits, records, diagnostics }: SruAnswer): Asked {
  const [first] = diagnostics.filter(({ code }) => code !== outOfRange || hits === 0)
  const diagnostic = first ? diagnosticOf(first) : null
  // 3: the target wants to know who asks.
  if (first?.code === 3 && hits === 0)
    return { ok: false, fault: { kind: 'authenticationFailed', detail: first.details } }
  if (diagnostic && hits === 0) return { ok: false, fault: { kind: 'diagnostic', diagnostic } }
  return { ok: true, hits, records: records.map(recordOf), diagnostic }
}

const diagnosticOf = ({ code, details, message }: SruDiagnostic): AskedDiagnostic => ({
  set: 'srw',
  code,
  addition: details || message,
})

function recordOf(record: SruRecord): AskedRecord {
  const { xml, copies } = withCopies(record.xml)
  const isMarc = /<(?:[\w.-]{1,40}:)?record[\s>]/.test(xml.slice(0, 2_000))
  return { bytes: Buffer.from(xml), syntax: isMarc ? 'marcxml' : 'xml', copies }
}

import { type RecordSyntax, recordSyntaxes, syntaxNamed } from '../../wire/z3950/identifiers.ts'
import { apduLimits } from '../../wire/z3950/message.ts'
import type { WireRecord } from '../../wire/z3950/records.ts'
import type { Answer, Z3950Session } from '../../wire/z3950/session.ts'
import type { AskedDiagnostic, AskedRecord, AskedSyntax } from './asked.ts'
import { opacCopies } from './opac-copies.ts'
import type { Asking } from './profile.ts'

interface Part {
  asking: Asking
  start: number
  count: number
  signal?: AbortSignal | undefined
}

interface Shown {
  records: AskedRecord[]
  /** Places of the result that were answered, be it by a record or by why there is none. */
  taken: number
  diagnostic: AskedDiagnostic | null
}

const asked: Record<Asking['syntax'], RecordSyntax> = {
  unimarc: 'unimarc',
  usmarc: 'usmarc',
  marcxml: 'xml',
  xml: 'xml',
  opac: 'opac',
  sutrs: 'sutrs',
}

/** The syntax is the matter, so another may do (bib1-diagnostics.csv). */
const anotherSyntaxMayDo: readonly number[] = [14, 227, 238, 239, 1070]
/** What targets have, the most useful first. */
const fallbacks: readonly RecordSyntax[] = ['unimarc', 'usmarc', 'xml']

/**
 * The records from `start`, at most `count`, however many the target sends: in the profile's syntax, else in one that
 * it has. A target that sends fewer at once is asked for the rest, as long as all together are no larger than one answer
 * may be.
 */
export async function presentPart(session: Z3950Session, part: Part): Answer<Shown> {
  const wanted = asked[part.asking.syntax]
  const syntaxes = [wanted, ...fallbacks.filter((name) => name !== wanted)]
  let shown: Shown = { records: [], taken: 0, diagnostic: null }
  for (let at = 0; shown.taken < part.count; ) {
    const came = await session.present(wantedOf(part, shown, syntaxes[at]!), part.signal)
    if (!came.ok) return came
    const more = sorted(came.value, part.count - shown.taken)
    shown = joined(shown, more)
    if (bytesOf(shown) > apduLimits.bytesMax)
      return { ok: false, fault: { kind: 'tooLarge', detail: `> ${apduLimits.bytesMax} bytes` } }
    const objected = more.records.length === 0 && more.diagnostic
    if (more.taken > 0 && !objected) continue
    const other = objected && anotherSyntaxMayDo.includes(objected.code)
    at += 1
    if (!other || shown.records.length > 0 || at >= syntaxes.length) break
    shown = { ...shown, taken: 0 }
  }
  return { ok: true, value: shown }
}

const wantedOf = ({ start, count }: Part, { taken }: Shown, syntax: RecordSyntax) => ({
  resultSet: '1',
  start: start + taken,
  count: count - taken,
  syntax: recordSyntaxes[syntax],
})

const joined = (one: Shown, other: Shown): Shown => ({
  records: [...one.records, ...other.records],
  taken: one.taken + other.taken,
  diagnostic: one.diagnostic ?? other.diagnostic,
})

const bytesOf = ({ records }: Shown): number =>
  records.reduce((sum, { bytes }) => sum + bytes.length, 0)

function sorted({ records: sent, diagnostic }: Presented, wanted: number): Shown {
  const records = sent.slice(0, wanted)
  const objection = diagnostic ?? records.find((record) => 'code' in record)
  return {
    records: records.flatMap((record) => ('code' in record ? [] : [askedRecord(record)])),
    taken: records.length,
    diagnostic: objection && 'code' in objection ? { set: 'bib-1', ...objection } : null,
  }
}

type Presented = Extract<Awaited<ReturnType<Z3950Session['present']>>, { ok: true }>['value']

const askedRecord = ({ syntax, bytes, holdings }: WireRecord): AskedRecord => ({
  bytes,
  syntax: askedSyntax[syntaxNamed(syntax) ?? 'opac'],
  copies: opacCopies(holdings),
})

const askedSyntax: Record<RecordSyntax, AskedSyntax> = {
  unimarc: 'unimarc',
  usmarc: 'usmarc',
  sutrs: 'sutrs',
  xml: 'xml',
  applicationXml: 'xml',
  opac: 'other',
}

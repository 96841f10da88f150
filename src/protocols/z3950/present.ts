import { postgresSearch } from '../../catalogue/search/postgres/search.ts'
import type { WrittenCharset } from '../../wire/marc/iso2709.ts'
import type { ApduOf } from '../../wire/z3950/apdus.ts'
import { type RecordSyntax, syntaxNamed } from '../../wire/z3950/identifiers.ts'
import type { External, NamePlusRecord } from '../../wire/z3950/parts.ts'
import { type Diagnostic, writeDiagnostic } from '../../wire/z3950/records.ts'
import { formatted, storedFormat } from './formats.ts'
import { type ShownRecord, shownRecords } from './record-store.ts'
import type { ResultSet, ServedSession } from './session.ts'
import { type Asking, wantedBy } from './wanted.ts'

/** More records are not sent at once; a client asks on. */
const recordsMax = 100

/** PresentStatus (3.2.3.1.6): all of them; fewer, for more would be too large; none. */
const [success, partial, failure] = [0, 2, 5]

/** What is wanted of a result, and how. */
export interface PartWanted {
  set: ResultSet
  start: number
  count: number
  /** Identifier of the record syntax; none: MARC as stored. */
  syntax: string | undefined
  elements: ApduOf<'presentRequest'>['elementSetNames']
}

/** The records asked for, as many as fit into a message of the client's size. */
export async function answerPresent(
  asking: Asking,
  session: ServedSession,
  request: ApduOf<'presentRequest'>,
): Promise<ApduOf<'presentResponse'>> {
  const set = session.resultSets.get(request.resultSetId)
  const { start, count, preferredRecordSyntax: syntax, elementSetNames: elements } = request
  const objection = objectionTo(request, set)
  const shown: Presented =
    set && !objection
      ? await presented(asking, session, { set, start, count, syntax, elements })
      : failed(objection ?? { code: 30, addition: request.resultSetId })
  const next = start + shown.returned
  return {
    numberOfRecordsReturned: shown.returned,
    nextResultSetPosition: set && next <= set.hits ? next : 0,
    presentStatus: shown.status,
    records: shown.records,
  }
}

function objectionTo(
  { resultSetId, start, count, additionalRanges, complexComposition }: ApduOf<'presentRequest'>,
  set: ResultSet | undefined,
): Diagnostic | null {
  if (!set) return { code: 30, addition: resultSetId }
  if (additionalRanges) return { code: 243, addition: '' }
  if (complexComposition) return { code: 244, addition: '' }
  const inRange = start >= 1 && count >= 0 && start + count - 1 <= set.hits
  return inRange ? null : { code: 13, addition: `${start}+${count} of ${set.hits}` }
}

interface Presented {
  returned: number
  status: number
  records: ApduOf<'presentResponse'>['records']
}

const failed = (diagnostic: Diagnostic): Presented => ({
  returned: 0,
  status: failure,
  records: { is: 'diagnostic', value: writeDiagnostic(diagnostic) },
})

/** Records of a result from `start`, formatted; at least one, however small the client's messages are. */
export async function presented(
  asking: Asking,
  session: ServedSession,
  part: PartWanted,
): Promise<Presented> {
  const syntax = part.syntax === undefined ? 'unimarc' : syntaxNamed(part.syntax)
  if (!syntax) return failed({ code: 239, addition: part.syntax ?? '' })
  const named = part.elements?.is === 'generic' ? part.elements.value.toUpperCase() : 'F'
  if (named !== 'F' && named !== 'B') return failed({ code: 25, addition: named })
  const records = await recordsOf(asking, part, part.syntax === undefined ? null : syntax)
  const charset = charsetOfRecords(session, part.set)
  const fitting = takeFitting(records, { syntax, charset, bytesMax: session.messageBytesMax })
  return {
    returned: fitting.length,
    status: fitting.length === part.count ? success : partial,
    records: { is: 'records', value: fitting },
  }
}

/** As agreed where records are part of that, else as the database has them, else UTF-8. */
const charsetOfRecords = (session: ServedSession, { charset }: ResultSet): WrittenCharset =>
  charset ?? ((session.recordsInCharset && session.charset) || 'utf-8')

/** Pages of a result are as long as the part, so that a part lies in two of them at most. */
async function recordsOf(
  asking: Asking,
  { set, start, count }: PartWanted,
  syntax: RecordSyntax | null,
): Promise<(ShownRecord | null)[]> {
  const perPage = Math.max(1, Math.min(count, recordsMax))
  const wanted = await wantedBy(asking, set)
  const first = Math.floor((start - 1) / perPage)
  const ids: number[] = []
  for (const page of [first + 1, first + 2])
    ids.push(
      ...(await postgresSearch.page(asking.tx, { ...wanted, sort: 'relevance', page, perPage })),
    )
  const from = start - 1 - first * perPage
  return shownRecords(asking.tx, ids.slice(from, from + Math.min(count, perPage)), {
    preferred: syntax && storedFormat[syntax],
    libraryIds: wanted.filters.libraryIds,
  })
}

interface Fit {
  syntax: RecordSyntax
  charset: WrittenCharset
  bytesMax: number
}

function takeFitting(records: readonly (ShownRecord | null)[], fit: Fit): NamePlusRecord[] {
  const taken: NamePlusRecord[] = []
  let bytes = 0
  for (const record of records) {
    const made = record
      ? formatted(record, fit.syntax, fit.charset)
      : { ok: false as const, diagnostic: { code: 1028, addition: '' } }
    bytes += made.ok ? sizeOf(made.external) : 100
    if (taken.length > 0 && bytes > fit.bytesMax) return taken
    taken.push(named(made))
  }
  return taken
}

const named = (made: ReturnType<typeof formatted>): NamePlusRecord => ({
  database: 'Default',
  record: made.ok
    ? { is: 'record', value: made.external }
    : { is: 'diagnostic', value: { is: 'bib1', value: writeDiagnostic(made.diagnostic) } },
})

const sizeOf = ({ encoding }: External): number =>
  100 + (encoding.is === 'type' ? encoding.value.content.length : encoding.value.length)

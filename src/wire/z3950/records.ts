import { readOrNull } from '../ber/structure.ts'
import { bib1DiagnosticSet, recordSyntaxes } from './identifiers.ts'
import { type HoldingsAndCirculation, opacRecord } from './opac.ts'
import type { DiagnosticFormat, External, NamePlusRecord } from './parts.ts'

/** What the target objected to: a number of Bib-1 (bib1-diagnostics.csv) and what it added. */
export interface Diagnostic {
  code: number
  addition: string
}

/** A record as bytes, with the identifier of the syntax it says it is in. */
export interface WireRecord {
  syntax: string
  bytes: Uint8Array
  /** Of an OPAC record: its copies; the bytes are then its bibliographic record. */
  holdings: HoldingsAndCirculation[]
}

const diagnosticOf = ({ condition, addition }: DiagnosticFormat): Diagnostic => ({
  code: condition,
  addition: addition?.value ?? '',
})

/** A diagnostic record; one in a form of its own (diag-1) is 100, unspecified. */
export const readDiagnostic = (
  record: { is: 'bib1'; value: DiagnosticFormat } | { is: 'external'; value: External },
): Diagnostic =>
  record.is === 'bib1' ? diagnosticOf(record.value) : { code: 100, addition: 'external' }

/** A diagnostic in the form of version 2 and 3 alike. */
export const writeDiagnostic = ({ code, addition }: Diagnostic): DiagnosticFormat => ({
  set: bib1DiagnosticSet,
  condition: code,
  addition: { is: 'v3', value: addition },
})

/** The records of a response, each a record or what was the matter with it; and what was with all of them. */
export function readRecords(
  records:
    | { is: 'records'; value: NamePlusRecord[] }
    | { is: 'diagnostic'; value: DiagnosticFormat }
    | { is: 'diagnostics'; value: Parameters<typeof readDiagnostic>[0][] }
    | undefined,
): { records: (WireRecord | Diagnostic)[]; diagnostic: Diagnostic | null } {
  if (!records) return { records: [], diagnostic: null }
  if (records.is === 'diagnostic') return { records: [], diagnostic: diagnosticOf(records.value) }
  if (records.is === 'diagnostics') {
    const [first] = records.value
    return { records: [], diagnostic: first ? readDiagnostic(first) : null }
  }
  return { records: records.value.map(readOne), diagnostic: null }
}

function readOne({ record }: NamePlusRecord): WireRecord | Diagnostic {
  if (record.is === 'diagnostic') return readDiagnostic(record.value)
  if (record.is !== 'record') return { code: 100, addition: 'a fragment' }
  return recordOf(record.value) ?? { code: 100, addition: 'a record without content' }
}

/** What an EXTERNAL carries, whichever way it is encoded. */
function recordOf(external: External): WireRecord | null {
  const { reference: syntax = '', encoding } = external
  if (encoding.is !== 'type') return { syntax, bytes: encoding.value, holdings: [] }
  const node = encoding.value
  if (syntax !== recordSyntaxes.opac) return { syntax, bytes: node.content, holdings: [] }
  const opac = readOrNull(opacRecord, node)
  if (!opac) return null
  const { bibliographic, holdings = [] } = opac
  const inner = bibliographic && recordOf(bibliographic)
  return {
    syntax: inner?.syntax ?? syntax,
    bytes: inner?.bytes ?? new Uint8Array(),
    holdings: holdings.flatMap((copy) => (copy.is === 'holdings' ? [copy.value] : [])),
  }
}

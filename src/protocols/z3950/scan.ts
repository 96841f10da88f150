import type { Tx } from '../../shared/database.ts'
import { encodeGb18030 } from '../../wire/gb18030.ts'
import type { ApduOf } from '../../wire/z3950/apdus.ts'
import { bib1AttributeSet } from '../../wire/z3950/identifiers.ts'
import { type Diagnostic, writeDiagnostic } from '../../wire/z3950/records.ts'
import {
  type Around,
  type ListedTerm,
  type TermList,
  termListOf,
  termsAround,
} from '../asked/term-list-store.ts'
import { charsetOfDatabases, termDecoder } from './databases.ts'
import { charactersMax, type Read, readMeaning, textOf } from './question.ts'
import type { ServedSession } from './session.ts'

/** More terms are not listed at once. */
const termsMax = 100

/** ScanStatus: as many as asked for; fewer, for the list ends; none. */
const [success, fewer, failure] = [0, 5, 6]

/** The terms of the list around the one asked for. */
export async function answerScan(
  tx: Tx,
  session: ServedSession,
  request: ApduOf<'scanRequest'>,
): Promise<ApduOf<'scanResponse'>> {
  const read = readScan(session, request)
  if (!read.ok) return refused(read.diagnostic)
  const { list, charset, ...around } = read.value
  const { terms, position } = await termsAround(tx, list, around)
  const write = charset === 'gb18030' ? encodeGb18030 : (term: string) => Buffer.from(term)
  return {
    stepSize: 0,
    status: terms.length === around.count ? success : fewer,
    count: terms.length,
    positionOfTerm: position,
    entries: { entries: terms.map((term) => entryOf(term, write)) },
  }
}

const entryOf = ({ term, records }: ListedTerm, write: (term: string) => Uint8Array) => ({
  is: 'term' as const,
  value: { term: { is: 'general' as const, value: write(term) }, occurrences: records },
})

interface ScanAsked extends Around {
  list: TermList
  charset: 'utf-8' | 'gb18030' | null
}

const no = (code: number, addition = ''): { ok: false; diagnostic: Diagnostic } => ({
  ok: false,
  diagnostic: { code, addition },
})

function readScan(session: ServedSession, request: ApduOf<'scanRequest'>): Read<ScanAsked> {
  const database = charsetOfDatabases(request.databaseNames)
  if (!database.ok) return database
  if (request.attributeSet !== undefined && request.attributeSet !== bib1AttributeSet)
    return no(121, request.attributeSet)
  const meaning = readMeaning(request.start.attributes)
  if (!meaning.ok) return meaning
  const { place } = meaning.value
  const list = place.by === 'field' ? termListOf(place.field) : undefined
  if (!list) return no(232, place.by === 'field' ? place.field : place.by)
  if (request.stepSize) return no(205)
  const text = textOf(request.start.term, { decode: termDecoder(session, database.charset) })
  if (text === null) return no(229, request.start.term.is)
  if (text.length > charactersMax) return no(11, `${charactersMax}`)
  const { count, preferredPosition: position = 1 } = request
  if (count < 1 || count > termsMax) return no(1029, `${termsMax}`)
  if (position < 0 || position > count + 1) return no(233, `${position}`)
  const charset = session.charset ?? database.charset
  return { ok: true, value: { list, text, count, position, charset } }
}

const refused = (diagnostic: Diagnostic): ApduOf<'scanResponse'> => ({
  status: failure,
  count: 0,
  entries: { diagnostics: [{ is: 'bib1', value: writeDiagnostic(diagnostic) }] },
})

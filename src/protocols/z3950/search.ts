import { postgresSearch } from '../../catalogue/search/postgres/search.ts'
import type { ApduOf } from '../../wire/z3950/apdus.ts'
import { type Diagnostic, writeDiagnostic } from '../../wire/z3950/records.ts'
import { charsetOfDatabases, termDecoder } from './databases.ts'
import { presented } from './present.ts'
import { type Read, readQuery, type SizedSet } from './question.ts'
import type { ResultSet, ServedSession } from './session.ts'
import { type Asking, wantedBy } from './wanted.ts'

/** Whoever names more results has forgotten the first. */
const resultSetsMax = 50
/** Clients number their results, or name them in a word. */
const nameCharactersMax = 255

/** ResultSetStatus 4: the count is an estimate. */
const estimate = 4

/** Searches, keeps the result under its name, and sends records at once where the client wants that (piggyback). */
export async function answerSearch(
  asking: Asking,
  session: ServedSession,
  request: ApduOf<'searchRequest'>,
): Promise<ApduOf<'searchResponse'>> {
  const read = readRequest(session, request)
  if (!read.ok) {
    session.resultSets.delete(request.resultSetName)
    return refused(read.diagnostic)
  }
  const wanted = await wantedBy(asking, read.value)
  const { total } = await postgresSearch.counts(asking.tx, {
    ...wanted,
    libraryIds: [],
    facets: false,
  })
  const set: ResultSet = { ...read.value, hits: total.count }
  session.resultSets.set(request.resultSetName, set)
  const count = atOnce(request, set.hits)
  const shown =
    count > 0
      ? await presented(asking, session, { set, start: 1, count, ...shownAs(request) })
      : null
  return {
    resultCount: set.hits,
    numberOfRecordsReturned: shown?.returned ?? 0,
    nextResultSetPosition: set.hits > 0 ? (shown?.returned ?? 0) + 1 : 0,
    searchStatus: true,
    resultSetStatus: total.approximate ? estimate : undefined,
    presentStatus: shown?.status,
    records: shown?.records,
  }
}

const shownAs = (request: ApduOf<'searchRequest'>) => ({
  syntax: request.preferredRecordSyntax,
  elements: request.smallSetElementSetNames ?? request.mediumSetElementSetNames,
})

type Kept = SizedSet & Pick<ResultSet, 'charset'>

function readRequest(session: ServedSession, request: ApduOf<'searchRequest'>): Read<Kept> {
  const { resultSetName: name, replaceIndicator, databaseNames } = request
  if (name.length > nameCharactersMax)
    return { ok: false, diagnostic: { code: 22, addition: `${nameCharactersMax}` } }
  const exists = session.resultSets.has(name)
  if (exists && !replaceIndicator) return { ok: false, diagnostic: { code: 21, addition: name } }
  if (!exists && session.resultSets.size >= resultSetsMax)
    return { ok: false, diagnostic: { code: 112, addition: `${resultSetsMax}` } }
  const database = charsetOfDatabases(databaseNames)
  if (!database.ok) return database
  const read = readQuery(request.query, {
    decode: termDecoder(session, database.charset),
    earlier: (set) => session.resultSets.get(set),
  })
  return read.ok ? { ok: true, value: { ...read.value, charset: database.charset } } : read
}

const refused = (diagnostic: Diagnostic): ApduOf<'searchResponse'> => ({
  resultCount: 0,
  numberOfRecordsReturned: 0,
  nextResultSetPosition: 0,
  searchStatus: false,
  // 3: there is no result set.
  resultSetStatus: 3,
  records: { is: 'diagnostic', value: writeDiagnostic(diagnostic) },
})

/** All of a small result, none of a large one, so many of one between. */
function atOnce(request: ApduOf<'searchRequest'>, hits: number): number {
  if (hits <= request.smallSetUpperBound) return hits
  return hits >= request.largeSetLowerBound ? 0 : Math.min(hits, request.mediumSetPresentNumber)
}

import { type ApduOf, closeReasons, options } from './apdus.ts'
import { chosenCharset } from './charset.ts'
import { exchange } from './exchange-client.ts'
import { initRequest, reasonIn } from './greeting.ts'
import { type Link, openLink } from './link-client.ts'
import { apduLimits } from './message.ts'
import { readDiagnostic, readRecords } from './records.ts'
import { attributedTerm, typeOneQuery } from './rpn.ts'
import type {
  Answer,
  ClientLimits,
  PresentWanted,
  ScanTerm,
  ScanWanted,
  SearchWanted,
  Z3950Session,
  Z3950Target,
} from './session.ts'

/** What targets without named result sets call their only one. */
const onlySet = 'default'

/**
 * Connects and begins a session. Whatever the target does, an answer comes within `stepMs`, and costs no more than
 * `limits.ber`: faults are values, nothing is thrown. Ask one thing at a time.
 */
export async function openZ3950(
  target: Z3950Target,
  { stepMs, ber = apduLimits }: ClientLimits,
  signal?: AbortSignal,
): Answer<Z3950Session> {
  const link = openLink(target.connect, { stepMs, ber })
  const request = { is: 'initRequest' as const, value: initRequest(target, ber.bytesMax) }
  const came = await exchange(link, request, { wanted: 'initResponse', signal })
  if (!came.ok) {
    link.end()
    return came
  }
  const { answer } = came.value
  if (answer.accepted) return { ok: true, value: sessionOver(link, answer) }
  link.end()
  const said = [answer.implementationName, reasonIn(answer)].filter(Boolean).join(': ')
  return { ok: false, fault: { kind: 'authenticationFailed', detail: said } }
}

const sessionOver = (link: Link, init: ApduOf<'initResponse'>): Z3950Session => {
  const namedResultSets = init.options.includes(options.namedResultSets)
  const setName = (name: string | undefined) => (namedResultSets && name) || onlySet
  return {
    implementation: [init.implementationName, init.implementationVersion].filter(Boolean).join(' '),
    charset: chosenCharset(init)?.charsets[0] ?? null,
    offers: { scan: init.options.includes(options.scan), namedResultSets },
    search: (wanted, signal) =>
      search(link, { ...wanted, resultSet: setName(wanted.resultSet) }, signal),
    present: (wanted, signal) =>
      present(link, { ...wanted, resultSet: setName(wanted.resultSet) }, signal),
    scan: (wanted, signal) => scan(link, wanted, signal),
    close: () => close(link),
  }
}

async function search(
  link: Link,
  { databases, query, resultSet = onlySet }: SearchWanted,
  signal?: AbortSignal,
): Answer<{ hits: number }> {
  const value: ApduOf<'searchRequest'> = {
    smallSetUpperBound: 0,
    largeSetLowerBound: 1,
    mediumSetPresentNumber: 0,
    replaceIndicator: true,
    resultSetName: resultSet,
    databaseNames: databases,
    query: typeOneQuery(query),
  }
  const request = { is: 'searchRequest' as const, value }
  const came = await exchange(link, request, { wanted: 'searchResponse', signal })
  if (!came.ok) return came
  const { searchStatus, resultCount, records } = came.value.answer
  const { diagnostic } = readRecords(records)
  if (diagnostic) return { ok: false, fault: { kind: 'diagnostic', diagnostic } }
  if (searchStatus) return { ok: true, value: { hits: Math.max(0, resultCount) } }
  return { ok: false, fault: { kind: 'diagnostic', diagnostic: unspecified } }
}

/** A search that failed and does not say why. */
const unspecified = { code: 100, addition: '' }
/** ScanStatus: 1 to 5 say that fewer terms came than were asked for, at the end of a list perhaps none (yaz-ztest). */
const scanFailed = 6

async function present(
  link: Link,
  { resultSet = onlySet, start, count, syntax, elements = 'F' }: PresentWanted,
  signal?: AbortSignal,
) {
  const value: ApduOf<'presentRequest'> = {
    resultSetId: resultSet,
    start,
    count,
    elementSetNames: { is: 'generic', value: elements },
    preferredRecordSyntax: syntax,
  }
  const request = { is: 'presentRequest' as const, value }
  const came = await exchange(link, request, { wanted: 'presentResponse', signal })
  if (!came.ok) return came
  const { answer, segments } = came.value
  const early = readRecords({ is: 'records', value: segments }).records
  const { records, diagnostic } = readRecords(answer.records)
  return { ok: true as const, value: { records: [...early, ...records], diagnostic } }
}

async function scan(
  link: Link,
  { databases, start, count, position }: ScanWanted,
  signal?: AbortSignal,
): Answer<ScanTerm[]> {
  const value: ApduOf<'scanRequest'> = {
    databaseNames: databases,
    start: attributedTerm(start),
    count,
    preferredPosition: position,
  }
  const request = { is: 'scanRequest' as const, value }
  const came = await exchange(link, request, { wanted: 'scanResponse', signal })
  if (!came.ok) return came
  const { entries, status } = came.value.answer
  const [objection] = entries?.diagnostics ?? []
  const terms = (entries?.entries ?? []).flatMap((entry) => {
    if (entry.is !== 'term' || entry.value.term.is !== 'general') return []
    return [{ term: entry.value.term.value, occurrences: entry.value.occurrences ?? null }]
  })
  if (terms.length > 0 || (!objection && status !== scanFailed)) return { ok: true, value: terms }
  const diagnostic = objection ? readDiagnostic(objection) : unspecified
  return { ok: false, fault: { kind: 'diagnostic', diagnostic } }
}

/** Says good-bye and does not wait for the answer. */
async function close(link: Link): Promise<void> {
  link.send({ is: 'close', value: { reason: closeReasons.finished } })
  link.end()
}

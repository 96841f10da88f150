import type { Fetch } from '../../wire/http/fetch-client.ts'
import type { SruAnswer } from '../../wire/sru/answer.ts'
import { searchRetrieve } from '../../wire/sru/sru-client.ts'
import { encodeTerm } from '../../wire/term-charset.ts'
import type { Asked, PartWanted, Question } from './asked.ts'
import type { Asking, Credentials } from './profile.ts'
import { askedOf, faultOf } from './sru-answer.ts'
import { cqlOf, searchOf } from './sru-question.ts'

/** One SRU source; `fetch` reaches its checked address and nothing else (promise S7). */
export interface SruSource {
  fetch: Fetch
  /** The base URL. */
  address: string
  asking: Asking
  credentials: Credentials | null
}

/** Twenty records of MARC with hundreds of copies each are smaller; an answer beyond it is no answer to a reader. */
const bytesMax = 4 << 20

/** Diagnostics of SRU: the schema is unknown (66), not for this record (67), or the target stumbled over it (63). */
const noSuchSchema = [63, 66, 67]

/**
 * Asks an SRU source once: the same question and the same answer as `askZ3950`. A target that does not know the schema
 * is asked again without one. Ends at the profile's timeout at the latest. Never throws: what went wrong is a value.
 */
export async function askSru(
  source: SruSource,
  question: Question,
  part: PartWanted,
): Promise<Asked> {
  const { asking, address, credentials } = source
  const query = cqlOf(question, asking)
  if (query === null) return { ok: false, fault: { kind: 'cannotBeAsked', detail: 'no index' } }
  if (encodeTerm(query, asking.queryCharset) === null)
    return { ok: false, fault: { kind: 'cannotBeAsked', detail: asking.queryCharset } }
  if (!URL.canParse(address))
    return { ok: false, fault: { kind: 'cannotConnect', detail: 'no address' } }
  const { sruVersion: version, queryCharset } = asking
  const target = { baseUrl: address, version, queryCharset }
  const how = {
    fetch: source.fetch,
    // One clock for both attempts.
    signal: whicheverFirst(part.signal, AbortSignal.timeout(asking.timeoutMs)),
    timeoutMs: asking.timeoutMs,
    bytesMax,
    headers: headersFor(credentials),
  }
  const search = searchOf(query, part, asking)
  const answer = await searchRetrieve(target, search, how)
  if ('reason' in answer) return endedBy(answer, part.signal)
  const schemaFails = answer.diagnostics.some(({ code }) => noSuchSchema.includes(code))
  if (!schemaFails || search.recordSchema === '' || answer.records.length > 0)
    return firstOf(answer, part)
  const again = await searchRetrieve(target, { ...search, recordSchema: '' }, how)
  return 'reason' in again ? endedBy(again, part.signal) : firstOf(again, part)
}

/** Of a target that sends more records than it was asked for the rest is not looked at. */
const firstOf = (answer: SruAnswer, { count }: PartWanted): Asked =>
  askedOf({ ...answer, records: answer.records.slice(0, count) })

const whicheverFirst = (asked: AbortSignal | undefined, late: AbortSignal) =>
  asked ? AbortSignal.any([asked, late]) : late

/** What ended without anybody stopping it has taken too long. */
const endedBy = (fault: Parameters<typeof faultOf>[0], asked: AbortSignal | undefined): Asked =>
  faultOf(fault.reason === 'aborted' && !asked?.aborted ? { ...fault, reason: 'timeout' } : fault)

/** RFC 7617; the group is not of this protocol. */
const headersFor = (credentials: Credentials | null): Record<string, string> => {
  if (!credentials) return {}
  const known = Buffer.from(`${credentials.user}:${credentials.password}`).toString('base64')
  return { authorization: `Basic ${known}` }
}

import type { FetchFault, Fetching } from '../http/fetch-client.ts'
import { fetchText } from '../http/fetch-client.ts'
import { childrenOf, textAt, type XmlFault } from '../xml/element.ts'
import { type OaiAnswer, parseOai } from './answer.ts'
import type { Granularity } from './datestamp.ts'

/** How patient we are with one source. */
export interface OaiFetching extends Fetching {
  /** Waits; throws when the signal says so. */
  wait: (ms: number, signal?: AbortSignal) => Promise<void>
  /** Attempts after the first, for 503 and for what breaks on the way. */
  retriesMax: number
  /** A source may ask us to wait longer; then we come again another day. */
  waitMsMax: number
}

export type OaiFault = FetchFault | XmlFault | { reason: 'protocolError'; detail: string }

/** What is asked again after a pause: the same question may be answered then. */
const passing = new Set<string>(['timeout', 'unreachable', 'notWellFormed'])
const passingStatus = new Set(['429', '500', '502', '503', '504'])
/** Where a source does not say when to come again, and between two attempts. */
const pauseMs = 2_000

/** One question of OAI-PMH and its answer, asked again where that helps, never longer than allowed. */
export async function askOai(
  baseUrl: string,
  question: Readonly<Record<string, string>>,
  how: OaiFetching,
): Promise<OaiAnswer | OaiFault> {
  for (let attempt = 0; ; attempt++) {
    const answer = await askOnce(baseUrl, question, how)
    if (!('reason' in answer) || attempt >= how.retriesMax || !isPassing(answer)) return answer
    const retryAfterMs = 'retryAfterMs' in answer ? answer.retryAfterMs : undefined
    const waitMs = retryAfterMs ?? pauseMs * 2 ** attempt
    if (waitMs > how.waitMsMax) return answer
    await how.wait(waitMs, how.signal)
  }
}

const isPassing = ({ reason, detail }: OaiFault) =>
  passing.has(reason) || (reason === 'httpStatus' && passingStatus.has(detail))

async function askOnce(
  baseUrl: string,
  question: Readonly<Record<string, string>>,
  how: OaiFetching,
): Promise<OaiAnswer | OaiFault> {
  const address = new URL(baseUrl)
  for (const [name, value] of Object.entries(question)) address.searchParams.set(name, value)
  const fetched = await fetchText(address.href, how)
  return 'reason' in fetched ? fetched : parseOai(fetched.text)
}

/** Who a source says it is. */
export interface OaiIdentity {
  repositoryName: string
  granularity: Granularity
  deletedRecord: string
  earliestDatestamp: string
}

/** The source's Identify. */
export async function identify(baseUrl: string, how: OaiFetching): Promise<OaiIdentity | OaiFault> {
  const answer = await askOai(baseUrl, { verb: 'Identify' }, how)
  if ('reason' in answer) return answer
  const content = answer.content ?? undefined
  if (content?.name !== 'Identify') return protocolError(answer)
  return {
    repositoryName: textAt(content, 'repositoryName'),
    granularity: /T/.test(textAt(content, 'granularity')) ? 'second' : 'day',
    deletedRecord: textAt(content, 'deletedRecord'),
    earliestDatestamp: textAt(content, 'earliestDatestamp'),
  }
}

/** More pages of sets are not looked at: nobody chooses among so many. */
const setPagesMax = 50

/** The sets of a source, as many as fit in 50 pages; none where it has no sets. */
export async function sets(
  baseUrl: string,
  how: OaiFetching,
): Promise<{ spec: string; name: string }[] | OaiFault> {
  const found: { spec: string; name: string }[] = []
  let question: Record<string, string> = { verb: 'ListSets' }
  for (let page = 0; page < setPagesMax; page++) {
    const answer = await askOai(baseUrl, question, how)
    if ('reason' in answer) return answer
    if (answer.errors.some(({ code }) => code === 'noSetHierarchy')) return []
    if (answer.content?.name !== 'ListSets') return protocolError(answer)
    for (const set of childrenOf(answer.content, 'set'))
      found.push({ spec: textAt(set, 'setSpec'), name: textAt(set, 'setName') })
    if (answer.token === null || answer.token === question.resumptionToken) return found
    question = { verb: 'ListSets', resumptionToken: answer.token }
  }
  return found
}

/** What a source says is wrong, in its own words. */
export const protocolError = ({ errors, content }: OaiAnswer) => ({
  reason: 'protocolError' as const,
  detail:
    errors.map(({ code, message }) => `${code}: ${message}`).join('; ') ||
    `<${content?.name ?? ''}>`,
})

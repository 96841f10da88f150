import type { ServerResponse } from 'node:http'
import { escapeXml } from '../../src/wire/xml/write.ts'
import { serving } from './serving.ts'

/** What a target does to one question instead of answering it. */
export type SruMisbehaviour =
  /** Takes the question and says nothing. */
  | 'silent'
  /** Begins an answer and sends blanks for ever. */
  | 'endless'
  /** 16 MB in one answer. */
  | 'huge'
  | 'broken'
  /** The answer stops in the middle. */
  | 'cut'
  | 'doctype'
  | 'html'
  /** All records it has, however few were asked for. */
  | 'sendsMore'
  /** 100,000 elements, one in the other. */
  | 'deep'
  | { status: number; headers?: Record<string, string> }
  | { diagnostic: number; details?: string }

export interface FakeSruTarget {
  /** Each a whole record of XML; `startRecord` and `maximumRecords` choose among them. */
  records: string[]
  /** Where the target counts more than it has. */
  hits?: number
  version?: '1.1' | '1.2' | '2.0'
  packing?: 'xml' | 'string'
  schema?: string
  /** Before each answer. */
  delayMs?: number
  misbehave?: (question: URLSearchParams, nth: number) => SruMisbehaviour | null
}

/** An SRU target on this machine that answers as `script` says; what was asked stands in `asked`. */
export async function openSruTarget(script: FakeSruTarget) {
  const asked: URLSearchParams[] = []
  const addresses: string[] = []
  const headers: Record<string, unknown>[] = []
  const { port, close } = await serving((request, response) => {
    const question = new URL(request.url ?? '/', 'http://here').searchParams
    asked.push(question)
    addresses.push(request.url ?? '/')
    headers.push(request.headers)
    const nth = asked.length
    setTimeout(() => answer(script, { question, nth }, response), script.delayMs ?? 0)
  })
  return { url: `http://127.0.0.1:${port}/sru`, port, asked, addresses, headers, script, close }
}

function answer(
  script: FakeSruTarget,
  { question, nth }: { question: URLSearchParams; nth: number },
  response: ServerResponse,
) {
  const wrong = script.misbehave?.(question, nth) ?? null
  if (wrong === 'silent') return
  if (wrong === 'endless') return endless(response)
  if (wrong !== null && typeof wrong === 'object' && 'status' in wrong)
    return void response.writeHead(wrong.status, wrong.headers).end()
  response.setHeader('content-type', 'text/xml; charset=utf-8')
  if (wrong !== null && typeof wrong === 'object')
    return void response.end(envelope(script, diagnosticXml(script, wrong)))
  response.end(spoilt(wrong, script, question))
}

function endless(response: ServerResponse) {
  response.write('<?xml version="1.0"?><searchRetrieveResponse>')
  const timer = setInterval(() => response.write(' '.repeat(65_536)), 1)
  response.on('close', () => clearInterval(timer))
}

function spoilt(
  wrong: Exclude<SruMisbehaviour, object> | null,
  script: FakeSruTarget,
  question: URLSearchParams,
): string {
  if (wrong === 'html') return '<html><body>Service temporarily down</body></html>'
  if (wrong === 'doctype')
    return '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]><searchRetrieveResponse>&e;</searchRetrieveResponse>'
  if (wrong === 'huge') return envelope(script, 'x'.repeat(16_000_000))
  if (wrong === 'deep') return '<a>'.repeat(100_000)
  if (wrong === 'sendsMore') question.delete('maximumRecords')
  const whole = found(script, question)
  if (wrong === 'broken') return whole.replace('</records>', '<records>')
  return wrong === 'cut' ? whole.slice(0, whole.length / 2) : whole
}

function found(script: FakeSruTarget, question: URLSearchParams): string {
  const start = Number(question.get('startRecord') ?? 1)
  const count = Number(question.get('maximumRecords') ?? script.records.length)
  const shown = script.records.slice(start - 1, start - 1 + count)
  const packing = script.packing ?? 'xml'
  const how = script.version === '2.0' ? 'recordXMLEscaping' : 'recordPacking'
  const records = shown.map(
    (xml, at) =>
      `<record><recordSchema>${script.schema ?? 'marcxml'}</recordSchema><${how}>${packing}</${how}><recordData>${packing === 'xml' ? xml : escapeXml(xml)}</recordData><recordPosition>${start + at}</recordPosition></record>`,
  )
  const list = records.length > 0 ? `<records>${records.join('')}</records>` : ''
  return envelope(
    script,
    `<numberOfRecords>${script.hits ?? script.records.length}</numberOfRecords>${list}`,
  )
}

const diagnosticXml = (
  { version }: FakeSruTarget,
  { diagnostic, details = '' }: { diagnostic: number; details?: string },
) => {
  const namespace =
    version === '2.0'
      ? 'http://docs.oasis-open.org/ns/search-ws/diagnostic'
      : 'http://www.loc.gov/zing/srw/diagnostic/'
  return `<numberOfRecords>0</numberOfRecords><diagnostics><diagnostic xmlns="${namespace}"><uri>info:srw/diagnostic/1/${diagnostic}</uri><details>${escapeXml(details)}</details></diagnostic></diagnostics>`
}

const envelope = ({ version = '1.1' }: FakeSruTarget, content: string) => {
  const namespace =
    version === '2.0'
      ? 'http://docs.oasis-open.org/ns/search-ws/sruResponse'
      : 'http://www.loc.gov/zing/srw/'
  const said = version === '2.0' ? '' : `<version>${version}</version>`
  return `<?xml version="1.0" encoding="UTF-8"?>\n<searchRetrieveResponse xmlns="${namespace}">${said}${content}</searchRetrieveResponse>`
}

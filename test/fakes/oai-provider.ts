import type { ServerResponse } from 'node:http'
import { escapeXml } from '../../src/wire/xml/write.ts'
import { serving } from './serving.ts'

/** A record of a fake source; without metadata it is deleted. */
export interface FakeOaiRecord {
  identifier: string
  datestamp: string
  sets?: string[]
  /** What stands in `metadata`: any XML, broken as well. */
  metadata: string | null
}

/** What a source does to one question instead of answering it. */
export type OaiMisbehaviour =
  /** Takes the question and says nothing. */
  | 'silent'
  /** Begins an answer and sends blanks for ever. */
  | 'endless'
  /** 16 MB in one answer. */
  | 'huge'
  /** The first page, whatever was asked, and always a new token. */
  | 'firstPageForEver'
  /** The right page with the token that was sent. */
  | 'sameTokenAgain'
  /** No records, always a new token. */
  | 'emptyForEver'
  /** One character of the page's first record breaks its XML. */
  | 'brokenRecord'
  /** The page stops in the middle. */
  | 'cut'
  | 'doctype'
  | 'html'
  | 'expired'
  | { status: number; headers?: Record<string, string> }

export interface FakeOaiProvider {
  records: FakeOaiRecord[]
  /** Records on a page. */
  pageSize?: number
  granularity?: 'YYYY-MM-DD' | 'YYYY-MM-DDThh:mm:ssZ'
  responseDate?: string
  /** Asked before each answer; `nth` counts the questions from 1. */
  misbehave?: (question: URLSearchParams, nth: number) => OaiMisbehaviour | null
}

/** A source of OAI-PMH on this machine that answers as `script` says; what was asked stands in `asked`. */
export async function openOaiProvider(script: FakeOaiProvider) {
  const asked: URLSearchParams[] = []
  const { port, close } = await serving((request, response) => {
    const question = new URL(request.url ?? '/', 'http://here').searchParams
    asked.push(question)
    answer(script, { question, nth: asked.length }, response)
  })
  return { url: `http://127.0.0.1:${port}/oai`, port, asked, script, close }
}

interface Asked {
  question: URLSearchParams
  nth: number
}

function answer(script: FakeOaiProvider, asked: Asked, response: ServerResponse) {
  const wrong = script.misbehave?.(asked.question, asked.nth) ?? null
  if (wrong === 'silent') return
  if (wrong === 'endless') return endless(response)
  if (typeof wrong === 'object' && wrong !== null)
    return void response.writeHead(wrong.status, wrong.headers).end()
  response.setHeader('content-type', 'text/xml; charset=utf-8')
  response.end(spoilt(wrong, script, asked))
}

function endless(response: ServerResponse) {
  response.write('<?xml version="1.0"?><OAI-PMH>')
  const timer = setInterval(() => response.write(' '.repeat(65_536)), 1)
  response.on('close', () => clearInterval(timer))
}

/** What a question leads to: records matching, from where, and whether a token was used up. */
function spoilt(
  wrong: Exclude<OaiMisbehaviour, object> | null,
  script: FakeOaiProvider,
  { question, nth }: Asked,
): string {
  if (wrong === 'html') return '<html><body>Service temporarily down</body></html>'
  if (wrong === 'doctype')
    return '<!DOCTYPE OAI-PMH [<!ENTITY x SYSTEM "file:///etc/hostname">]><OAI-PMH>&x;</OAI-PMH>'
  if (wrong === 'expired') return error(script, 'badResumptionToken', 'expired')
  if (wrong === 'huge') return document(script, 'x'.repeat(16_000_000))
  if (wrong === 'emptyForEver') return document(script, list(question, [], `t${nth}`))
  if (wrong === 'firstPageForEver')
    return document(script, list(question, script.records.slice(0, 2), `t${nth}`))
  const whole = right(script, question, wrong === 'sameTokenAgain')
  if (wrong === 'brokenRecord') return whole.replace(/<\/metadata>/, '<unclosed> & </metadata>')
  return wrong === 'cut' ? whole.slice(0, whole.length / 2) : whole
}

function right(script: FakeOaiProvider, question: URLSearchParams, sameToken: boolean): string {
  const verb = question.get('verb') ?? ''
  if (verb === 'Identify') return document(script, identity(script))
  if (verb === 'ListMetadataFormats')
    return document(
      script,
      '<ListMetadataFormats><metadataFormat><metadataPrefix>marcxml</metadataPrefix><schema>http://www.loc.gov/standards/marcxml/schema/MARC21slim.xsd</schema><metadataNamespace>http://www.loc.gov/MARC21/slim</metadataNamespace></metadataFormat></ListMetadataFormats>',
    )
  if (verb === 'ListSets') return error(script, 'noSetHierarchy', 'no sets')
  if (!/^List(Records|Identifiers)$/.test(verb)) return error(script, 'badVerb', verb)
  const token = question.get('resumptionToken')
  const [offset, from, until, set] = token
    ? (JSON.parse(Buffer.from(token, 'base64url').toString()) as [number, string, string, string])
    : [0, question.get('from') ?? '', question.get('until') ?? '', question.get('set') ?? '']
  const matching = script.records.filter(
    ({ datestamp, sets }) =>
      datestamp >= from &&
      (until === '' || datestamp.slice(0, until.length) <= until) &&
      (set === '' || sets?.includes(set)),
  )
  if (matching.length === 0) return error(script, 'noRecordsMatch', 'none')
  const size = script.pageSize ?? 10
  const next = Buffer.from(JSON.stringify([offset + size, from, until, set])).toString('base64url')
  const more = offset + size < matching.length ? next : ''
  const given = sameToken && token ? token : more
  return document(script, list(question, matching.slice(offset, offset + size), given))
}

const identity = ({ granularity = 'YYYY-MM-DDThh:mm:ssZ' }: FakeOaiProvider) =>
  `<Identify><repositoryName>Fake source</repositoryName><baseURL>http://source.example/oai</baseURL><protocolVersion>2.0</protocolVersion><adminEmail>keeper@source.example</adminEmail><earliestDatestamp>2001-01-01</earliestDatestamp><deletedRecord>persistent</deletedRecord><granularity>${granularity}</granularity></Identify>`

function list(question: URLSearchParams, records: readonly FakeOaiRecord[], token: string): string {
  const verb = question.get('verb') ?? 'ListRecords'
  const items = records.map((record) => {
    const header = headerOf(record)
    if (verb === 'ListIdentifiers') return header
    const metadata = record.metadata === null ? '' : `<metadata>${record.metadata}</metadata>`
    return `<record>${header}${metadata}</record>`
  })
  return `<${verb}>${items.join('\n')}<resumptionToken>${escapeXml(token)}</resumptionToken></${verb}>`
}

const headerOf = ({ identifier, datestamp, sets, metadata }: FakeOaiRecord) =>
  `<header${metadata === null ? ' status="deleted"' : ''}><identifier>${escapeXml(identifier)}</identifier><datestamp>${datestamp}</datestamp>${(sets ?? []).map((set) => `<setSpec>${escapeXml(set)}</setSpec>`).join('')}</header>`

const error = (script: FakeOaiProvider, code: string, message: string) =>
  document(script, `<error code="${code}">${escapeXml(message)}</error>`)

const document = ({ responseDate = '2026-11-23T02:00:00Z' }: FakeOaiProvider, content: string) =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><responseDate>${responseDate}</responseDate><request>http://source.example/oai</request>${content}</OAI-PMH>`

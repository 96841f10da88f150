import { type FetchFault, type Fetching, fetchText } from '../http/fetch-client.ts'
import { encodeTerm, type TermCharset } from '../term-charset.ts'
import type { XmlFault } from '../xml/element.ts'
import {
  parseExplainAnswer,
  parseScanAnswer,
  parseSearchAnswer,
  type SruAnswer,
  type SruDiagnostic,
  type SruExplanation,
  type SruTerm,
} from './answer.ts'
import {
  explainParameters,
  type SruScan,
  type SruSearch,
  type SruVersion,
  scanParameters,
  searchParameters,
} from './question.ts'

export type SruFault = FetchFault | XmlFault

export interface SruTarget {
  /** The base URL, with parameters of its own where the target wants some. */
  baseUrl: string
  version: SruVersion
  /** In which its questions are written: some targets of SRU 1.1 read GBK only. UTF-8 where it is left out. */
  queryCharset?: TermCharset
}

/** Searches a target: hits, records and diagnostics as values; a fault where there is no answer of SRU. */
export async function searchRetrieve(
  target: SruTarget,
  search: SruSearch,
  how: Fetching,
): Promise<SruAnswer | SruFault> {
  const fetched = await ask(target, searchParameters(target.version, search), how)
  return 'reason' in fetched ? fetched : parseSearchAnswer(fetched.text)
}

/** The terms of an index around the one asked for. */
export async function scan(
  target: SruTarget,
  wanted: SruScan,
  how: Fetching,
): Promise<{ terms: SruTerm[]; diagnostics: SruDiagnostic[] } | SruFault> {
  const fetched = await ask(target, scanParameters(target.version, wanted), how)
  return 'reason' in fetched ? fetched : parseScanAnswer(fetched.text)
}

/** What a target says it can do. */
export async function explain(
  target: SruTarget,
  how: Fetching,
): Promise<SruExplanation | SruFault> {
  const fetched = await ask(target, explainParameters(target.version), how)
  return 'reason' in fetched ? fetched : parseExplainAnswer(fetched.text)
}

function ask(
  { baseUrl, queryCharset = 'utf-8' }: SruTarget,
  parameters: Record<string, string>,
  how: Fetching,
) {
  const address = new URL(baseUrl)
  for (const name of Object.keys(parameters)) address.searchParams.delete(name)
  const asked = Object.entries(parameters).map(
    ([name, value]) => `${name}=${percentEncoded(value, queryCharset)}`,
  )
  address.search = [address.searchParams.toString(), ...asked].filter(Boolean).join('&')
  return fetchText(address.href, how)
}

/** RFC 3986, of the bytes in `charset`; what it has no letters for stays UTF-8. */
function percentEncoded(text: string, charset: TermCharset): string {
  const bytes = encodeTerm(text, charset) ?? Buffer.from(text)
  return Array.from(bytes, (byte) => {
    const character = String.fromCharCode(byte)
    return /[\w.~-]/.test(character)
      ? character
      : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`
  }).join('')
}

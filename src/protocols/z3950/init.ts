import type { WrittenCharset } from '../../wire/marc/iso2709.ts'
import { type ApduOf, options } from '../../wire/z3950/apdus.ts'
import { charsetAnswer, proposedCharsets } from '../../wire/z3950/charset.ts'
import type { ServedSession } from './session.ts'

const offered: readonly number[] = [
  options.search,
  options.present,
  options.deleteResultSet,
  options.scan,
  options.namedResultSets,
  options.negotiation,
]

/** GBK and GB2312 are parts of GB18030. */
const charsets = new Map<string, WrittenCharset>([
  ['utf-8', 'utf-8'],
  ['utf8', 'utf-8'],
  ['gb18030', 'gb18030'],
  ['gbk', 'gb18030'],
  ['gb2312', 'gb18030'],
  ['cp936', 'gb18030'],
])

/** No answer is larger, whatever a client would take. */
const messageBytesMax = 4 << 20
/** One record always fits: ISO 2709 ends at 99,999 bytes. */
const messageBytesMin = 128 << 10

/** Greets a client: everybody may come in, for what is public is public. Agrees on the first charset that is known. */
export function answerInit(
  session: ServedSession,
  request: ApduOf<'initRequest'>,
): ApduOf<'initResponse'> {
  const proposal = proposedCharsets(request)
  const chosen = proposal?.charsets.find((name) => charsets.has(name)) ?? null
  const versions = request.protocolVersion.filter((bit) => bit <= 2)
  session.greeted = versions.length > 0
  session.charset = (chosen !== null && charsets.get(chosen)) || null
  session.recordsInCharset = chosen !== null && proposal?.recordsToo !== false
  session.messageBytesMax = Math.min(
    messageBytesMax,
    Math.max(messageBytesMin, request.preferredMessageSize),
  )
  return {
    protocolVersion: versions,
    options: request.options.filter((option) => offered.includes(option)),
    preferredMessageSize: session.messageBytesMax,
    exceptionalRecordSize: session.messageBytesMax,
    accepted: versions.length > 0,
    implementationName: 'Hutong',
    otherInfo: proposal ? charsetAnswer(chosen, proposal.recordsToo) : undefined,
  }
}

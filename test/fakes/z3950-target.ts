import { createServer, type Server, type Socket } from 'node:net'
import { asNode } from '../../src/wire/ber/as-node.ts'
import { encodeGb18030 } from '../../src/wire/gb18030.ts'
import { type Apdu, type ApduOf, closeReasons, options } from '../../src/wire/z3950/apdus.ts'
import { recordSyntaxes } from '../../src/wire/z3950/identifiers.ts'
import { apduFraming, readApdu, writeApdu } from '../../src/wire/z3950/message.ts'
import { type HoldingsAndCirculation, opacRecord } from '../../src/wire/z3950/opac.ts'
import type { NamePlusRecord } from '../../src/wire/z3950/parts.ts'
import type { RpnStructure } from '../../src/wire/z3950/query.ts'
import { writeDiagnostic } from '../../src/wire/z3950/records.ts'

/** In which way a target is no good; all but `slow` and `splits` are hostile. */
export type Mischief =
  /** Takes the connection and never says a word. */
  | 'silent'
  /** Greets, then never says a word. */
  | 'silentAfterInit'
  /** Sends a record without end, bytes that never become an answer. */
  | 'endless'
  /** Says that an answer of 2 GB follows. */
  | 'huge'
  /** Speaks HTTP. */
  | 'wrongProtocol'
  /** Hangs up instead of answering a search. */
  | 'hangsUp'
  /** Answers every search with another kind of answer. */
  | 'wrongAnswer'
  /** Sends all records it has, however few were asked for. */
  | 'sendsMore'
  /** One byte at a time. */
  | 'splits'

export interface TargetScript {
  /** Records by what finds them: a term as people read it, any other term finds nothing. */
  finds?: Record<string, Uint8Array[]>
  /** What terms are in; a target in GB18030 finds nothing by UTF-8. */
  charset?: 'utf-8' | 'gb18030'
  /** The syntax its records say they are in, whatever was asked for. */
  syntax?: string
  /** Records as whole EXTERNALs instead, as OPAC records are. */
  external?: (record: Uint8Array) => { reference: string; encoding: unknown }
  /** Use attributes it knows; others are diagnostic 114. */
  uses?: number[]
  /** Attribute types it knows beside Use; others are diagnostic 113. */
  attributeTypes?: number[]
  /** Every search is answered with this. */
  diagnostic?: { code: number; addition: string }
  /** Only this user gets in. */
  user?: string
  /** It sends at most so many records an answer. */
  recordsAtOnce?: number
  delayMs?: number
  /** What it says of a list of terms; 0 where it is left out. */
  scanStatus?: number
  mischief?: Mischief
}

export interface FakeTarget {
  host: string
  port: number
  /** Every APDU that came, in order. */
  asked: Apdu[]
  /** How many connections were made in all, and how many are open. */
  connections(): { made: number; open: number }
  close(): Promise<void>
}

/** What makes OPAC records of MARC, with the copies that each `holding` names. */
export const withHoldings =
  (...holdings: HoldingsAndCirculation[]): NonNullable<TargetScript['external']> =>
  (bytes) => ({
    reference: recordSyntaxes.opac,
    encoding: {
      is: 'type',
      value: asNode(opacRecord, {
        bibliographic: {
          reference: recordSyntaxes.unimarc,
          encoding: { is: 'octets', value: bytes },
        },
        holdings: holdings.map((value) => ({ is: 'holdings' as const, value })),
      }),
    },
  })

/** A Z39.50 target on this machine that does as `script` says; the script may be changed while it runs. */
export async function openTarget(script: TargetScript): Promise<FakeTarget> {
  const asked: Apdu[] = []
  const sockets = new Set<Socket>()
  let made = 0
  const server: Server = createServer((socket) => {
    made += 1
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    socket.on('error', () => {})
    converse(socket, script, asked)
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const address = server.address() as { port: number }
  return {
    host: '127.0.0.1',
    port: address.port,
    asked,
    connections: () => ({ made, open: sockets.size }),
    close: async () => {
      for (const socket of sockets) socket.destroy()
      await new Promise((closed) => server.close(closed))
    },
  }
}

function converse(socket: Socket, script: TargetScript, asked: Apdu[]) {
  const framing = apduFraming()
  const results = new Map<string, Uint8Array[]>()
  socket.on('data', (chunk: Buffer) => {
    const cut = framing.take(chunk)
    if (!cut.ok) return socket.destroy()
    for (const frame of cut.frames) {
      const read = readApdu(frame)
      if (!read.ok) return socket.destroy()
      asked.push(read.apdu)
      setTimeout(() => respond(socket, script, { apdu: read.apdu, results }), script.delayMs ?? 0)
    }
  })
}

type Conversation = { apdu: Apdu; results: Map<string, Uint8Array[]> }

function respond(socket: Socket, script: TargetScript, { apdu, results }: Conversation) {
  if (socket.destroyed) return
  const { mischief } = script
  if (mischief === 'silent') return
  if (mischief === 'wrongProtocol') return void socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')
  if (apdu.is === 'initRequest') return send(socket, script, greeting(script, apdu.value))
  if (mischief === 'silentAfterInit') return
  if (mischief === 'hangsUp') return void socket.destroy()
  if (mischief === 'huge') return void socket.write(Buffer.from('b7847fffffff', 'hex'))
  if (mischief === 'endless') return flood(socket)
  if (apdu.is === 'searchRequest') return send(socket, script, found(script, apdu.value, results))
  if (apdu.is === 'presentRequest') return send(socket, script, shown(script, apdu.value, results))
  if (apdu.is === 'scanRequest') return send(socket, script, listed(script))
  if (apdu.is === 'close') {
    send(socket, script, { is: 'close', value: { reason: closeReasons.finished } })
    socket.end()
  }
}

function send(socket: Socket, { mischief }: TargetScript, message: Apdu) {
  const bytes = writeApdu(message)
  if (mischief !== 'splits') return void socket.write(bytes)
  socket.setNoDelay(true)
  for (const byte of bytes) socket.write(Uint8Array.of(byte))
}

/** An indefinite length that never ends, as fast as it is read. */
function flood(socket: Socket) {
  const piece = Buffer.alloc(65_536, Buffer.from('0401ff', 'hex')).subarray(0, 65_535)
  socket.write(Buffer.from('b980', 'hex'))
  const pour = () => {
    while (!socket.destroyed && socket.write(piece));
  }
  socket.on('drain', pour)
  pour()
}

function greeting(script: TargetScript, init: ApduOf<'initRequest'>): Apdu {
  const { authentication } = init
  const user = authentication?.is === 'idPass' ? authentication.value.user : undefined
  return {
    is: 'initResponse',
    value: {
      protocolVersion: [0, 1, 2],
      options: [options.search, options.present, options.scan, options.namedResultSets],
      preferredMessageSize: 1 << 20,
      exceptionalRecordSize: 1 << 20,
      accepted: script.user === undefined || script.user === user,
      implementationName: 'Fake target',
    },
  }
}

function found(
  script: TargetScript,
  { query, resultSetName }: ApduOf<'searchRequest'>,
  results: Map<string, Uint8Array[]>,
): Apdu {
  if (script.mischief === 'wrongAnswer') return { is: 'deleteResponse', value: { status: 0 } }
  const tree = query.is === 'rpn' ? query.value.rpn : null
  const objection = script.diagnostic ?? (tree && objectionTo(tree, script))
  const records = tree && !objection ? matches(tree, script) : []
  results.set(resultSetName, records)
  return {
    is: 'searchResponse',
    value: {
      resultCount: records.length,
      numberOfRecordsReturned: 0,
      nextResultSetPosition: records.length ? 1 : 0,
      searchStatus: !objection,
      records: objection ? { is: 'diagnostic', value: writeDiagnostic(objection) } : undefined,
    },
  }
}

function objectionTo(tree: RpnStructure, script: TargetScript): TargetScript['diagnostic'] {
  if (tree.is === 'joined')
    return objectionTo(tree.value.left, script) ?? objectionTo(tree.value.right, script)
  if (tree.value.is !== 'term') return undefined
  for (const { type, value } of tree.value.value.attributes) {
    const number = value.is === 'number' ? value.value : -1
    if (type === 1 && script.uses && !script.uses.includes(number))
      return { code: 114, addition: `${number}` }
    if (type !== 1 && script.attributeTypes && !script.attributeTypes.includes(type))
      return { code: 113, addition: `${type}` }
  }
  return undefined
}

function matches(tree: RpnStructure, script: TargetScript): Uint8Array[] {
  if (tree.is === 'joined') {
    const left = matches(tree.value.left, script)
    const right = matches(tree.value.right, script)
    const both = left.filter((record) => right.includes(record))
    if (tree.value.operator.is === 'and') return both
    if (tree.value.operator.is === 'or') return [...new Set([...left, ...right])]
    return left.filter((record) => !right.includes(record))
  }
  const operand = tree.value
  if (operand.is !== 'term' || operand.value.term.is !== 'general') return []
  const term = Buffer.from(operand.value.term.value)
  const encode = script.charset === 'gb18030' ? encodeGb18030 : (text: string) => Buffer.from(text)
  const known = Object.entries(script.finds ?? {}).find(([text]) => term.equals(encode(text)))
  return known?.[1] ?? []
}

function shown(
  script: TargetScript,
  { resultSetId, start, count }: ApduOf<'presentRequest'>,
  results: Map<string, Uint8Array[]>,
): Apdu {
  const all = results.get(resultSetId) ?? []
  const most = script.mischief === 'sendsMore' ? all.length : count
  const last = Math.min(most, script.recordsAtOnce ?? most)
  const records = all.slice(start - 1, start - 1 + last)
  const outOfRange = start < 1 || start - 1 + count > all.length
  return {
    is: 'presentResponse',
    value: {
      numberOfRecordsReturned: outOfRange ? 0 : records.length,
      nextResultSetPosition: start + records.length,
      presentStatus: outOfRange ? 5 : records.length < count ? 2 : 0,
      records: outOfRange
        ? { is: 'diagnostic', value: writeDiagnostic({ code: 13, addition: '' }) }
        : { is: 'records', value: records.map((record) => packed(script, record)) },
    },
  }
}

const packed = (script: TargetScript, bytes: Uint8Array): NamePlusRecord => ({
  database: 'default',
  record: {
    is: 'record',
    value: (script.external?.(bytes) as never) ?? {
      reference: script.syntax ?? recordSyntaxes.unimarc,
      encoding: { is: 'octets', value: bytes },
    },
  },
})

const listed = ({ finds = {}, scanStatus = 0 }: TargetScript): Apdu => ({
  is: 'scanResponse',
  value: {
    status: scanStatus,
    count: Object.keys(finds).length,
    positionOfTerm: 1,
    entries: {
      entries: Object.entries(finds).map(([text, records]) => ({
        is: 'term',
        value: { term: { is: 'general', value: Buffer.from(text) }, occurrences: records.length },
      })),
    },
  },
})

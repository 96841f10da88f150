import type { Socket } from 'node:net'
import type { BerLimits } from '../ber/node.ts'
import type { Apdu } from './apdus.ts'
import { apduFraming, type MessageFault, readApdu, writeApdu } from './message.ts'

/** Why a conversation with a target is over. `detail` is for a log. */
export interface LinkFault {
  kind: 'cannotConnect' | 'timedOut' | 'closedByPeer' | 'notZ3950' | 'tooLarge' | 'stopped'
  detail: string
}

export type Outcome<T, F = LinkFault> = { ok: true; value: T } | { ok: false; fault: F }

/** One connection that carries APDUs both ways. A fault ends it for good. */
export interface Link {
  send(message: Apdu): void
  /** The next APDU that comes, or why none will. One at a time. */
  next(): Promise<Outcome<Apdu>>
  /** Lets `work` take `stepMs` at most, and so many bytes as one APDU may have; `signal` ends it too. */
  step<T>(work: () => Promise<T>, signal?: AbortSignal): Promise<T>
  end(): void
}

const faultOfMessage: Record<MessageFault, LinkFault['kind']> = {
  unknownTag: 'notZ3950',
  malformed: 'notZ3950',
  truncated: 'notZ3950',
  notOfType: 'notZ3950',
  tooLarge: 'tooLarge',
  tooDeep: 'tooLarge',
  tooMany: 'tooLarge',
}

/** APDUs that came and were not asked for: segments come in numbers, a flood does not. */
const waitingMax = 200

/** A peer that does not read the last words is left all the same. */
const partingMs = 500

/** Opens a link over what `connect` connects; the first `next` or `step` tells whether it could. */
export function openLink(
  connect: () => Socket,
  { stepMs, ber }: { stepMs: number; ber: BerLimits },
): Link {
  const socket = connect()
  const framing = apduFraming(ber.bytesMax)
  const arrived: Apdu[] = []
  let fault: LinkFault | null = null
  let waiter: ((outcome: Outcome<Apdu>) => void) | null = null
  let connected = false
  let bytesInStep = 0

  const answer = (outcome: Outcome<Apdu>) => {
    const waiting = waiter
    waiter = null
    waiting?.(outcome)
  }
  const fail = (kind: LinkFault['kind'], detail: string) => {
    if (fault) return
    fault = { kind, detail }
    socket.destroy()
    answer({ ok: false, fault })
  }
  const deliver = (bytes: Uint8Array) => {
    const read = readApdu(bytes, ber)
    if (!read.ok) return fail(faultOfMessage[read.fault], `${read.fault} ${read.detail}`.trim())
    if (waiter) answer({ ok: true, value: read.apdu })
    else if (arrived.length < waitingMax) arrived.push(read.apdu)
    else fail('notZ3950', 'answers nobody asked for')
  }
  socket.on('connect', () => {
    connected = true
  })
  socket.on('data', (chunk: Buffer) => {
    if (fault) return
    bytesInStep += chunk.length
    if (bytesInStep > ber.bytesMax) return fail('tooLarge', `> ${ber.bytesMax} bytes`)
    const cut = framing.take(chunk)
    if (!cut.ok) return fail(faultOfMessage[cut.fault], cut.fault)
    for (const bytes of cut.frames) if (!fault) deliver(bytes)
  })
  const lost = (detail: string) => fail(connected ? 'closedByPeer' : 'cannotConnect', detail)
  socket.on('error', (error: NodeJS.ErrnoException) => lost(error.code ?? error.message))
  socket.on('close', () => lost('closed'))

  return {
    send: (message) => void (fault || socket.write(writeApdu(message))),
    next: () => {
      const apdu = arrived.shift()
      if (apdu) return Promise.resolve({ ok: true, value: apdu })
      if (fault) return Promise.resolve({ ok: false, fault })
      return new Promise((resolve) => {
        waiter = resolve
      })
    },
    step: async (work, signal) => {
      bytesInStep = 0
      const stop = () => fail('stopped', 'asked to stop')
      const timer = setTimeout(() => fail('timedOut', `after ${stepMs} ms`), stepMs)
      signal?.addEventListener('abort', stop)
      if (signal?.aborted) stop()
      try {
        return await work()
      } finally {
        clearTimeout(timer)
        signal?.removeEventListener('abort', stop)
      }
    },
    end: () => {
      fault ??= { kind: 'stopped', detail: 'closed by us' }
      socket.destroySoon()
      setTimeout(() => socket.destroy(), partingMs).unref()
    },
  }
}

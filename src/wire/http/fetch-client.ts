import { decodeXml } from '../xml/decode.ts'

/**
 * What asks an address for us: `fetch`, or one that has checked and pinned the address first (promise S7). It is
 * always given `redirect: 'manual'` and a signal.
 */
export type Fetch = (address: string, init: RequestInit) => Promise<Response>

export interface Fetching {
  fetch: Fetch
  signal?: AbortSignal
  /** For the whole answer, its last byte included. */
  timeoutMs: number
  bytesMax: number
  /** Sent with every request, on the same server only: how a target knows us. */
  headers?: Record<string, string>
}

export type FetchFaultReason =
  | 'unreachable'
  | 'timeout'
  | 'aborted'
  | 'tooLarge'
  | 'redirectedAway'
  | 'httpStatus'

/** Why an address gave no text; the words for a person are in texts. */
export interface FetchFault {
  reason: FetchFaultReason
  detail: string
  /** Of an HTTP status that says when to come again (503, 429): in milliseconds. */
  retryAfterMs?: number
}

export interface Fetched {
  text: string
  contentType: string
}

/** Moved within the same server, a path may change this often. */
const redirectsMax = 3

/**
 * The text at `address`, within the time and bytes given, whatever the other side does: nothing, a trickle, or too
 * much. Redirects are followed within the same origin only. Never throws what the network threw.
 */
export async function fetchText(address: string, how: Fetching): Promise<Fetched | FetchFault> {
  const late = AbortSignal.timeout(how.timeoutMs)
  const signal = how.signal ? AbortSignal.any([how.signal, late]) : late
  try {
    return await follow(address, { ...how, signal }, 0)
  } catch (error) {
    if (how.signal?.aborted) return { reason: 'aborted', detail: '' }
    if (late.aborted) return { reason: 'timeout', detail: `${how.timeoutMs} ms` }
    return { reason: 'unreachable', detail: causeOf(error) }
  }
}

type Signalled = Fetching & { signal: AbortSignal }

async function follow(
  address: string,
  how: Signalled,
  redirects: number,
): Promise<Fetched | FetchFault> {
  const headersSent = { accept: '*/*', ...how.headers }
  const init = { redirect: 'manual', signal: how.signal, headers: headersSent } as const
  const response = await orAbort(how.fetch(address, init), how.signal)
  const { status, headers } = response
  if (status >= 300 && status < 400 && headers.has('location')) {
    await response.body?.cancel()
    const next = within(address, headers.get('location') ?? '')
    if (!next || redirects >= redirectsMax)
      return { reason: 'redirectedAway', detail: (headers.get('location') ?? '').slice(0, 200) }
    return follow(next, how, redirects + 1)
  }
  if (status < 200 || status >= 300) {
    await response.body?.cancel()
    return { reason: 'httpStatus', detail: `${status}`, ...retryAfter(headers) }
  }
  const bytes = await readBytes(response, how)
  if (!bytes) return { reason: 'tooLarge', detail: `> ${how.bytesMax} bytes` }
  const contentType = headers.get('content-type') ?? ''
  return { text: decodeXml(bytes, contentType), contentType }
}

/** The address that `location` leads to, where that is on the same server. */
function within(address: string, location: string): string | null {
  if (!URL.canParse(location, address)) return null
  const next = new URL(location, address)
  return next.origin === new URL(address).origin ? next.href : null
}

async function readBytes(response: Response, how: Signalled): Promise<Uint8Array | null> {
  const reader = response.body?.getReader()
  if (!reader) return new Uint8Array()
  const chunks: Uint8Array[] = []
  let length = 0
  try {
    for (;;) {
      const { done, value } = await orAbort(reader.read(), how.signal)
      if (done) return Buffer.concat(chunks)
      length += value.length
      if (length > how.bytesMax) return null
      chunks.push(value)
    }
  } finally {
    // Whoever is mute or endless is not listened to any longer; what cancelling says does not matter.
    reader.cancel().catch(() => {})
  }
}

/** A fetch that looks at no signal is left behind all the same. */
async function orAbort<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  signal.throwIfAborted()
  const { promise, reject } = Promise.withResolvers<never>()
  const abort = () => reject(signal.reason)
  signal.addEventListener('abort', abort, { once: true })
  try {
    return await Promise.race([work, promise])
  } finally {
    signal.removeEventListener('abort', abort)
    promise.catch(() => {})
    work.catch(() => {})
  }
}

/** Seconds, or a date (RFC 9110 §10.2.3), which is measured against the server's own clock. */
function retryAfter(headers: Headers): { retryAfterMs?: number } {
  const given = headers.get('retry-after')?.trim()
  if (!given) return {}
  if (/^\d{1,9}$/.test(given)) return { retryAfterMs: Number(given) * 1000 }
  const [at, now] = [epochMs(given), epochMs(headers.get('date') ?? '')]
  return at === null || now === null ? {} : { retryAfterMs: Math.max(0, at - now) }
}

/** A date of HTTP, in milliseconds. */
function epochMs(text: string): number | null {
  const ms = Date.parse(text)
  return Number.isNaN(ms) ? null : ms
}

function causeOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error).slice(0, 200)
  const cause = error.cause instanceof Error ? error.cause.message : ''
  return (cause || error.message).slice(0, 200)
}

import { request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import { connect, type LookupFunction, type Socket } from 'node:net'
import { Readable } from 'node:stream'
import { type Checked, checkAddress, type Entered, type Resolver, resolveName } from './address.ts'

/** A checked place, and the two ways to it: both go to the addresses that were looked at, whatever names say now. */
export interface Reach {
  place: Checked
  /** A new connection, perhaps still connecting. */
  connect: () => Socket
  /** `fetch` for URLs of this host and port only; answers a redirect as it is. Rejects what leads elsewhere. */
  fetch: (address: string, init: RequestInit) => Promise<Response>
}

/** Checks an address once (see `checkAddress`) and answers how to reach it. */
export async function reachOf(
  entered: Entered,
  internalApproved: boolean,
  resolve: Resolver = resolveName,
) {
  const checked = await checkAddress(entered, internalApproved, resolve)
  return checked.ok ? { ok: true as const, reach: reachTo(checked.place) } : checked
}

const reachTo = (place: Checked): Reach => ({
  place,
  connect: () => connect({ host: place.host, port: place.port, lookup: pinned(place.ips) }),
  fetch: (address, init) => fetchAt(place, address, init),
})

/** Answers every name with the addresses that were checked. */
const pinned =
  (ips: readonly string[]): LookupFunction =>
  (_host, { all }, answer) => {
    const found = ips.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }))
    if (all) answer(null, found)
    else answer(null, found[0]!.address, found[0]!.family)
  }

/** Statuses whose answer has no body (Fetch Standard). */
const bodiless = new Set([204, 205, 304])

function fetchAt(place: Checked, address: string, init: RequestInit): Promise<Response> {
  const url = new URL(address)
  const port = Number(url.port) || (url.protocol === 'https:' ? 443 : 80)
  const host = url.hostname.replace(/^\[|\]$/g, '')
  if (host !== place.host || port !== place.port || (url.protocol === 'https:') !== place.secure)
    return Promise.reject(new Error('another address than the one that was checked'))
  const { promise, resolve, reject } = Promise.withResolvers<Response>()
  const asked = (place.secure ? requestHttps : requestHttp)(url, {
    method: init.method ?? 'GET',
    headers: Object.fromEntries(new Headers(init.headers)),
    lookup: pinned(place.ips),
    agent: false,
    signal: init.signal ?? undefined,
  })
  asked.on('error', reject)
  asked.on('response', (came) => {
    try {
      const status = came.statusCode ?? 0
      const headers = Object.entries(came.headers).flatMap(([name, value]) =>
        [value ?? []].flat().map((one): [string, string] => [name, one]),
      )
      // A connection that breaks in the middle is told to whoever reads the body.
      const body = bodiless.has(status) ? null : (Readable.toWeb(came) as ReadableStream)
      resolve(new Response(body, { status, headers }))
    } catch (error) {
      came.destroy()
      reject(error)
    }
  })
  asked.end()
  return promise
}

import { lookup } from 'node:dns/promises'
import { isIP } from 'node:net'
import { type AddressKind, kindOf } from './address-kind.ts'

/** Where a source is asked, as the centre entered it: host and port of Z39.50, or the URL of SRU and OAI-PMH. */
export interface Entered {
  protocol: 'oaiPmh' | 'z3950' | 'sru'
  address: string
}

/** A place on the network, in words: a name or an address in its one plain spelling. */
export interface HostAndPort {
  host: string
  port: number
  /** TLS is spoken (https). */
  secure: boolean
}

/** Why an address is not asked. */
export type AddressFault = 'notAnAddress' | 'nameNotFound' | 'neverAsked' | 'internalNotApproved'

/** The port IANA gives Z39.50. */
const z3950Port = 210

/**
 * Host and port of an address as entered; null when it is none: no other scheme than http and https, no name and
 * password in it. Spellings of an address that only some readers take (`127.1`, `0x7f.0.0.1`, `017700000001`) become
 * the plain one in a URL, and are no address of Z39.50.
 */
export function hostAndPort({ protocol, address }: Entered): HostAndPort | null {
  return protocol === 'z3950' ? ofZ3950(address.trim()) : ofUrl(address.trim())
}

function ofUrl(address: string): HostAndPort | null {
  if (!URL.canParse(address)) return null
  const { protocol, hostname, port, username, password } = new URL(address)
  if (protocol !== 'http:' && protocol !== 'https:') return null
  if (username || password || !hostname) return null
  const secure = protocol === 'https:'
  return { host: plainHost(hostname), port: Number(port) || (secure ? 443 : 80), secure }
}

/** A name of letters, digits, `-` and `_`: what is all digits must be an address in its plain spelling. */
const name =
  /^(?=.{1,253}$)([a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?\.)*[a-z0-9_-]*[a-z][a-z0-9-]*\.?$/i

function ofZ3950(address: string): HostAndPort | null {
  const parts = /^(?:\[([^\]]+)\]|([^:[\]/@\s]+))(?::(\d{1,5}))?$/.exec(address)
  if (!parts) return null
  const host = (parts[1] ?? parts[2])!
  const port = Number(parts[3] ?? z3950Port)
  const looksNumeric = /^(0x[0-9a-f]*|\d+)$/i.test(host.replace(/\.$/, '').split('.').at(-1)!)
  const fits = parts[1] ? isIP(host) === 6 : isIP(host) === 4 || (!looksNumeric && name.test(host))
  return fits && port > 0 && port < 65_536 ? { host: plainHost(host), port, secure: false } : null
}

const plainHost = (host: string): string => host.replace(/^\[|\]$/g, '').toLowerCase()

/** The addresses of a name, all of them. */
export type Resolver = (host: string) => Promise<string[]>

/** As this machine resolves names. */
export const resolveName: Resolver = async (host) =>
  (await lookup(host, { all: true, verbatim: true })).map(({ address }) => address)

/** A place whose every address was looked at: whoever connects uses `ips` and resolves nothing again. */
export interface Checked extends HostAndPort {
  ips: string[]
  kind: AddressKind
}

/**
 * Resolves once and looks at every address that comes (promise S7): one that is never asked spoils all, an internal
 * one needs `internalApproved`. Who changes a name's answer afterwards reaches nobody: the checked ones are connected to.
 */
export async function checkAddress(
  entered: Entered,
  internalApproved: boolean,
  resolve: Resolver = resolveName,
): Promise<{ ok: true; place: Checked } | { ok: false; fault: AddressFault; ips: string[] }> {
  const place = hostAndPort(entered)
  if (!place) return { ok: false, fault: 'notAnAddress', ips: [] }
  const ips = isIP(place.host) ? [place.host] : await resolve(place.host).catch(() => [])
  const kinds = ips.map(kindOf)
  if (ips.length === 0) return { ok: false, fault: 'nameNotFound', ips }
  if (kinds.includes('never')) return { ok: false, fault: 'neverAsked', ips }
  const kind = kinds.includes('internal') ? 'internal' : 'public'
  if (kind === 'internal' && !internalApproved)
    return { ok: false, fault: 'internalNotApproved', ips }
  return { ok: true, place: { ...place, ips, kind } }
}

/** What the columns of `source` say about an address inside a campus. */
export interface Approval {
  address: string
  internal_address_entered_by: number | null
  internal_address_approved_by: number | null
  /** The address the second person looked at. */
  internal_address_approved: string | null
}

/** Entered by one person of the centre and approved by another, for exactly this address. */
export const internalApproved = (source: Approval): boolean =>
  source.internal_address_entered_by !== null &&
  source.internal_address_approved_by !== null &&
  source.internal_address_entered_by !== source.internal_address_approved_by &&
  source.internal_address_approved === source.address

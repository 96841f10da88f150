import { isIP, isIPv4 } from 'node:net'

/**
 * What an address is to us: `public` may be asked; `internal` only when two persons of the centre want it (a campus
 * target); `never` has no catalogue behind it (a machine's metadata, multicast, tunnels, reserved space).
 */
export type AddressKind = 'public' | 'internal' | 'never'

type Range = readonly [from: string, bits: number, kind: AddressKind, why: string]

/** IANA IPv4 Special-Purpose Address Registry, the most special first. What no row names is public. */
// prettier-ignore
const v4Ranges: readonly Range[] = [
  ['100.100.100.200', 32, 'never', 'metadata of a large Chinese cloud'],
  ['168.63.129.16', 32, 'never', 'metadata of another cloud'],
  ['192.0.0.192', 32, 'never', 'metadata of another cloud'],
  ['0.0.0.0', 8, 'never', 'this host on this network (RFC 1122)'],
  ['10.0.0.0', 8, 'internal', 'private use (RFC 1918)'],
  ['100.64.0.0', 10, 'internal', 'shared address space, CGNAT (RFC 6598)'],
  ['127.0.0.0', 8, 'internal', 'loopback (RFC 1122)'],
  ['169.254.0.0', 16, 'never', 'link local, metadata of clouds (RFC 3927)'],
  ['172.16.0.0', 12, 'internal', 'private use (RFC 1918)'],
  ['192.0.0.0', 24, 'never', 'protocol assignments (RFC 6890)'],
  ['192.0.2.0', 24, 'never', 'documentation (RFC 5737)'],
  ['192.88.99.0', 24, 'never', '6to4 relay (RFC 7526)'],
  ['192.168.0.0', 16, 'internal', 'private use (RFC 1918)'],
  ['198.18.0.0', 15, 'never', 'benchmarking (RFC 2544)'],
  ['198.51.100.0', 24, 'never', 'documentation (RFC 5737)'],
  ['203.0.113.0', 24, 'never', 'documentation (RFC 5737)'],
  ['224.0.0.0', 4, 'never', 'multicast (RFC 5771)'],
  ['240.0.0.0', 4, 'never', 'reserved, and limited broadcast (RFC 1112, 8190)'],
]

/** IANA IPv6 registries. What no row names is outside 2000::/3 and never asked. */
// prettier-ignore
const v6Ranges: readonly Range[] = [
  ['::1', 128, 'internal', 'loopback (RFC 4291)'],
  ['fd00:ec2::', 32, 'never', 'metadata of a large cloud'],
  ['fc00::', 7, 'internal', 'unique local (RFC 4193)'],
  ['2001::', 23, 'never', 'Teredo, ORCHID, benchmarking (RFC 2928)'],
  ['2001:db8::', 32, 'never', 'documentation (RFC 3849)'],
  ['3ffe::', 16, 'never', '6bone, given back (RFC 3701)'],
  ['3fff::', 20, 'never', 'documentation (RFC 9637)'],
  ['2000::', 3, 'public', 'global unicast (RFC 4291)'],
]

/** Where IPv6 carries an IPv4 address: it is what that address is. Position in bytes. */
// prettier-ignore
const carriers: readonly (readonly [from: string, bits: number, at: number])[] = [
  ['::ffff:0:0', 96, 12], // IPv4-mapped (RFC 4291)
  ['::ffff:0:0:0', 96, 12], // IPv4-translated (RFC 2765)
  ['64:ff9b::', 96, 12], // NAT64 (RFC 6052)
  ['64:ff9b:1::', 48, 12], // NAT64 of one's own prefix (RFC 8215), where it stands with /96
  ['2002::', 16, 2], // 6to4 (RFC 3056)
]

/** What the address `ip` is, in any spelling that `node:net` calls an address; anything else is never asked. */
export function kindOf(ip: string): AddressKind {
  if (isIP(ip) === 0) return 'never'
  const bytes = bytesOf(ip)
  return bytes.length === 4 ? firstOf(v4Ranges, bytes, 'public') : kindOfV6(bytes)
}

function kindOfV6(bytes: Uint8Array): AddressKind {
  const carrier = carriers.find(([from, bits]) => begins(bytes, bytesOf(from), bits))
  if (carrier) return firstOf(v4Ranges, bytes.subarray(carrier[2], carrier[2] + 4), 'public')
  // ISATAP (RFC 5214): a tunnel of one's own site, whatever the prefix.
  const isatap =
    (bytes[8]! & 0xfd) === 0 && bytes[9] === 0 && bytes[10] === 0x5e && bytes[11] === 0xfe
  return isatap ? 'never' : firstOf(v6Ranges, bytes, 'never')
}

const firstOf = (
  ranges: readonly Range[],
  bytes: Uint8Array,
  otherwise: AddressKind,
): AddressKind =>
  ranges.find(([from, bits]) => begins(bytes, bytesOf(from), bits))?.[2] ?? otherwise

function begins(bytes: Uint8Array, range: Uint8Array, bits: number): boolean {
  return range.every((byte, index) => {
    const kept = Math.max(0, Math.min(8, bits - index * 8))
    const mask = (0xff00 >> kept) & 0xff
    return (byte & mask) === (bytes[index]! & mask)
  })
}

/** 4 or 16 bytes of an address that `node:net` knows; a zone (`%eth0`) is no part of it. */
export function bytesOf(ip: string): Uint8Array {
  if (isIPv4(ip)) return Uint8Array.from(ip.split('.'), Number)
  const [head = '', tail] = withoutDots(ip.split('%')[0]!).split('::')
  const left = groupsOf(head)
  const right = groupsOf(tail ?? '')
  const groups = [...left, ...Array(8 - left.length - right.length).fill(0), ...right]
  return Uint8Array.from(groups.flatMap((group: number) => [group >> 8, group & 0xff]))
}

const groupsOf = (text: string): number[] =>
  text === '' ? [] : text.split(':').map((group) => Number.parseInt(group, 16))

/** `::ffff:127.0.0.1` as `::ffff:7f00:1`. */
const withoutDots = (ip: string): string =>
  ip.replace(/(\d+)\.(\d+)\.(\d+)\.(\d+)$/, (_all, ...parts) => {
    const [a, b, c, d] = parts.slice(0, 4).map(Number) as [number, number, number, number]
    return `${((a << 8) | b).toString(16)}:${((c << 8) | d).toString(16)}`
  })

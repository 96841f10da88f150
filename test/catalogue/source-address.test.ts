import { createServer, type Server } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  checkAddress,
  hostAndPort,
  internalApproved,
  type Resolver,
} from '../../src/catalogue/sources/address.ts'
import { kindOf } from '../../src/catalogue/sources/address-kind.ts'
import { reachOf } from '../../src/catalogue/sources/reach.ts'

const inside = [
  '127.0.0.1',
  '127.255.0.9',
  '10.0.0.1',
  '172.16.0.1',
  '172.31.255.254',
  '192.168.1.1',
  '100.64.0.1',
  '169.254.169.254',
  '100.100.100.200',
  '0.0.0.0',
  '0.1.2.3',
  '192.0.2.1',
  '198.18.0.1',
  '224.0.0.1',
  '255.255.255.255',
]

const hex = (value: number) => value.toString(16)
const whole = (a: number, b: number, c: number, d: number) =>
  ((a << 24) | (b << 16) | (c << 8) | d) >>> 0
const fullWidth = (text: string) =>
  text.replace(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit)))

/** How one address can be written: decimal, octal, hexadecimal, short, within IPv6 … */
function spellings(address: string): string[] {
  const [a, b, c, d] = address.split('.').map(Number) as [number, number, number, number]
  const v6 = `${hex((a << 8) | b)}:${hex((c << 8) | d)}`
  return [
    address,
    `${address}.`,
    `${whole(a, b, c, d)}`,
    `0x${hex(whole(a, b, c, d))}`,
    `0X${hex(whole(a, b, c, d)).toUpperCase()}`,
    `0${whole(a, b, c, d).toString(8)}`,
    [a, b, c, d].map((part) => `0${part.toString(8)}`).join('.'),
    [a, b, c, d].map((part) => `0x${hex(part)}`).join('.'),
    `0x${hex(a)}.${b}.0${c.toString(8)}.${d}`,
    `${a}.${(b << 16) | (c << 8) | d}`,
    `${a}.${b}.${(c << 8) | d}`,
    fullWidth(address),
    address.replaceAll('.', '。'),
    `[::ffff:${address}]`,
    `[::FFFF:${v6}]`,
    `[0:0:0:0:0:ffff:${v6}]`,
    `[0000:0000:0000:0000:0000:ffff:${v6}]`,
    `[::ffff:0:${address}]`,
    `[::${address}]`,
    `[64:ff9b::${address}]`,
    `[64:ff9b::${v6}]`,
    `[64:ff9b:1::${v6}]`,
    `[2002:${v6}::]`,
    `[2002:${v6}::1]`,
    `[fe80::5efe:${address}]`,
    `[2400:da00::5efe:${v6}]`,
  ]
}

const insideV6 = [
  '[::]',
  '[::1]',
  '[0:0:0:0:0:0:0:1]',
  '[0000:0000:0000:0000:0000:0000:0000:0001]',
  '[fe80::1]',
  '[febf::1]',
  '[fec0::1]',
  '[fc00::1]',
  '[fdff:ffff::1]',
  '[fd00:ec2::254]',
  '[ff02::1]',
  '[ff0e::1]',
  '[2001:db8::1]',
  '[2001::1]',
  '[3fff::1]',
  '[100::1]',
  '[4000::1]',
]
const table = [...inside.flatMap(spellings), ...insideV6]

describe('the address of a source (promise S7)', () => {
  let canary: Server
  let hits = 0
  let port = 0

  beforeAll(async () => {
    canary = createServer((socket) => {
      hits++
      socket.destroy()
    })
    await new Promise<void>((ready) => canary.listen(0, '::', ready))
    port = (canary.address() as { port: number }).port
  })
  afterAll(() => canary.close())

  const reached = async (
    entered: { protocol: 'z3950' | 'sru'; address: string },
    resolve?: Resolver,
  ) => {
    const answer = await reachOf(entered, false, resolve)
    if (!answer.ok) return answer.fault
    await answer.reach.fetch(entered.address, {}).catch(() => {})
    return 'reached'
  }

  test(`${table.length} spellings of addresses inside are not asked, and the canary inside is never hit`, async () => {
    expect(table.length).toBeGreaterThanOrEqual(200)
    for (const host of table) {
      for (const entered of [
        { protocol: 'z3950', address: `${host}:${port}` },
        { protocol: 'sru', address: `http://${host}:${port}/sru` },
      ] as const) {
        // A name that is none ends here and asks no name server.
        const fault = await reached(entered, async () => [])
        expect(
          ['notAnAddress', 'nameNotFound', 'neverAsked', 'internalNotApproved'],
          host,
        ).toContain(fault)
      }
    }
    expect(hits).toBe(0)
  })

  test('what the machine itself takes for an address inside is not asked either', async () => {
    for (const host of ['localhost', 'LOCALHOST', 'localhost.', '127.1', '2130706433', '0x7f.1'])
      for (const address of [`${host}:${port}`, `http://${host}:${port}/`])
        for (const protocol of ['z3950', 'sru'] as const)
          expect(await reached({ protocol, address }), address).not.toBe('reached')
    expect(hits).toBe(0)
  })

  test('a name is asked for once: what it answers later leads nobody inside', async () => {
    let asked = 0
    const rebinding: Resolver = async () => (asked++ === 0 ? ['8.8.4.4'] : ['127.0.0.1'])
    const answer = await reachOf(
      { protocol: 'z3950', address: `catalogue.example:${port}` },
      false,
      rebinding,
    )
    expect(answer.ok && answer.reach.place.ips).toEqual(['8.8.4.4'])
    expect(asked).toBe(1)
    expect(hits).toBe(0)
  })

  test('one address inside among several spoils the name', async () => {
    const both: Resolver = async () => ['8.8.4.4', '10.0.0.5']
    const entered = { protocol: 'sru', address: 'http://catalogue.example/sru' } as const
    expect(await checkAddress(entered, false, both)).toMatchObject({ fault: 'internalNotApproved' })
    expect(await checkAddress(entered, true, both)).toMatchObject({ ok: true })
    const metadata: Resolver = async () => ['8.8.4.4', '169.254.169.254']
    expect(await checkAddress(entered, true, metadata)).toMatchObject({ fault: 'neverAsked' })
  })

  test('an address inside is used once two persons of the centre want exactly it', async () => {
    const source = {
      address: `127.0.0.1:${port}`,
      internal_address_entered_by: 1,
      internal_address_approved_by: 2,
      internal_address_approved: `127.0.0.1:${port}`,
    }
    expect(internalApproved(source)).toBe(true)
    expect(internalApproved({ ...source, internal_address_approved_by: null })).toBe(false)
    expect(internalApproved({ ...source, internal_address_approved_by: 1 })).toBe(false)
    expect(internalApproved({ ...source, address: '127.0.0.1:22' })).toBe(false)

    const answer = await reachOf({ protocol: 'z3950', address: source.address }, true)
    if (!answer.ok) throw new Error(answer.fault)
    await new Promise((closed) => answer.reach.connect().on('error', closed).on('close', closed))
    expect(hits).toBe(1)
  })

  test('what is reached is the address that was checked, port and scheme included', async () => {
    const { createServer: createWeb } = await import('node:http')
    const other = createWeb((_request, reply) => reply.end('inside')).listen(0, '127.0.0.1')
    await new Promise((ready) => other.once('listening', ready))
    const { port: otherPort } = other.address() as { port: number }
    const web = createWeb((request, reply) => {
      if (request.url === '/away')
        reply.writeHead(302, { location: `http://127.0.0.1:${otherPort}/` })
      reply.end(`asked as ${request.headers.host}`)
    }).listen(0, '127.0.0.1')
    await new Promise((ready) => web.once('listening', ready))
    const own = (web.address() as { port: number }).port
    const entered = { protocol: 'sru', address: `http://catalogue.example:${own}/sru` } as const
    let asked = 0
    const answer = await reachOf(entered, true, async () => (asked++ === 0 ? ['127.0.0.1'] : []))
    if (!answer.ok) throw new Error(answer.fault)
    const { fetch } = answer.reach
    const text = await (await fetch(entered.address, {})).text()
    expect(text, 'the name stays, for servers of many names and for TLS').toBe(
      `asked as catalogue.example:${own}`,
    )
    const moved = await fetch(`http://catalogue.example:${own}/away`, {})
    expect([moved.status, moved.headers.get('location')]).toEqual([
      302,
      `http://127.0.0.1:${otherPort}/`,
    ])
    await moved.text()
    for (const elsewhere of [
      `http://127.0.0.1:${own}/`,
      `http://catalogue.example:${otherPort}/`,
      `https://catalogue.example:${own}/`,
    ])
      await expect(fetch(elsewhere, {})).rejects.toThrow('another address')
    expect(asked, 'the name is not asked for again').toBe(1)
    web.close()
    other.close()
  })

  test('public addresses and names are what they say', () => {
    for (const ip of ['8.8.8.8', '202.112.0.1', '2400:da00::6666', '2620:fe::fe', '::ffff:8.8.8.8'])
      expect(kindOf(ip), ip).toBe('public')
    const of = (protocol: 'z3950' | 'sru', address: string) => hostAndPort({ protocol, address })
    expect(of('z3950', 'Opac.Library.example:2200')).toEqual({
      host: 'opac.library.example',
      port: 2200,
      secure: false,
    })
    expect(of('z3950', 'opac.library.example')?.port).toBe(210)
    expect(of('z3950', '[2400:da00::6666]:9991')?.host).toBe('2400:da00::6666')
    expect(of('sru', 'https://sru.library.example/biblios')).toEqual({
      host: 'sru.library.example',
      port: 443,
      secure: true,
    })
    for (const wrong of [
      '',
      ' ',
      'a b:1',
      'x:0',
      'x:65536',
      'user@x:210',
      'x:210/db',
      '::1',
      'x:21:0',
    ])
      expect(of('z3950', wrong), wrong).toBeNull()
    for (const wrong of [
      'ftp://x/',
      'file:///etc/passwd',
      'http://u:p@x/',
      'x/sru',
      'gopher://x:70/',
    ])
      expect(of('sru', wrong), wrong).toBeNull()
  })
})

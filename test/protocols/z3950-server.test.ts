import { execFile, execFileSync } from 'node:child_process'
import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildEdition } from '../../src/catalogue/search/postgres/edition/build-edition-store.ts'
import { type ServedTarget, serverLimits, serveZ3950 } from '../../src/protocols/z3950/server.ts'
import { encodeGb18030 } from '../../src/wire/gb18030.ts'
import { openZ3950 } from '../../src/wire/z3950/client.ts'
import { recordSyntaxes } from '../../src/wire/z3950/identifiers.ts'
import type { RpnQuery } from '../../src/wire/z3950/rpn.ts'
import type { Z3950Session } from '../../src/wire/z3950/session.ts'
import { holdBooks } from '../support/books.ts'
import { type Consortium, openConsortium } from '../support/consortium.ts'

let place: Consortium
let served: ServedTarget
beforeAll(async () => {
  place = await openConsortium()
  await holdBooks(place.house, place.libraries.buaa, { series: 'z', books })
  served = await serveZ3950(place.house, { host: '127.0.0.1', port: 0 })
})
afterAll(async () => {
  await served.stop()
  await place.close()
})

const books = [
  {
    title: '高等数学',
    author: '同济大学数学系',
    publisher: '高等教育出版社',
    year: '2007',
    isbn: '978-7-04-020549-7',
    subject: '高等数学',
    clc: 'O13',
    callNumber: 'O13/1',
    barcodes: ['A1', 'A2'],
  },
  {
    title: '高等代数',
    author: '张禾瑞',
    publisher: '高等教育出版社',
    year: '1999',
    subject: '高等代数',
    clc: 'O15',
    callNumber: 'O15/2',
    status: '借出',
  },
  {
    title: '往事与随想',
    author: '赫尔岑',
    translator: '巴金',
    publisher: '上海译文出版社',
    year: '1979',
    callNumber: 'I512/3',
  },
  {
    title: '镕铸之书𠮷',
    author: '某人',
    publisher: '上海译文出版社',
    year: '2001',
    callNumber: 'I5/4',
  },
]

async function session(options: { proposesUtf8?: boolean } = {}): Promise<Z3950Session> {
  const opened = await openZ3950(
    { connect: () => connect({ host: '127.0.0.1', port: served.port }), ...options },
    { stepMs: 5000 },
  )
  if (!opened.ok) throw new Error(opened.fault.kind)
  return opened.value
}

const term = (text: string | Uint8Array, ...attributes: string[]): RpnQuery => ({
  by: 'term',
  attributes: attributes.map((pair) => {
    const [type = 0, value = 0] = pair.split('=').map(Number)
    return { type, value }
  }),
  term: typeof text === 'string' ? Buffer.from(text) : text,
})

async function hits(query: RpnQuery, databases = ['Default']) {
  const client = await session()
  const found = await client.search({ databases, query })
  await client.close()
  if (found.ok) return found.value.hits
  return found.fault.kind === 'diagnostic' ? found.fault.diagnostic.code : found.fault
}

describe('a client finds', () => {
  const questions: [string, RpnQuery, number][] = [
    ['a title', term('高等数学', '1=4'), 1],
    ['any field, no attribute at all', term('高等'), 2],
    ['an author in any order of its Bib-1 names', term('巴金', '1=1004'), 1],
    ['an ISBN with hyphens', term('978-7-04-020549-7', '1=7'), 1],
    ['an ISBN of ten digits', term('7040205491', '1=7'), 1],
    ['a subject', term('高等代数', '1=21'), 1],
    ['a publisher', term('上海译文', '1=1018'), 2],
    ['the beginning of a call number', term('O13', '1=53'), 1],
    ['the beginning of a title', term('高等', '1=4', '5=1'), 2],
    ['a Chinese name that goes on', term('赫尔', '1=1003', '5=1'), 1],
    ['what the single box would: initials', term('gdsx'), 1],
    ['and', { by: 'and', left: term('高等', '1=4'), right: term('张禾瑞', '1=1003') }, 1],
    ['or', { by: 'or', left: term('高等数学', '1=4'), right: term('往事', '1=4') }, 2],
    ['not', { by: 'andNot', left: term('高等', '1=4'), right: term('数学', '1=4') }, 1],
    [
      'a year beside a title',
      { by: 'and', left: term('高等', '1=4'), right: term('2000', '1=31', '2=5') },
      1,
    ],
    ['nothing where nothing is', term('天书', '1=4'), 0],
  ]
  test.each(questions)('%s', async (_what, query, found) => {
    expect(await hits(query)).toBe(found)
  })

  test('a term in GB18030, agreed on or not', async () => {
    const query = term(encodeGb18030('高等数学'), '1=4')
    expect(await hits(query)).toBe(1)
    expect(await hits(query, ['hutong-gb18030'])).toBe(1)
  })
})

describe('what is not understood has its number', () => {
  const objections: [string, RpnQuery, number][] = [
    ['Use', term('x', '1=9999'), 114],
    ['Relation', term('x', '1=4', '2=100'), 117],
    ['Position', term('x', '1=4', '3=9'), 119],
    ['Structure', term('x', '1=4', '4=104'), 118],
    ['Truncation', term('x', '1=4', '5=2'), 120],
    ['Completeness', term('x', '1=4', '6=7'), 122],
    ['a Latin name that goes on', term('herz', '1=1003', '5=1'), 120],
    ['a name in the first place of its field', term('赫', '1=1003', '3=1'), 119],
    [
      'two languages at once',
      { by: 'and', left: term('chi', '1=54'), right: term('eng', '1=54') },
      123,
    ],
    ['attribute type', term('x', '1=4', '9=1'), 113],
    ['an empty term', term('', '1=4'), 125],
    ['a result that there is not', { by: 'resultSet', name: 'nothing' }, 30],
    ['a year as an alternative', { by: 'or', left: term('x'), right: term('2000', '1=31') }, 123],
  ]
  test.each(objections)('%s', async (_what, query, code) => {
    expect(await hits(query)).toBe(code)
  })

  test('a database that there is not', async () => {
    expect(await hits(term('x'), ['secrets'])).toBe(235)
  })
})

async function firstRecord(syntax: string, twin = false) {
  const client = await session()
  const databases = [twin ? 'hutong-gb18030' : 'Default']
  const title = twin ? encodeGb18030('高等数学') : '高等数学'
  await client.search({ databases, query: term(title, '1=4') })
  const shown = await client.present({ start: 1, count: 1, syntax })
  await client.close()
  if (!shown.ok) throw new Error(shown.fault.kind)
  return shown.value.records[0] ?? shown.value.diagnostic
}

test('a record comes as it was sent: CNMARC is UNIMARC, also to who prefers USMARC', async () => {
  for (const syntax of [recordSyntaxes.unimarc, recordSyntaxes.usmarc]) {
    const record = await firstRecord(syntax)
    expect(record).toMatchObject({ syntax: recordSyntaxes.unimarc })
    const bytes = Buffer.from((record as { bytes: Uint8Array }).bytes)
    expect(Number(bytes.toString('latin1', 0, 5))).toBe(bytes.length)
    expect(bytes.toString('utf8')).toContain('高等数学')
  }
})

test('the twin in GB18030 sends records in it, with their lengths', async () => {
  const record = (await firstRecord(recordSyntaxes.unimarc, true)) as {
    bytes: Uint8Array
  }
  expect(Number(Buffer.from(record.bytes).toString('latin1', 0, 5))).toBe(record.bytes.length)
  expect(new TextDecoder('gb18030', { fatal: true }).decode(record.bytes)).toContain('高等数学')
})

test('XML is MARCXML, SUTRS is to be read, OPAC has the copies and which can be had', async () => {
  const text = async (syntax: string) =>
    Buffer.from(((await firstRecord(syntax)) as { bytes: Uint8Array }).bytes).toString('utf8')
  expect(await text(recordSyntaxes.xml)).toContain(
    '<record xmlns="http://www.loc.gov/MARC21/slim">',
  )
  expect(await text(recordSyntaxes.sutrs)).toContain('$a 高等数学')
  const opac = await firstRecord(recordSyntaxes.opac)
  const copies = (
    opac as { holdings: { callNumber: Uint8Array; circulation: { availableNow: boolean }[] }[] }
  ).holdings
  expect(copies.map(({ callNumber }) => `${Buffer.from(callNumber)}`)).toEqual(['O13/1', 'O13/1'])
  expect(copies.map(({ circulation }) => circulation[0]?.availableNow)).toEqual([true, true])
})

test('a syntax that is not spoken, or a place that there is not, is told', async () => {
  expect(await firstRecord('1.2.840.10003.5.105')).toMatchObject({ code: 239 })
  const client = await session()
  await client.search({ databases: ['Default'], query: term('高等') })
  const shown = await client.present({ start: 2, count: 2, syntax: recordSyntaxes.unimarc })
  expect(shown).toMatchObject({ ok: true, value: { diagnostic: { code: 13 } } })
  await client.close()
})

test('results have names, and a question may build on them', async () => {
  const client = await session()
  await client.search({ databases: ['Default'], query: term('高等'), resultSet: 'a' })
  const narrower = await client.search({
    databases: ['Default'],
    query: { by: 'and', left: { by: 'resultSet', name: 'a' }, right: term('代数', '1=4') },
    resultSet: 'b',
  })
  expect(narrower).toMatchObject({ ok: true, value: { hits: 1 } })
  const shown = await client.present({
    resultSet: 'a',
    start: 1,
    count: 2,
    syntax: recordSyntaxes.unimarc,
  })
  expect(shown.ok && shown.value.records).toHaveLength(2)
  await client.close()
})

test('titles are listed from a word on, with how many works have them', async () => {
  const client = await session({ proposesUtf8: true })
  expect(client.charset).toBe('utf-8')
  const listed = await client.scan({
    databases: ['Default'],
    start: { attributes: [{ type: 1, value: 4 }], term: Buffer.from('往') },
    count: 3,
    position: 1,
  })
  expect(
    listed.ok && listed.value.map(({ term, occurrences }) => [`${Buffer.from(term)}`, occurrences]),
  ).toEqual([
    ['往事与随想', 1],
    ['镕铸之书𠮷', 1],
    ['高等代数', 1],
  ])
  await client.close()
})

test('persons and subjects are listed as they are written; what has no list says so', async () => {
  await buildEdition(place.house)
  const client = await session()
  const list = async (use: number) => {
    const listed = await client.scan({
      databases: ['Default'],
      start: { attributes: [{ type: 1, value: use }], term: Buffer.from('') },
      count: 50,
      position: 1,
    })
    if (!listed.ok) return listed.fault
    return listed.value.map(({ term }) => Buffer.from(term).toString())
  }
  expect(await list(1003)).toContain('赫尔岑')
  expect(await list(21)).toEqual(['高等代数—教材', '高等数学—教材'])
  expect(await list(1018)).toMatchObject({ diagnostic: { code: 232 } })
  await client.close()
})

describe('a client that does not behave', () => {
  const raw = (limits = serverLimits) =>
    new Promise<{ send(hex: string): void; closed: Promise<string>; stop(): Promise<void> }>(
      (ready) => {
        void serveZ3950(place.house, { host: '127.0.0.1', port: 0, limits }).then((target) => {
          const socket = connect({ host: '127.0.0.1', port: target.port })
          let got = ''
          socket.on('data', (chunk: Buffer) => (got += chunk.toString('hex')))
          socket.on('error', () => {})
          const closed = new Promise<string>((done) => socket.on('close', () => done(got)))
          const send = (hex: string) => void socket.write(Buffer.from(hex, 'hex'))
          socket.on('connect', () => ready({ send, closed, stop: target.stop }))
        })
      },
    )

  test('speaks HTTP: is left at once', async () => {
    const client = await raw()
    client.send(Buffer.from('GET / HTTP/1.1\r\n\r\n').toString('hex'))
    expect(await client.closed).toBe('')
    await client.stop()
  })

  test('announces a request of 2 GB: is left at once', async () => {
    const client = await raw()
    client.send('b6847fffffff')
    expect(await client.closed).toBe('')
    await client.stop()
  })

  test('searches before it greets: is told so and left', async () => {
    const client = await raw()
    client.send('b8149f1f01319e01019d01019f68072a8648ce130501')
    expect(await client.closed).toMatch(/^bf30/)
    await client.stop()
  })

  test('sends half a request: is left in time; says nothing: is left in time', async () => {
    for (const hex of ['b684', '']) {
      const client = await raw({ ...serverLimits, stepMs: 100, idleMs: 150 })
      if (hex) client.send(hex)
      expect(await client.closed).toMatch(/^bf30/)
      await client.stop()
    }
  })

  test('takes more sessions than it may: the next one is refused', async () => {
    const client = await raw({ ...serverLimits, sessionsPerAddressMax: 0 })
    expect(await client.closed).toMatch(/^bf30/)
    await client.stop()
  })
})

test('a target that stops says good-bye', async () => {
  const target = await serveZ3950(place.house, { host: '127.0.0.1', port: 0 })
  const socket = connect({ host: '127.0.0.1', port: target.port })
  const closed = new Promise<Buffer>((done) => {
    const got: Buffer[] = []
    socket.on('data', (chunk: Buffer) => got.push(chunk))
    socket.on('close', () => done(Buffer.concat(got)))
  })
  await new Promise((done) => socket.on('connect', done))
  await expect.poll(() => target.stop().then(() => true)).toBe(true)
  expect((await closed).toString('hex')).toMatch(/^bf30/)
})

const installed = (command: string) => {
  try {
    execFileSync('which', [command], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

/** What a program prints that reads `commands`. */
const answersOf = (
  program: string,
  commands: string[],
  charset: 'utf8' | 'latin1' = 'utf8',
): Promise<string> =>
  new Promise((done) => {
    const child = execFile(program, [], { encoding: 'buffer', timeout: 20_000 }, (_error, out) =>
      done(out.toString('latin1')),
    )
    child.stdin?.end(`${commands.join('\n')}\n`, charset)
  })
const asText = (printed: string, charset: string) =>
  new TextDecoder(charset).decode(Buffer.from(printed, 'latin1'))

describe.skipIf(!installed('yaz-client'))('yaz-client (skipped where it is not installed)', () => {
  const find = 'find @attr 1=4 高等数学'
  test('finds, shows and lists in UTF-8', async () => {
    const commands = [
      `open 127.0.0.1:${served.port}`,
      find,
      'format unimarc',
      'show 1',
      'format opac',
      'show 1',
      'scan @attr 1=4 高',
      'quit',
    ]
    const printed = asText(await answersOf('yaz-client', commands), 'utf-8')
    expect(printed).toContain('Number of hits: 1')
    expect(printed).toContain('200    $a 高等数学')
    expect(printed).toContain('callNumber: O13/1')
    expect(printed).toContain('高等代数 (1)')
  })

  test('agrees on GB18030, and gets records in it', async () => {
    const commands = [
      'charset GB18030 UTF-8',
      'marccharset GB18030',
      `open 127.0.0.1:${served.port}`,
      'find @attr 1=4 镕铸',
      'format unimarc',
      'show 1',
      'quit',
    ]
    const printed = asText(await answersOf('yaz-client', commands), 'utf-8')
    expect(printed).toContain('Accepted character set : gb18030')
    expect(printed).toContain('convert from GB18030 to UTF-8')
    expect(printed).toContain('200    $a 镕铸之书𠮷')
  })
})

describe.skipIf(!installed('zoomsh'))('zoomsh (skipped where it is not installed)', () => {
  test('finds and shows', async () => {
    const commands = [
      `connect 127.0.0.1:${served.port}/hutong`,
      'set preferredRecordSyntax unimarc',
      'search @attr 1=4 高等数学',
      'show 0 1',
      'quit',
    ]
    const printed = asText(await answersOf('zoomsh', commands), 'utf-8')
    expect(printed).toContain('1 hits')
    expect(printed).toContain('200    $a 高等数学')
  })

  test('asks the twin in GB18030, and is answered in it', async () => {
    const commands = [
      `connect 127.0.0.1:${served.port}/hutong-gb18030`,
      'set preferredRecordSyntax unimarc',
      'search @attr 1=4 高等数学',
      'show 0 1',
      'quit',
    ].map((command) => Buffer.from(encodeGb18030(command)).toString('latin1'))
    const printed = asText(await answersOf('zoomsh', commands, 'latin1'), 'gb18030')
    expect(printed).toContain('1 hits')
    expect(printed).toContain('200    $a 高等数学')
  })
})

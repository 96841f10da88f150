import fc from 'fast-check'
import { assert, expect, test } from 'vitest'
import { readMarcXml, writeMarcXml } from '../../src/wire/marc/marcxml.ts'
import { firstSubfield } from '../../src/wire/marc/record.ts'
import { marcRecord } from '../support/arbitrary-marc.ts'
import { allOf, chunked, readFile, recordsIn, standardFile } from '../support/marc.ts'

const read = (xml: string | Uint8Array, size?: number) =>
  allOf(readMarcXml(chunked(Buffer.from(xml as string), size)))
const book = (title: string) =>
  `<record><leader>00000nam0 2200000   450 </leader><datafield tag="200" ind1="1" ind2=" ">` +
  `<subfield code="a">${title}</subfield></datafield></record>`
const collection = (...records: string[]) =>
  `<?xml version="1.0"?><collection xmlns="http://www.loc.gov/MARC21/slim">${records.join('\n')}</collection>`
const titles = async (xml: string | Uint8Array, size?: number) =>
  recordsIn(await read(xml, size)).map((record) => firstSubfield(record, '200', 'a'))

test('a record comes back as it was written', async () => {
  const property = fc.asyncProperty(marcRecord, async (record) => {
    const [back] = await read(writeMarcXml(record))
    assert(back && 'record' in back)
    expect(back.record).toEqual(record)
  })
  await fc.assert(property, { numRuns: 200, seed: 25577 })
})

test('a stream may be cut anywhere, even inside a character', async () => {
  const xml = collection(book('高等数学'), book('𠮷田松阴'))
  for (const size of [1, 5, 64]) expect(await titles(xml, size)).toEqual(['高等数学', '𠮷田松阴'])
})

test('prefixes, MarcXchange and the envelopes of SRU and OAI-PMH make no difference', async () => {
  const prefixed = book('甲').replaceAll(/<(\/?)(\w)/g, '<$1mx:$2')
  const enveloped = `<record><header/><metadata>${book('乙')}</metadata></record>`
  expect(await titles(`<mx:collection>${prefixed}</mx:collection>`)).toEqual(['甲'])
  expect(await titles(collection(enveloped, book('丙')))).toEqual(['乙', '丙'])
})

test('a record that is not well formed costs itself only', async () => {
  const broken = book('坏 &nbsp; & 坏').replace('</subfield>', '')
  const readings = await read(collection(book('前'), broken, book('后')))
  expect(readings[1]).toMatchObject({ position: { index: 1 }, reason: 'notWellFormed' })
  expect(recordsIn(readings)).toHaveLength(2)
})

test('a record that was never closed is named, and the one after it is read', async () => {
  const readings = await read(collection(book('前').replace('</record>', ''), book('后')))
  expect(readings[0]).toMatchObject({ reason: 'notWellFormed' })
  expect(recordsIn(readings)).toHaveLength(1)
})

test('what stands in comments and CDATA is no record', async () => {
  expect(await titles(collection(`<!-- ${book('没有')} -->`, book('有')))).toEqual(['有'])
  expect(await titles(collection(book('<![CDATA[<record> & 其他]]>')))).toEqual(['<record> & 其他'])
})

test('each record knows the byte at which it begins', async () => {
  const xml = collection(book('高等数学'), book('赫尔岑传'))
  for (const { position } of await read(xml, 50))
    expect(Buffer.from(xml).toString('utf8', position.byteOffset)).toMatch(/^<record>/)
})

test('any DOCTYPE is refused in every encoding and nothing after it is read (promise S5)', async () => {
  const bomb = `<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a SYSTEM "file:///etc/passwd">]>${book('&a;')}`
  for (const bytes of [Buffer.from(bomb), Buffer.from(`\ufeff${bomb}`, 'utf16le')]) {
    const readings = await read(bytes)
    expect(readings).toHaveLength(1)
    expect(readings[0]).toMatchObject({ reason: 'doctypeRefused' })
  }
})

test('one record may have 1 MiB, 64 levels and 50,000 nodes, and not more (promise S5)', async () => {
  const deep = `<record>${'<a>'.repeat(100)}${'</a>'.repeat(100)}</record>`
  const wide = `<record>${'<a/>'.repeat(60_000)}</record>`
  const long = book('长'.repeat(1 << 21))
  const readings = await read(collection(deep, wide, long, book('后')), 10_000)
  expect(readings.map((reading) => ('reason' in reading ? reading.reason : 'read'))).toEqual([
    'tooDeep',
    'tooManyNodes',
    'tooLong',
    'read',
  ])
})

test('a file in another charset says so in its first line', async () => {
  const xml = Buffer.concat([
    Buffer.from('<?xml version="1.0" encoding="GBK"?>'),
    Buffer.from(book('#').split('#')[0]!),
    Buffer.from('cdbccae9b9dd', 'hex'),
    Buffer.from(book('#').split('#')[1]!),
  ])
  expect(await titles(xml)).toEqual(['图书馆'])
})

test('a file that holds no record says so, and one cut short names the record that was cut', async () => {
  expect(await read('<html><body>404</body></html>')).toMatchObject([{ reason: 'notARecord' }])
  const cut = collection(book('前'), book('后')).slice(0, -60)
  expect((await read(cut)).at(-1)).toMatchObject({ reason: 'truncated', position: { index: 1 } })
})

test('two thousand damaged documents: nothing throws and nothing hangs', async () => {
  const whole = Buffer.from(collection(book('高等数学'), book('<![CDATA[甲]]>'), book('&amp;')))
  const scraps = ['<', '>', '&', '<!--', ']]>', '<record>', '</record>', '\0', '"', '<?', '\x80']
  const damage = fc.array(
    fc.record({ at: fc.nat(whole.length), scrap: fc.constantFrom(...scraps) }),
    { minLength: 1, maxLength: 8 },
  )
  const property = fc.asyncProperty(damage, fc.integer({ min: 1, max: 300 }), async (all, size) => {
    const pieces = all.toSorted((a, b) => a.at - b.at)
    let from = 0
    const parts = pieces.flatMap(({ at, scrap }) => {
      const part = [whole.subarray(from, at), Buffer.from(scrap, 'latin1')]
      from = at
      return part
    })
    const readings = await read(Buffer.concat([...parts, whole.subarray(from)]), size)
    expect(readings.length).toBeGreaterThan(0)
    expect(readings.length).toBeLessThanOrEqual(20)
  })
  await fc.assert(property, { numRuns: 2_000, seed: 5 })
})

test('ISO 2709 and MARCXML of the same records agree', async (context) => {
  for (const name of ['marc3', 'marc7', 'marc10']) {
    const file = standardFile(`yaz/${name}`) ?? context.skip('no ../shared here')
    const [binary] = recordsIn(await readFile(`${file}.marc`))
    const [xml] = recordsIn(await readFile(`${file}.xml`))
    expect(binary?.fields.map(({ tag }) => tag)).toEqual(xml?.fields.map(({ tag }) => tag))
    expect(binary && firstSubfield(binary, '245', 'a')).toBe(xml && firstSubfield(xml, '245', 'a'))
  }
})

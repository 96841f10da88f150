import fc from 'fast-check'
import { assert, expect, test } from 'vitest'
import { readIso2709, writeIso2709 } from '../../src/wire/marc/iso2709.ts'
import { controlValue, firstSubfield, subfields } from '../../src/wire/marc/record.ts'
import { marcRecord } from '../support/arbitrary-marc.ts'
import { allOf, chunked, fixtureBytes, readFile, recordsIn, standardFile } from '../support/marc.ts'

const utf8 = fixtureBytes('cnmarc-utf8.mrc')
const read = (bytes: Uint8Array, size?: number) => allOf(readIso2709(chunked(bytes, size), 'auto'))
const titles = async (bytes: Uint8Array, size?: number) =>
  recordsIn(await read(bytes, size)).map((record) => firstSubfield(record, '200', 'a'))

const eightTitles = [
  'Java高级编程',
  '高等数学',
  '高等数学',
  'Java简明教程',
  '数字馆藏评价与绩效分析',
  '网络环境下的资源共享',
  '托尔斯泰与雅斯纳亚·波良纳庄园',
  '赫尔岑传',
]

test('a record comes back as it was written', async () => {
  const property = fc.asyncProperty(marcRecord, async (record) => {
    const written = writeIso2709(record)
    assert(written.ok)
    const [back] = await allOf(readIso2709(chunked(written.bytes), 'utf-8'))
    assert(back && 'record' in back)
    expect(back.record.fields).toEqual(record.fields)
    expect(back.repairs).toEqual([])
  })
  await fc.assert(property, { numRuns: 200, seed: 2709 })
})

test('it does not matter where the network cuts the stream', async () => {
  for (const size of [1, 7, 100, 4096]) expect(await titles(utf8, size)).toEqual(eightTitles)
})

test('every record says where in the file it begins', async () => {
  for (const { position } of await read(utf8))
    expect(utf8.toString('latin1', position.byteOffset, position.byteOffset + 5)).toMatch(/^\d{5}$/)
})

test('a byte-order mark and line ends between records belong to none', async () => {
  const dressed = Buffer.from(`\ufeff${utf8.toString('utf8').replaceAll('\x1d', '\x1d\r\n')}`)
  expect(await titles(dressed)).toEqual(eightTitles)
  expect(await titles(dressed, 1)).toEqual(eightTitles)
})

test('lengths are hints: wrong, blank or not numbers, the record is read all the same', async () => {
  for (const length of ['99999', '00000', '     ', 'xxxxx']) {
    const damaged = Buffer.from(utf8)
    damaged.write(length, 0, 'latin1')
    expect(await titles(damaged), length).toEqual(eightTitles)
  }
})

test('garbage between records is reported with its place, and the next record is read', async () => {
  const garbage = Buffer.from('no record at all\x1d')
  const readings = await read(Buffer.concat([garbage, utf8]))
  expect(readings[0]).toMatchObject({
    position: { index: 0, byteOffset: 0 },
    reason: 'notARecord',
  })
  expect(recordsIn(readings)).toHaveLength(8)
})

test('a record without an end costs itself only and never fills the memory', async () => {
  async function* endless() {
    for (let chunk = 0; chunk < 400; chunk++) yield Buffer.alloc(65_536, 0x41)
    yield Buffer.concat([Buffer.from('\x1d'), utf8])
  }
  const readings = await allOf(readIso2709(endless(), 'auto'))
  expect(readings[0]).toMatchObject({ reason: 'tooLong', position: { byteOffset: 0 } })
  expect(recordsIn(readings)).toHaveLength(8)
})

test('a file cut short gives its whole records and names the one that was cut', async () => {
  const readings = await read(utf8.subarray(0, utf8.length - 200))
  expect(recordsIn(readings)).toHaveLength(7)
  expect(readings.at(-1)).toMatchObject({ reason: 'truncated', position: { index: 7 } })
})

test('a directory that counts characters instead of bytes is put right by the order of fields', async () => {
  const record = recordsIn(await read(utf8))[0]!
  const ascii = {
    ...record,
    fields: record.fields.map((field) => ({ ...field, indicators: '  ' })),
  }
  const written = writeIso2709(ascii)
  assert(written.ok)
  const text = Buffer.from(written.bytes).toString('utf8')
  // The same directory over longer characters: every start after the first wide one is wrong.
  const [reading] = await read(Buffer.from(text.replaceAll('2007', '二〇〇七')))
  assert(reading && 'record' in reading)
  expect(reading.repairs).toEqual(['directoryRepaired'])
  expect(subfields(reading.record, '210', 'acd')).toEqual(['北京', '人民邮电出版社', '二〇〇七'])
})

test('what ISO 2709 cannot carry is refused, not cut', () => {
  const field = (length: number) => ({
    tag: '330',
    indicators: '  ',
    subfields: [{ code: 'a', value: '长'.repeat(length) }],
  })
  const record = (fields: number, length: number) => ({
    leader: ''.padEnd(24),
    fields: Array.from({ length: fields }, () => field(length)),
  })
  expect(writeIso2709(record(1, 3_400))).toEqual({ ok: false, reason: 'fieldTooLong' })
  expect(writeIso2709(record(12, 3_000))).toEqual({ ok: false, reason: 'recordTooLong' })
})

test('two thousand damaged files: nothing throws, and every byte of damage is answered', async () => {
  const seeds = ['cnmarc-utf8.mrc', 'cnmarc-gbk.mrc', 'marc21-880-utf8.mrc'].map(fixtureBytes)
  const damage = fc.record({
    seed: fc.constantFrom(...seeds),
    changes: fc.array(
      fc.record({
        at: fc.nat(4_000),
        byte: fc.oneof(fc.constantFrom(0x1d, 0x1e, 0x1f, 0x30, 0x39, 0xff), fc.nat(255)),
      }),
      { minLength: 1, maxLength: 30 },
    ),
    cut: fc.nat(4_500),
  })
  const property = fc.asyncProperty(damage, async ({ seed, changes, cut }) => {
    const bytes = Buffer.from(seed.subarray(0, Math.max(1, cut)))
    for (const { at, byte } of changes) bytes[at % bytes.length] = byte
    const ends = bytes.filter((byte) => byte === 0x1d).length
    const readings = await read(bytes, 1 + (cut % 997))
    expect(readings.length).toBeLessThanOrEqual(ends + 1)
    for (const record of recordsIn(readings)) expect(record.fields.length).toBeGreaterThan(0)
  })
  await fc.assert(property, { numRuns: 2_000, seed: 21 })
})

test('files of other systems are read: alphabetic tags, disorder, three indicators, MARC-8', async (context) => {
  const file = (name: string) => standardFile(name) ?? context.skip('no ../shared here')
  const titleOf = async (name: string) => {
    const [record] = recordsIn(await readFile(file(name)))
    return record && subfields(record, '245', 'a')[0]
  }
  expect(await titleOf('third-party/py_alphatag.dat')).toBe('Chemistry experiments for children,')
  expect(await titleOf('third-party/m4j_unordered-directory-entries.mrc')).toBe('About parrots :')
  expect(await titleOf('third-party/py_marc8.dat')).toBe('Escape from loneliness /')
  expect(await titleOf('yaz/marc1.marc')).toBe('On the road with Bob Dylan')
  const [danish] = recordsIn(await readFile(file('yaz/marc1.marc')))
  expect(danish && subfields(danish, '512', 'a')[0]).toMatch(/^På omslaget/)
  const many = recordsIn(await readFile(file('third-party/bl_test_data.utf8.mrc')))
  expect(many).toHaveLength(30)
  expect(many.every((record) => controlValue(record, '001') !== null)).toBe(true)
})

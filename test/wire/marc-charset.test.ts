import { expect, test } from 'vitest'
import { charsetLabel, decode, detectCharset } from '../../src/wire/marc/charset.ts'
import { firstSubfield } from '../../src/wire/marc/record.ts'
import { fixture, readFile, recordsIn } from '../support/marc.ts'

const gbk = (hex: string) => Buffer.from(hex.replaceAll(' ', ''), 'hex')

test('the same eight books are read from UTF-8, GBK, GB18030 and from GBK that claims to be UTF-8', async () => {
  const fieldsOf = async (name: string) =>
    recordsIn(await readFile(fixture(name))).map(({ fields }) =>
      fields.filter(({ tag }) => tag !== '100'),
    )
  const plain = await fieldsOf('cnmarc-utf8.mrc')
  expect(plain).toHaveLength(8)
  for (const name of ['gbk', 'gb18030', 'gbk-label-says-utf8'])
    expect(await fieldsOf(`cnmarc-${name}.mrc`), name).toEqual(plain)
})

test('characters beyond the basic plane come through GB18030', async () => {
  const [record] = recordsIn(await readFile(fixture('cnmarc-rare-gb18030.mrc')))
  expect(record && firstSubfield(record, '200', 'a')).toBe('𠮷田松阴与㐂字考')
})

test('the bytes decide: whole UTF-8 characters of Chinese are proof, whatever the label says', () => {
  const chinese = Buffer.from('图书馆')
  expect(detectCharset(chinese, 'gb18030')).toBe('utf-8')
  expect(detectCharset(gbk('cd bc ca e9 b9 dd'), 'utf-8')).toBe('gb18030')
})

test('Chinese in GBK is told even where no two of its bytes could be UTF-8', () => {
  expect(detectCharset(gbk('d6d0 cec4 cae9 bfe2'))).toBe('gb18030')
})

test('where the bytes leave it open, the label or the file so far decides', () => {
  // 系统 in GBK is also two letters of UTF-8.
  const system = gbk('cf b5 cd b3')
  expect(detectCharset(system)).toBe('utf-8')
  expect(detectCharset(system, 'gb18030')).toBe('gb18030')
  expect(detectCharset(Buffer.from('Война и мир'))).toBe('utf-8')
  // 镕 alone: its second byte lies where the accents of other charsets have plain letters.
  expect(detectCharset(gbk('e9 46'), 'gb18030')).toBe('gb18030')
})

test('accents before plain letters are not Chinese', () => {
  expect(detectCharset(Buffer.from('På omslaget, bødt', 'latin1'))).toBe('iso-8859-1')
})

test('a field in the other Chinese charset is read by itself', () => {
  expect(decode(Buffer.from('资源共享'), 'gb18030')).toEqual({ text: '资源共享', lossy: false })
  expect(decode(gbk('cd bc ca e9 b9 dd'), 'utf-8')).toEqual({ text: '图书馆', lossy: false })
})

test('bytes that mean nothing are shown as lost, and the rest is kept', () => {
  const { text, lossy } = decode(Buffer.concat([Buffer.from('图书'), gbk('ff')]), 'utf-8')
  expect(lossy).toBe(true)
  expect(text).toBe('图书\ufffd')
})

test('labels are read where each format has them', () => {
  const processing = (codes: string) => `20200101d2007    em y0chiy${codes.padEnd(4)}    ea`
  expect(charsetLabel('00615nam0 22002053  450 ', processing('50'))).toBe('utf-8')
  expect(charsetLabel('00615nam0 22002053  450 ', processing('0120'))).toBe('gb18030')
  expect(charsetLabel('00519nam a22001577i 4500', '')).toBe('utf-8')
  expect(charsetLabel('00519nam  22001577i 4500', '')).toBe('marc-8')
  expect(charsetLabel('00519nam  22001577   45  ', '')).toBeNull()
})

test('danMARC2 is read where a profile says so: escapes, marks before their letters, a lone @', () => {
  const read = (text: string) => decode(Buffer.from(text, 'latin1'), 'danmarc2').text
  expect(read('@03B1 @02C7a \xb4I @UFCu @@ @* @\xe5rhus a@b')).toBe('α ǎ Í ü @ * ꜳrhus a@b')
  expect(decode(Buffer.from('@03B1'), 'iso-8859-1').text).toBe('@03B1')
})

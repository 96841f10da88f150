import { expect, test } from 'vitest'
import { decode, detectCharset } from '../../src/wire/marc/charset.ts'
import { onceEncoded } from '../../src/wire/marc/double-encoded.ts'
import { decodeMarc8, marc8Votes } from '../../src/wire/marc/marc8.ts'

const latin = (text: string) => Buffer.from(text, 'latin1')
const read = (text: string) => decodeMarc8(latin(text))

test('a mark comes before its letter, and the two become one', () => {
  expect(read('communaut\xe2e, D\xe8usseldorf, Dvo\xe9r\xe2ak').text).toBe(
    'communauté, Düsseldorf, Dvořák',
  )
  // Vietnamese: two marks on one letter.
  expect(read('Vi\xf2\xe3et').text).toBe('Việt')
})

test('letters and signs of their own: ł ø ß © ʹ ı', () => {
  expect(read('\xb1\xb2\xc7\xc3\xa7\xb8').text).toBe('łøß©ʹı')
})

test('a ligature over two letters is one mark', () => {
  expect(read('Ob\xebt\xecs\xebi\xeca').text).toBe('Obt\u0361si\u0361a')
})

test('Cyrillic, sub- and superscripts are read after their escape sequences', () => {
  expect(read('\x1b(NwOJNA I MIR\x1b(B, 1868')).toEqual({
    text: 'Война и мир, 1868',
    lossy: false,
    unread: false,
  })
  expect(read('H\x1bb2\x1bsO, m\x1bp3\x1bs, \x1bga\x1bs').text).toBe('H₂O, m³, α')
})

test('EACC is recognised and said to be unread; what is Latin beside it is read', () => {
  const { text, lossy, unread } = read('\x1b$1!2!J!HP!H\x1b(B / Xu\xe2e')
  expect(text).toBe('\ufffd\ufffd\ufffd / Xué')
  expect([lossy, unread]).toEqual([false, true])
  // A cut inside a character does not take the next subfield with it, which begins in ASCII again.
  expect(read('\x1b$1!2\x1fbGuangzhou').text).toBe('\ufffd\x1fbGuangzhou')
})

test('a mark without a letter stands on a blank, bytes that mean nothing are lost and said to be', () => {
  expect(read('caf\xe2\x1fb').text).toBe('caf \u0301\x1fb')
  expect(read('a\xd7b')).toMatchObject({ text: 'a\ufffdb', lossy: true })
})

test('bytes say whether they are MARC-8; a label is asked when they are few', () => {
  const german = latin('K\xe8oln, D\xe8usseldorf')
  expect(marc8Votes(german)).toEqual({ good: 2, bad: 0 })
  expect(detectCharset(german)).toBe('marc-8')
  // One mark could be métro in Latin-1: the label decides.
  expect(detectCharset(latin('m\xe9tro'))).toBe('iso-8859-1')
  expect(detectCharset(latin('communaut\xe2e'), 'marc-8')).toBe('marc-8')
  // A label may lie: these are Latin-1, GBK and UTF-8.
  expect(detectCharset(latin('P\xe5 omslaget, b\xf8dt'), 'marc-8')).toBe('iso-8859-1')
  expect(detectCharset(Buffer.from('cdbccae9b9dd', 'hex'), 'marc-8')).toBe('gb18030')
  expect(detectCharset(Buffer.from('communauté'), 'marc-8')).toBe('utf-8')
  // Escape sequences are proof even where every byte is ASCII.
  expect(detectCharset(latin('\x1b$1!2!\x1b(B'))).toBe('marc-8')
})

test('a field of UTF-8 in a MARC-8 record is read by itself', () => {
  expect(decode(Buffer.from('长春电影制片厂'), 'marc-8').text).toBe('长春电影制片厂')
})

test('UTF-8 encoded twice is read back, through Latin-1 and through Windows-1252', () => {
  const twice = (text: string) => Buffer.from(text).toString('latin1')
  expect(onceEncoded(['Java', twice('高级编程')])).toEqual(['Java', '高级编程'])
  expect(onceEncoded(['é«˜ç­‰æ•°å­¦'])).toEqual(['高等数学'])
})

test('what may be meant is left alone: one pair, accents, Chinese, nothing', () => {
  for (const texts of [['Ã©'], ['Déjà vu', 'È'], ['高等数学'], ['plain'], []])
    expect(onceEncoded(texts)).toBeNull()
})

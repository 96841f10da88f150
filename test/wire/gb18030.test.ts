import fc from 'fast-check'
import { expect, test } from 'vitest'
import { encodeGb18030 } from '../../src/wire/gb18030.ts'
import { writeIso2709 } from '../../src/wire/marc/iso2709.ts'
import type { MarcRecord } from '../../src/wire/marc/record.ts'
import { fixtureBytes } from '../support/marc.ts'

const decode = (bytes: Uint8Array) => new TextDecoder('gb18030').decode(bytes)

test('what is written in GB18030 is read again, whatever the characters', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const written = encodeGb18030(text)
      const lost = [...decode(written)].filter((character, at) => character !== [...text][at])
      // The decoder reads a few private characters from no bytes at all.
      return lost.every((character) => character === '\ufffd')
    }),
  )
})

test('common Chinese has the two bytes of GBK, rare characters and those above the basic plane four', () => {
  expect(Buffer.from(encodeGb18030('高a')).toString('hex')).toBe('b8df61')
  expect(Buffer.from(encodeGb18030('㐂')).toString('hex')).toBe('8139ef31')
  expect(Buffer.from(encodeGb18030('𠮷')).toString('hex')).toBe('9534b235')
  expect(decode(encodeGb18030('€镕图书馆𠮷'))).toBe('€镕图书馆𠮷')
})

test('a file in GBK that was read and is written in GB18030 is the same bytes', () => {
  const gbk = fixtureBytes('cnmarc-gbk.mrc')
  expect(Buffer.from(encodeGb18030(decode(gbk))).equals(gbk)).toBe(true)
})

test('a record in GB18030 counts its lengths in bytes of GB18030', () => {
  const record: MarcRecord = {
    leader: '00000nam a2200000   4500',
    fields: [
      { tag: '001', value: 'x1' },
      { tag: '245', indicators: '10', subfields: [{ code: 'a', value: '高等数学' }] },
    ],
  }
  const written = writeIso2709(record, 'gb18030')
  if (!written.ok) throw new Error(written.reason)
  const bytes = Buffer.from(written.bytes)
  expect(Number(bytes.toString('latin1', 0, 5))).toBe(bytes.length)
  expect(bytes.toString('latin1', 9, 10)).toBe(' ')
  const base = Number(bytes.toString('latin1', 12, 17))
  expect(bytes[base - 1]).toBe(0x1e)
  expect(decode(bytes)).toContain('高等数学')
})

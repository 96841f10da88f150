import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { Socket } from 'node:net'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Apdu } from '../../src/wire/z3950/apdus.ts'
import {
  charsetAnswer,
  charsetProposal,
  chosenCharset,
  proposedCharsets,
} from '../../src/wire/z3950/charset.ts'
import { initRequest } from '../../src/wire/z3950/greeting.ts'
import { apduFraming, readApdu, writeApdu } from '../../src/wire/z3950/message.ts'
import { readRecords } from '../../src/wire/z3950/records.ts'
import type { Z3950Target } from '../../src/wire/z3950/session.ts'

const captured = join(import.meta.dirname, '../../../shared/standards/z3950/apdu')

const sessions = existsSync(captured) ? readdirSync(captured) : []
describe.skipIf(sessions.length === 0)(
  'captured sessions (skipped where ../shared is absent)',
  () => {
    const rows = sessions.flatMap((file) =>
      readFileSync(join(captured, file), 'utf8')
        .trim()
        .split('\n')
        .slice(1)
        .map((line) => line.split('\t'))
        .map(([, kind = '', , hex = '']) => ({ kind, bytes: Buffer.from(hex, 'hex') })),
    )

    test('every APDU of yaz-client and Zebra is read for what it is, and says the same when written again', () => {
      expect(rows.length).toBeGreaterThan(30)
      for (const { kind, bytes } of rows) {
        const read = readApdu(bytes)
        expect(read.ok && read.apdu.is).toBe(kind)
        if (!read.ok) continue
        const again = readApdu(writeApdu(read.apdu))
        expect(again.ok && bare(again.apdu)).toEqual(bare(read.apdu))
      }
    })

    test('they are cut out of one stream as they were sent', () => {
      const framing = apduFraming()
      const stream = Buffer.concat(rows.map(({ bytes }) => bytes))
      const frames: Uint8Array[] = []
      for (let at = 0; at < stream.length; at += 13) {
        const cut = framing.take(stream.subarray(at, at + 13))
        if (cut.ok) frames.push(...cut.frames)
      }
      expect(frames.map((frame) => Buffer.from(frame).toString('hex'))).toEqual(
        rows.map(({ bytes }) => bytes.toString('hex')),
      )
    })

    test('their records are the bytes that were sent, in GBK too', () => {
      const presented = rows.flatMap(({ bytes }) => {
        const read = readApdu(bytes)
        return read.ok && read.apdu.is === 'presentResponse'
          ? [readRecords(read.apdu.value.records)]
          : []
      })
      const records = presented.flatMap(({ records }) => records)
      const marc = records.flatMap((record) =>
        'bytes' in record ? [Buffer.from(record.bytes)] : [],
      )
      expect(marc.map((bytes) => Number(bytes.toString('latin1', 0, 5)))).toEqual(
        marc.map(({ length }) => length),
      )
      const inGbk = marc.map((bytes) => new TextDecoder('gb18030').decode(bytes))
      expect(inGbk.some((text) => text.includes('高等数学'))).toBe(true)
      const objections = presented.flatMap(({ diagnostic }) => diagnostic ?? [])
      expect(objections).toEqual([{ code: 30, addition: '2' }])
    })
  },
)

/** Without the nodes that nobody reads: they keep how their lengths were written. */
const bare = (apdu: Apdu): unknown =>
  JSON.parse(
    JSON.stringify(apdu, (key, value) => (key === 'additionalSearchInfo' ? undefined : value)),
  )

const init = {
  protocolVersion: [0, 1, 2],
  options: [0, 1],
  preferredMessageSize: 1000,
  exceptionalRecordSize: 1000,
}

test('character sets are proposed and chosen by name, UTF-8 in its own way', () => {
  const proposed = writeApdu({
    is: 'initRequest',
    value: {
      ...init,
      otherInfo: charsetProposal({ charsets: ['utf-8', 'gb18030'], recordsToo: true }),
    },
  })
  const read = readApdu(proposed)
  expect(read.ok && read.apdu.is === 'initRequest' && proposedCharsets(read.apdu.value)).toEqual({
    charsets: ['utf-8', 'gb18030'],
    recordsToo: true,
  })
  for (const charset of ['utf-8', 'gb18030', null]) {
    const chosen = readApdu(
      writeApdu({
        is: 'initResponse',
        value: { ...init, accepted: true, otherInfo: charsetAnswer(charset, undefined) },
      }),
    )
    expect(
      chosen.ok && chosen.apdu.is === 'initResponse' && chosenCharset(chosen.apdu.value),
    ).toEqual({
      charsets: charset === null ? [] : [charset],
      recordsToo: undefined,
    })
  }
})

test('what is no APDU is told from what is one but not well made', () => {
  const fault = (hex: string) => {
    const read = readApdu(Buffer.from(hex, 'hex'))
    return read.ok ? read.apdu.is : read.fault
  }
  expect(fault('3003020105')).toBe('unknownTag')
  expect(fault('b400')).toBe('notOfType')
  expect(fault('b4')).toBe('truncated')
  expect(fault('bf300081')).toBe('malformed')
  expect(fault('bf30059f81530100')).toBe('close')
})

test('who asks is said apart, or as one text where the target wants it so', () => {
  const who = { user: 'hutong', password: 'opensesame', group: '' }
  const said = (authentication: Z3950Target['authentication']) =>
    initRequest({ connect: () => new Socket(), authentication }, 1_000_000).authentication
  expect(said(who)).toEqual({ is: 'idPass', value: { user: 'hutong', password: 'opensesame' } })
  expect(said({ ...who, kind: 'open' })).toEqual({ is: 'open', value: 'hutong/opensesame' })
  expect(said({ ...who, group: 'bj', kind: 'open' })?.value).toBe('bj/hutong/opensesame')
})

import { opacCopies } from '../../src/catalogue/sources/opac-copies.ts'
import { readQuery } from '../../src/protocols/z3950/question.ts'
import type { Apdu } from '../../src/wire/z3950/apdus.ts'
import { chosenCharset, proposedCharsets } from '../../src/wire/z3950/charset.ts'
import { apduFraming, apduLimits, readApdu, writeApdu } from '../../src/wire/z3950/message.ts'
import { readRecords } from '../../src/wire/z3950/records.ts'

/** Reads `bytes` as both sides of Z39.50 would: cut in two, read, understood, and what was understood written again. */
export function readAnything(bytes: Uint8Array): void {
  const framing = apduFraming()
  const half = bytes.length >> 1
  for (const piece of [bytes.subarray(0, half), bytes.subarray(half)]) {
    const cut = framing.take(piece)
    if (!cut.ok) break
    for (const frame of cut.frames) readOne(frame)
  }
  readOne(bytes)
}

function readOne(bytes: Uint8Array): void {
  const read = readApdu(bytes)
  if (!read.ok) return
  understand(read.apdu)
  const again = readApdu(writeApdu(read.apdu), { ...apduLimits, bytesMax: apduLimits.bytesMax * 2 })
  if (!again.ok) throw new Error(`what was written cannot be read: ${again.fault} ${again.detail}`)
}

function understand({ is, value }: Apdu): void {
  if (is === 'initRequest') proposedCharsets(value)
  if (is === 'initResponse') chosenCharset(value)
  if (is === 'searchRequest')
    readQuery(value.query, {
      decode: (bytes) => new TextDecoder('gb18030').decode(bytes),
      earlier: () => undefined,
    })
  if (is !== 'searchResponse' && is !== 'presentResponse') return
  for (const record of readRecords(value.records).records)
    if ('holdings' in record) opacCopies(record.holdings)
}

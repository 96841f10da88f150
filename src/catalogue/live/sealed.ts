import { createHmac, timingSafeEqual } from 'node:crypto'
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import type { MarcRecord } from '../../wire/marc/record.ts'
import type { AskedCopy } from '../sources/asked.ts'

/** A record that passed by: whose, when, and what came. It is kept by whoever looks at it, not by us. */
export interface PassingRecord {
  sourceId: number
  /** Instant of the answer. */
  at: string
  marc: MarcRecord
  copies: AskedCopy[]
}

/** Longer ones are seen but cannot be opened; a body of a call has 256 KiB. */
const sealedCharactersMax = 120_000
/** No record of ISO 2709 has more, and a seal is never unpacked without bound. */
const unpackedBytesMax = 2 ** 20

/** Names the purpose of the signature, so that none made for another thing fits. */
const purpose = 'live record\n'

/**
 * The record, packed and signed with the house's secret, to be handed to a reader and taken back from her: so nothing
 * that passes by is stored, and any process can open it. '' for one that is too long.
 */
export function seal(record: PassingRecord, secret: Buffer): string {
  const packed = deflateRawSync(JSON.stringify(record)).toString('base64url')
  const sealed = `${packed}.${signatureOf(packed, secret)}`
  return sealed.length > sealedCharactersMax ? '' : sealed
}

/** What was sealed here; null for anything else. */
export function unseal(sealed: string, secret: Buffer): PassingRecord | null {
  const [packed = '', signature = '', ...more] = sealed.split('.')
  const expected = Buffer.from(signatureOf(packed, secret))
  const given = Buffer.from(signature)
  if (more.length > 0 || given.length !== expected.length || !timingSafeEqual(given, expected))
    return null
  const bytes = inflateRawSync(Buffer.from(packed, 'base64url'), {
    maxOutputLength: unpackedBytesMax,
  })
  return JSON.parse(bytes.toString()) as PassingRecord
}

const signatureOf = (packed: string, secret: Buffer): string =>
  createHmac('sha256', secret).update(purpose).update(packed).digest('base64url')

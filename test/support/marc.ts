import { createReadStream, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Charset } from '../../src/wire/marc/charset.ts'
import { readMarc } from '../../src/wire/marc/read.ts'
import type { MarcReading, MarcRecord } from '../../src/wire/marc/record.ts'

const root = join(import.meta.dirname, '../..')
const fixtures = join(root, 'test/fixtures/marc')

/** The collection of standards beside the repository; null where it is not installed. */
const standards = join(root, '../shared/standards/marc')
export const standardFile = (name: string): string | null =>
  existsSync(standards) ? join(standards, name) : null

export const fixture = (name: string): string => join(fixtures, name)
export const fixtureBytes = (name: string): Buffer => readFileSync(fixture(name))
export const fixtureJson = (name: string): Record<string, unknown>[] =>
  JSON.parse(readFileSync(fixture(name), 'utf8'))

/** `bytes` as a stream in chunks of `size`. */
export async function* chunked(bytes: Uint8Array, size = 65_536) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

export const allOf = async <T>(source: AsyncIterable<T>): Promise<T[]> => Array.fromAsync(source)

export const readFile = (path: string, charset?: Charset | 'auto'): Promise<MarcReading[]> =>
  allOf(readMarc(createReadStream(path), charset))

export const recordsIn = (readings: MarcReading[]): MarcRecord[] =>
  readings.flatMap((reading) => ('record' in reading ? [reading.record] : []))

import type { Charset } from './charset.ts'
import { readIso2709 } from './iso2709.ts'
import { readMarcXml } from './marcxml.ts'
import type { MarcReading } from './record.ts'

/**
 * The records of a file of either kind, told by its first bytes: XML begins with `<` (or a UTF-16
 * mark), ISO 2709 with a digit. `charset` is for ISO 2709; XML says its own.
 */
export async function* readMarc(
  source: AsyncIterable<Uint8Array>,
  charset: Charset | 'auto' = 'auto',
): AsyncGenerator<MarcReading> {
  const chunks = source[Symbol.asyncIterator]()
  const first = await firstWithContent(chunks)
  const whole = resumed(first, chunks)
  const start = Buffer.from(first.subarray(0, 64)).toString('latin1')
  yield* /^[^!-;=-~]*</.test(start) ? readMarcXml(whole) : readIso2709(whole, charset)
}

async function firstWithContent(chunks: AsyncIterator<Uint8Array>): Promise<Uint8Array> {
  let first = new Uint8Array()
  while (first.length < 4) {
    const { done, value } = await chunks.next()
    if (done) return first
    first = Buffer.concat([first, value])
  }
  return first
}

async function* resumed(first: Uint8Array, chunks: AsyncIterator<Uint8Array>) {
  yield first
  for (let next = await chunks.next(); !next.done; next = await chunks.next()) yield next.value
}

import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import { Mistake } from '../../src/shared/mistake.ts'

/**
 * A backup is one gzip file of frames: kind (1 byte), length (4 bytes, big endian), bytes.
 * head · (section · data…)… · manifest · seal; the seal is the sha256 of every byte before it.
 */
export type FrameKind = 'head' | 'section' | 'data' | 'manifest' | 'seal'
export interface Frame {
  kind: FrameKind
  bytes: Buffer
}

const letters: Record<FrameKind, string> = {
  head: 'H',
  section: 'S',
  data: 'D',
  manifest: 'M',
  seal: 'Z',
}
const kinds = new Map(Object.entries(letters).map(([kind, letter]) => [letter, kind as FrameKind]))
const prefixLength = 5
/** A longer frame is not ours: damage must not make us ask for gigabytes. */
const frameBytesMax = 16 * 1024 * 1024

/** A frame that says something as JSON. */
export const said = (kind: FrameKind, what: unknown): Frame => ({
  kind,
  bytes: Buffer.from(JSON.stringify(what)),
})

/** Writes the frames and their seal to `file`, which appears only when it is whole. */
export async function writeFrames(file: string, frames: AsyncIterable<Frame>): Promise<void> {
  const part = `${file}.part`
  const target = createWriteStream(part, { mode: 0o600, flush: true })
  try {
    await pipeline(Readable.from(encoded(frames)), createGzip({ level: 5 }), target)
    await rename(part, file)
  } catch (error) {
    await rm(part, { force: true })
    throw error
  }
}

async function* encoded(frames: AsyncIterable<Frame>): AsyncGenerator<Buffer> {
  const hash = createHash('sha256')
  for await (const frame of frames) {
    const bytes = encode(frame)
    hash.update(bytes)
    yield bytes
  }
  yield encode({ kind: 'seal', bytes: hash.digest() })
}

function encode({ kind, bytes }: Frame): Buffer {
  const prefix = Buffer.alloc(prefixLength)
  prefix.write(letters[kind], 'latin1')
  prefix.writeUInt32BE(bytes.length, 1)
  return Buffer.concat([prefix, bytes])
}

/**
 * Reads the frames of `file` one by one, the seal last; a file that is cut, changed or not a backup is a
 * Mistake, thrown at the latest when its end is reached.
 */
export async function* readFrames(file: string): AsyncGenerator<Frame> {
  const source = createReadStream(file)
  const unpacked = source.pipe(createGunzip())
  source.on('error', (error) => unpacked.destroy(error))
  try {
    yield* decoded(unpacked)
  } catch (error) {
    const { code = '' } = error as { code?: string }
    if (code === 'ENOENT') throw new Mistake(`没有这个文件 · no such file: ${file}`)
    if (code.startsWith('Z_')) throw damaged(file)
    throw error instanceof Damage ? damaged(file) : error
  } finally {
    unpacked.destroy()
    source.destroy()
  }
}

class Damage extends Error {}

const damaged = (file: string) =>
  new Mistake(
    `${file} 不是互通的备份，或已损坏；什么都没有改变 · ${file} is not a backup of Hutong or is damaged; nothing was changed`,
  )

async function* decoded(bytes: AsyncIterable<Buffer>): AsyncGenerator<Frame> {
  const hash = createHash('sha256')
  let sealed = false
  let held: Buffer = Buffer.alloc(0)
  for await (const chunk of bytes) {
    held = held.length ? Buffer.concat([held, chunk]) : chunk
    for (let frame = firstOf(held); frame; frame = firstOf(held)) {
      if (sealed) throw new Damage('more after the seal')
      if (frame.kind === 'seal') {
        if (!hash.digest().equals(frame.bytes)) throw new Damage('seal')
        sealed = true
      } else hash.update(held.subarray(0, prefixLength + frame.bytes.length))
      held = held.subarray(prefixLength + frame.bytes.length)
      yield frame
    }
  }
  if (!sealed || held.length) throw new Damage('cut')
}

function firstOf(held: Buffer): Frame | null {
  if (held.length < prefixLength) return null
  const kind = kinds.get(held.toString('latin1', 0, 1))
  const length = held.readUInt32BE(1)
  if (!kind || length > frameBytesMax) throw new Damage('not a frame')
  if (held.length < prefixLength + length) return null
  return { kind, bytes: held.subarray(prefixLength, prefixLength + length) }
}

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { Mistake } from '../../src/shared/mistake.ts'
import { type Frame, readFrames, writeFrames } from '../../tools/backup/container.ts'
import { parentsFirst } from '../../tools/backup/contents.ts'

const folder = mkdtempSync(join(tmpdir(), 'hutong-container-'))
const file = join(folder, 'container.gz')
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const anyFrame = fc.record({
  kind: fc.constantFrom('head', 'section', 'data', 'manifest'),
  bytes: fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)),
}) as fc.Arbitrary<Frame>
const anyFrames = fc.array(anyFrame, { maxLength: 12 })

const write = (frames: Frame[]) =>
  writeFrames(
    file,
    (async function* () {
      yield* frames
    })(),
  )
const read = async () => (await Array.fromAsync(readFrames(file))).slice(0, -1)

test('what is written is read', async () => {
  await fc.assert(
    fc.asyncProperty(anyFrames, async (frames) => {
      await write(frames)
      expect(await read()).toEqual(frames)
    }),
    { numRuns: 40 },
  )
})

test('a changed byte is found, or has changed nothing', async () => {
  await fc.assert(
    fc.asyncProperty(
      anyFrames,
      fc.nat(),
      fc.integer({ min: 1, max: 255 }),
      async (frames, at, flip) => {
        await write(frames)
        const bytes = readFileSync(file)
        bytes[at % bytes.length]! ^= flip
        writeFileSync(file, bytes)
        const outcome = await read().catch((error) => error)
        if (!(outcome instanceof Mistake)) expect(outcome).toEqual(frames)
      },
    ),
    { numRuns: 150 },
  )
})

test('tables come after those they refer to, and a circle is said aloud', () => {
  const table = (name: string, ...parents: string[]) => ({ table: name, columns: [], parents })
  const ordered = parentsFirst([
    table('offer', 'request'),
    table('request', 'library', 'elsewhere'),
    table('library'),
  ])
  expect(ordered.map((one) => one.table)).toEqual(['library', 'request', 'offer'])
  expect(() => parentsFirst([table('a', 'b'), table('b', 'a')])).toThrow(
    /refer to each other: a, b/,
  )
})

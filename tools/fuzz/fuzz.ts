import { seededRandom } from '../demo/random.ts'
import { mutated } from './mutate.ts'
import type { Parser } from './parsers.ts'

/** One input takes this long at most; a loop that is not bounded takes for ever. */
const inputMsMax = 1500
/** So much more memory than before is none that inputs of 64 KiB need. */
const memoryBytesMax = 600 << 20

export interface Failure {
  /** The input is made again by the seed and its number. */
  input: number
  reason: string
  bytes: Uint8Array
}

export interface Fuzzed {
  inputs: number
  perSecond: number
  slowestMs: number
  failures: Failure[]
}

/** How many inputs, beginning with which seed. */
export interface Wanted {
  inputs: number
  seed: number
}

/** More failures of one parser tell nothing new. */
const failuresMax = 10

/** The input that `seed` gives at place `input`: each has a seed of its own, so that one can be tried alone. */
export const inputAt = (corpus: readonly Uint8Array[], seed: number, input: number): Uint8Array =>
  mutated(corpus, seededRandom(Math.imul(seed, 0x9e3779b1) + input).fraction)

/** Feeds damaged inputs to `parser`. A throw, an input that takes long, and memory that grows are failures. */
export async function fuzz(parser: Parser, { inputs, seed }: Wanted): Promise<Fuzzed> {
  const corpus = await parser.corpus()
  const failures: Failure[] = []
  const memoryBefore = process.memoryUsage().rss
  const began = performance.now()
  let slowestMs = 0
  let input = 0
  for (; input < inputs && failures.length < failuresMax; input++) {
    const bytes = inputAt(corpus, seed, input)
    const { ms, thrown } = await tried(parser, bytes)
    slowestMs = Math.max(slowestMs, ms)
    const grown = input % 500 === 0 ? process.memoryUsage().rss - memoryBefore : 0
    const reason = thrown ?? reasonOf(ms, grown)
    if (reason) failures.push({ input, reason, bytes })
  }
  const seconds = (performance.now() - began) / 1000
  const perSecond = Math.round(input / seconds)
  return { inputs: input, perSecond, slowestMs: Math.round(slowestMs), failures }
}

async function tried({ parse }: Parser, bytes: Uint8Array) {
  const began = performance.now()
  try {
    await parse(bytes)
    return { ms: performance.now() - began, thrown: null }
  } catch (error) {
    const thrown = error instanceof Error ? (error.stack ?? error.message) : String(error)
    return { ms: performance.now() - began, thrown }
  }
}

function reasonOf(ms: number, grownBytes: number): string | null {
  if (ms > inputMsMax) return `took ${Math.round(ms)} ms`
  return grownBytes > memoryBytesMax ? `memory grew by ${grownBytes >> 20} MiB` : null
}

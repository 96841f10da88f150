import { Mistake } from '../src/shared/mistake.ts'
import { type Fuzzed, fuzz } from './fuzz/fuzz.ts'
import { parsers } from './fuzz/parsers.ts'
import { runTask } from './task.ts'

const names = Object.keys(parsers)
const help = `node tools/go.mjs fuzz [PARSER] [OPTION …]

坏输入 · feeds damaged inputs to whatever reads what strangers send: nothing may throw, take long or eat memory.

  PARSER         ${names.join(' · ')}; none: all of them

  --inputs N     how many for each (100000)
  --seed S       which ones; the same seed gives the same inputs (1)`

const text = { type: 'string' } as const

await runTask(
  { help, options: { inputs: text, seed: text }, moreWords: 1 },
  async ([name], options) => {
    if (name !== undefined && !parsers[name]) throw new Mistake(help)
    let failed = false
    for (const parser of name === undefined ? names : [name]) {
      const wanted = { inputs: countOf(options.inputs, 100_000), seed: countOf(options.seed, 1) }
      const fuzzed = await fuzz(parsers[parser]!, wanted)
      console.log(lineOf(parser, fuzzed))
      for (const { input, reason, bytes } of fuzzed.failures)
        console.log(
          `  input ${input}: ${reason}\n  ${Buffer.from(bytes.subarray(0, 400)).toString('hex')}`,
        )
      failed ||= fuzzed.failures.length > 0
    }
    return failed ? 1 : 0
  },
)

function countOf(given: unknown, otherwise: number): number {
  const count = Number(given ?? otherwise)
  if (!Number.isSafeInteger(count) || count < 0) throw new Mistake(help)
  return count
}

function lineOf(parser: string, { inputs, perSecond, slowestMs, failures }: Fuzzed): string {
  const figures = `${inputs} inputs  ${perSecond}/s  slowest ${slowestMs} ms`
  return `${parser.padEnd(10)} ${figures}  ${failures.length === 0 ? '✓' : `${failures.length} FAILED`}`
}

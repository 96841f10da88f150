import { expect, test } from 'vitest'
import { fuzz, inputAt } from '../../tools/fuzz/fuzz.ts'
import { parsers } from '../../tools/fuzz/parsers.ts'

test.each(Object.keys(parsers))(
  '2,000 damaged inputs: %s answers each, throws nothing, and soon',
  { timeout: 60_000 },
  async (name) => {
    const { failures, inputs } = await fuzz(parsers[name]!, { inputs: 2_000, seed: 20_261_122 })
    expect(failures.map(({ input, reason }) => `${input}: ${reason}`)).toEqual([])
    expect(inputs).toBe(2_000)
  },
)

test('a parser that throws, or takes long, is found out', async () => {
  const corpus = async () => [Buffer.from('abc')]
  const thrown = await fuzz(
    { corpus, parse: (bytes) => bytes.length % 7 === 3 && JSON.parse('{') },
    { inputs: 200, seed: 1 },
  )
  expect(thrown.failures[0]?.reason).toContain('SyntaxError')
  const slow = await fuzz(
    { corpus, parse: () => new Promise((done) => setTimeout(done, 1600)) },
    { inputs: 1, seed: 1 },
  )
  expect(slow.failures[0]?.reason).toMatch(/took \d+ ms/)
})

test('an input is made again by its seed and number', () => {
  const corpus = [Buffer.from('one record'), Buffer.from('another')]
  expect(inputAt(corpus, 7, 41)).toEqual(inputAt(corpus, 7, 41))
  expect(inputAt(corpus, 7, 41)).not.toEqual(inputAt(corpus, 7, 42))
})

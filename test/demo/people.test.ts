import { expect, test } from 'vitest'
import { readerTypes } from '../../src/readers/shapes.ts'
import { DEMO_LIBRARIES } from '../../tools/demo/libraries.ts'
import { demoOperators, demoReaders } from '../../tools/demo/people.ts'
import { seededRandom } from '../../tools/demo/random.ts'

const readers = demoReaders()
const operators = demoOperators()

test('at least two hundred readers of every type have a home that is not a public library', () => {
  expect(readers.length).toBeGreaterThanOrEqual(200)
  expect(new Set(readers.map(({ readerType }) => readerType))).toEqual(new Set(readerTypes))
  const homes = DEMO_LIBRARIES.filter(({ category }) => category !== 'public')
  expect(new Set(readers.map(({ libraryCode }) => libraryCode))).toEqual(
    new Set(homes.map(({ code }) => code)),
  )
})

test('no two people share a login, and a login has only a-z A-Z 0-9', () => {
  const logins = [...readers, ...operators].map(({ login }) => login)
  for (const login of logins) expect(login).toMatch(/^[A-Za-z0-9]{1,32}$/)
  expect(new Set(logins.map((login) => login.toLowerCase())).size).toBe(logins.length)
})

test('no two readers share a name, a card number, a telephone or an address', () => {
  for (const key of ['name', 'documentNumber', 'phone', 'email'] as const) {
    expect(new Set(readers.map((reader) => reader[key])).size, key).toBe(readers.length)
  }
  for (const { documentNumber } of readers) expect(documentNumber.length).toBeLessThanOrEqual(14)
})

test('every library has operators by01, by02 …, and the centre has its own', () => {
  expect(operators.find(({ libraryCode }) => libraryCode === '211130')?.code).toBe('by01')
  expect(operators.map(({ code }) => code)).toEqual(expect.arrayContaining(['bh03', 'bw01']))
  for (const { code } of DEMO_LIBRARIES) {
    expect(operators.filter((one) => one.libraryCode === code).length).toBeGreaterThanOrEqual(2)
  }
  expect(operators.some(({ libraryCode }) => libraryCode === null)).toBe(true)
})

test('a large demonstration gives each library readers of every type, as long as names last', () => {
  const many = demoReaders(900)
  const atBupt = many.filter(({ libraryCode }) => libraryCode === '211130')
  expect(new Set(atBupt.map(({ readerType }) => readerType))).toEqual(new Set(readerTypes))
  expect(() => demoReaders(100_000)).toThrow('there are names for')
})

test('the same seed makes the same people, another seed other people', () => {
  expect(demoReaders(20, 7)).toEqual(demoReaders(20, 7))
  expect(demoReaders(20, 7)).not.toEqual(demoReaders(20, 8))
})

test('chance keeps its bounds, and shuffling loses nobody', () => {
  const random = seededRandom(1)
  const throws = Array.from({ length: 2000 }, () => random.int(1, 6))
  expect(new Set(throws)).toEqual(new Set([1, 2, 3, 4, 5, 6]))
  const cards = Array.from({ length: 50 }, (_, card) => card)
  expect(random.shuffle(cards).sort((one, other) => one - other)).toEqual(cards)
  expect([random.chance(0), random.chance(1)]).toEqual([false, true])
})

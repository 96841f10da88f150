import { expect, test } from 'vitest'
import { readIsbns, readIssns } from '../../src/catalogue/standard-numbers.ts'

test('an ISBN is known in every dress it comes in', () => {
  const dressed = [
    '978-7-115-16424-7',
    '９７８７１１５１６４２４７',
    'ISBN 978 7 115 16424 7 (平装)',
    'urn:isbn:9787115164247',
  ]
  for (const text of dressed) expect(readIsbns(text)[0]?.normal, text).toBe('9787115164247')
})

test('ten digits and thirteen are one number; X is a ten', () => {
  expect(readIsbns('7115143218')).toEqual([{ printed: '7115143218', normal: '9787115143211' }])
  expect(readIsbns('0-8044-2957-x')).toEqual([{ printed: '080442957X', normal: '9780804429573' }])
})

test('two numbers in one field are two', () => {
  expect(readIsbns('9787115164247 9787302354567').map(({ normal }) => normal)).toEqual([
    '9787115164247',
    '9787302354567',
  ])
})

test('a wrong number is kept as printed and has no normal form', () => {
  expect(readIsbns('978-7-5013-2345-0')).toEqual([{ printed: '9787501323450', normal: null }])
  expect(readIsbns('13031·123')).toEqual([{ printed: '13031·123', normal: null }])
  expect(readIsbns('平装')).toEqual([])
})

test('a field of a million numbers is read in a moment, as far as fields go', () => {
  const begun = performance.now()
  const found = readIsbns('9787115164247 '.repeat(75_000))
  expect(performance.now() - begun).toBeLessThan(100)
  expect(found.length).toBeGreaterThan(100)
  expect(readIssns('没有号1'.repeat(200_000))[0]?.printed.length).toBeLessThan(5_000)
})

test('an ISSN is right when its check digit is', () => {
  expect(readIssns('0378-5955')).toEqual([{ printed: '03785955', normal: '0378-5955' }])
  expect(readIssns('1000-0001')).toEqual([{ printed: '10000001', normal: null }])
  expect(readIssns('２４３４５６１Ｘ')[0]?.normal).toBe('2434-561X')
})

import { expect, test } from 'vitest'
import { heldBy, partAt } from '../../../src/catalogue/serials/part-held.ts'
import { pointNamed } from '../../../src/catalogue/serials/said-part.ts'

const part = { year: 2025, volume: 44, issue: 3 }

test('a part is read back from a title as librarians write it', () => {
  expect(pointNamed('情报学报 2025年第44卷第3期')).toEqual(part)
  expect(pointNamed('情报学报 2025年第3期')).toEqual({ year: 2025, volume: null, issue: 3 })
  expect(pointNamed('图书馆杂志 2025年第1-6期')).toEqual({ year: 2025, volume: null, issue: null })
  for (const whole of ['情报学报', '中国青年', '一九八四年', '情报学报 第3期'])
    expect(pointNamed(whole), whole).toBeNull()
})

test.each([
  ['1982-', 'held'],
  ['1986-2012, 2015-', 'held'],
  ['v.40-', 'held'],
  ['2001-2024', 'notHeld'],
  ['1990-2008', 'notHeld'],
  ['2025, no.1-2', 'notHeld'],
  ['合订本见密集书库', 'perhaps'],
] as const)('whether 2025年第44卷第3期 is there by the statement %s: %s', (statement, held) => {
  expect(heldBy([statement], part)).toBe(held)
})

test('statements in volumes leave open a part that is asked for by its year alone', () => {
  expect(heldBy(['v.1-v.20'], { year: 2025, volume: null, issue: 3 })).toBe('perhaps')
  expect(heldBy([], part)).toBe('perhaps')
})

test('the bound volume with the part decides, not those of other years beside it', () => {
  const copies = [{ volume: '2019' }, { volume: '2025' }]
  expect(partAt({ statements: ['1986-'], copies }, part)).toEqual({
    held: 'held',
    copies: [{ volume: '2025' }],
    isUncounted: false,
  })
  const others = [{ volume: '1998' }, { volume: '2004-2008' }]
  expect(partAt({ statements: [], copies: others }, part).held).toBe('notHeld')
  expect(partAt({ statements: ['1990-2008'], copies: [{ volume: '' }] }, part).held).toBe('notHeld')
  expect(partAt({ statements: ['1990-'], copies: others }, part)).toMatchObject({
    held: 'held',
    isUncounted: true,
  })
  expect(partAt({ statements: [], copies: [{ volume: '合订本' }] }, part).held).toBe('perhaps')
})

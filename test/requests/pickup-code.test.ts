import { expect, test } from 'vitest'
import { pickupCode } from '../../src/requests/detail/pickup-code.ts'

test('the code of a number is one path in a square, and another number has another code', () => {
  const code = pickupCode('BD00000161')
  expect(code.path).toMatch(/^M[\d.MLZHV ]+Z$/)
  expect(code.size % 21).toBe(0) // version 1: 21 modules a side
  expect(pickupCode('BD00000162').path).not.toBe(code.path)
})

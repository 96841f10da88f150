import fc from 'fast-check'
import { expect, it } from 'vitest'
import { fenOf, yuan } from '../../src/shared/money.ts'

const printed: readonly [fen: number, as: string][] = [
  [0, '¥0.00'],
  [5, '¥0.05'],
  [-20, '−¥0.20'],
  [999_99, '¥999.99'],
  [1_000_00, '¥1,000.00'],
  [12_345_00, '¥12,345.00'],
  [-123_456_78, '−¥123,456.78'],
  [1_234_567_89, '¥1,234,567.89'],
]

it.each(printed)('%i fen is printed as %s', (fen, as) => {
  expect(yuan(fen)).toBe(as)
})

it('what is printed can be typed back, with and without its mark', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 999_999_999_99 }), (fen) => {
      expect(fenOf(yuan(fen))).toBe(fen)
      expect(fenOf(yuan(fen).replace('¥', ''))).toBe(fen)
    }),
  )
})

it('three digits stand between two commas, and figures are what they were without them', () => {
  fc.assert(
    fc.property(fc.maxSafeInteger(), (fen) => {
      const said = yuan(fen)
      expect(said).toMatch(/^−?¥\d{1,3}(?:,\d{3})*\.\d\d$/u)
      expect(said.replaceAll(',', '')).toMatch(/^−?¥(?:0|[1-9]\d*)\.\d\d$/u)
    }),
  )
})

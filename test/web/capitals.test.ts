import { expect, test } from 'vitest'
import { capitals } from '../../web/money/capitals.ts'

test.each([
  [0, '零元整'],
  [1, '壹分'],
  [15, '壹角伍分'],
  [100, '壹元整'],
  [2005, '贰拾元零伍分'],
  [10_000, '壹佰元整'],
  [10_050, '壹佰元伍角整'],
  [1_001_000, '壹万零壹拾元整'],
  [123_456_789, '壹佰贰拾叁万肆仟伍佰陆拾柒元捌角玖分'],
  [100_000_000_100, '壹拾亿零壹元整'],
])('a receipt says %i fen in capitals as %s', (fen, said) => {
  expect(capitals(fen)).toBe(said)
})

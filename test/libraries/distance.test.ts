import { expect, test } from 'vitest'
import { byDistance, distanceKm } from '../../src/libraries/distance.ts'

const home = { code: '211130', longitude: 116.35, latitude: 39.96 }
const near = { code: '211060', longitude: 116.34, latitude: 39.98 }
const far = { code: '211010', longitude: 116.31, latitude: 39.9 }
const unplaced = { code: '110001', longitude: null, latitude: null }

test('the nearest library stands first, and one that nobody has placed last', () => {
  expect(byDistance(home, [unplaced, far, near])).toEqual([near, far, unplaced])
})

test('equally far libraries stand by their codes', () => {
  const other = { ...near, code: '211059' }
  expect(byDistance(home, [near, other])).toEqual([other, near])
  expect(byDistance(unplaced, [near, far]).map(({ code }) => code)).toEqual(['211010', '211060'])
})

test('a hundredth of a degree is a bit more than a kilometre north, and less east', () => {
  expect(distanceKm(home, { ...home, latitude: 39.97 })).toBeCloseTo(1.11, 1)
  expect(distanceKm(home, { ...home, longitude: 116.36 })).toBeCloseTo(0.85, 1)
  expect(distanceKm(home, unplaced)).toBeNull()
})

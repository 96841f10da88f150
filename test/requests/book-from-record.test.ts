import { expect, test } from 'vitest'
import { titleOfHit } from '../../src/requests/book-from-record.ts'

test('a work in parts is asked for with its part: 上册 and 下册 are two books', () => {
  expect(titleOfHit({ title: '高等数学', volume: '下册' })).toBe('高等数学. 下册')
  expect(titleOfHit({ title: '家', volume: '' })).toBe('家')
})

import { expect, test } from 'vitest'
import { withColon } from '../../texts/isbd.ts'

test('the full-width colon stands between Chinese and Chinese only', () => {
  expect(withColon('高等数学', '同济第六版')).toBe('高等数学：同济第六版')
  expect(withColon('C程序设计', '从入门到精通')).toBe('C程序设计：从入门到精通')
  expect(withColon('Clean code', 'a handbook')).toBe('Clean code : a handbook')
  expect(withColon('Война и мир', 'роман')).toBe('Война и мир : роман')
  expect(withColon('Java', '编程思想')).toBe('Java : 编程思想')
  expect(withColon('围城', '')).toBe('围城')
  expect(withColon(null, 'a handbook')).toBe('a handbook')
})

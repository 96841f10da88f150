import { expect, test } from 'vitest'
import { SearchQuestion } from '../../src/catalogue/search/shapes.ts'
import { matchesFilter } from '../../src/libraries/pinyin-filter.ts'
import { en } from '../../texts/en/index.ts'
import { zh } from '../../texts/zh/index.ts'
import { initialsAt } from '../../web/libraries/initials.ts'
import { project } from '../../web/libraries/projection.ts'
import { questionIn, searchAddress } from '../../web/reader/search/search-address.ts'
import { widthOf } from '../../web/ui/forms/width.ts'
import { dayOf, sayDay, saySpan } from '../../web/ui/values/days.ts'
import { grouped } from '../../web/ui/values/figures.ts'
import { directory } from '../fixtures/directory.ts'

const monday = '2026-11-23'
const libraries = directory.categories.flatMap((category) => category.libraries)
const named = (zh: string) => libraries.find((library) => library.name.zh === zh)!

test('people say the weekday of the coming week before its date', () => {
  expect(sayDay('2026-11-26', monday, zh.common.when)).toBe('周四（11月26日）')
  expect(sayDay('2026-11-26', monday, en.common.when)).toBe('Thursday (26 Nov)')
  expect(sayDay('2026-11-26', monday, zh.common.when, true)).toBe('周四')
})

test('near days have names, far ones a date, other years their year', () => {
  expect(sayDay(monday, monday, zh.common.when)).toBe('今天')
  expect(sayDay('2026-11-24', monday, zh.common.when)).toBe('明天')
  expect(sayDay('2026-11-22', monday, en.common.when)).toBe('yesterday')
  expect(sayDay('2026-11-20', monday, zh.common.when)).toBe('11月20日')
  expect(sayDay('2026-12-07', monday, zh.common.when)).toBe('12月7日')
  expect(sayDay('2027-06-30', monday, zh.common.when)).toBe('2027年6月30日')
})

test('a day begins at midnight in Shanghai, not in Greenwich', () => {
  expect(dayOf('2026-11-22T16:00:00Z')).toBe(monday)
  expect(dayOf('2026-11-22T15:59:59Z')).toBe('2026-11-22')
})

test('how long something has waited is said in one unit', () => {
  const now = '2026-11-23T06:20:00Z'
  expect(saySpan('2026-11-23T05:32:00Z', now, zh.common.when)).toBe('48 分钟')
  expect(saySpan('2026-11-23T03:05:00Z', now, zh.common.when)).toBe('3 小时')
  expect(saySpan('2026-11-20T03:05:00Z', now, en.common.when)).toBe('3 days')
})

test('a Chinese character is two wide, a Latin one one (S2: 200字符或100汉字)', () => {
  expect(widthOf('北京')).toBe(4)
  expect(widthOf('Beijing 10')).toBe(10)
  expect(widthOf('北京，A')).toBe(7)
})

test('bjyddx and BJYDDX leave 北京邮电大学图书馆 in the list', () => {
  for (const typed of ['bjyddx', 'BJYDDX', 'bjydd x']) {
    const found = libraries.filter((library) => matchesFilter(library, typed))
    expect(found.map((library) => library.name.zh)).toEqual(['北京邮电大学图书馆'])
  }
  expect(libraries.every((library) => matchesFilter(library, ''))).toBe(true)
  expect(matchesFilter(named('北京大学图书馆'), '北大')).toBe(true)
  expect(matchesFilter(named('北京大学图书馆'), 'peking')).toBe(true)
})

test('the letters found are marked only where initials and characters correspond', () => {
  expect(initialsAt({ ...named('北京大学图书馆'), initials: 'bjdxtsg' }, 'dx')).toEqual([2, 4])
  expect(initialsAt({ ...named('北京大学图书馆'), initials: 'bjdx' }, 'dx')).toBeNull()
  expect(initialsAt(named('北京大学图书馆'), '')).toBeNull()
})

test('a search survives its address', () => {
  const question = SearchQuestion.parse({
    q: 'C++ & 数学',
    field: 'title',
    libraries: ['211060', '211040'],
    types: ['book', 'serial'],
    from: 1990,
    clc: 'TP312',
    sort: 'newest',
    page: 3,
  })
  expect(questionIn(searchAddress(question))).toEqual(question)
  expect(searchAddress({ q: '', field: 'any', libraries: [], page: 1 })).toBe('/search')
})

test('on the map north is up, and far places stay on the paper', () => {
  const changping = project(116.24, 40.215)
  const haidian = project(116.31, 39.96)
  expect(changping[1]).toBeLessThan(haidian[1])
  expect(Math.hypot(...changping)).toBeLessThan(216)
})

test('thousands are set apart', () => {
  expect(grouped(1_204_512)).toBe('1,204,512')
  expect(grouped(91)).toBe('91')
})

import { pinyin } from 'pinyin-pro'
import { expect, test } from 'vitest'
import { DEMO_LIBRARIES, LIBRARIES_PER_CATEGORY } from '../../tools/demo/libraries.ts'

const byShortName = (shortZh: string) => DEMO_LIBRARIES.find((one) => one.shortZh === shortZh)

const allDifferent = (list: readonly unknown[]) =>
  expect(new Set(list).size, 'how many differ').toBe(list.length)

test('46 libraries stand in nine categories: 2, 13, 3, 4, 2, 3, 6, 8 and 5 (seed S3)', () => {
  expect(DEMO_LIBRARIES).toHaveLength(46)
  const counts = Object.values(LIBRARIES_PER_CATEGORY)
  expect(counts).toEqual([2, 13, 3, 4, 2, 3, 6, 8, 5])
  for (const [category, count] of Object.entries(LIBRARIES_PER_CATEGORY)) {
    expect(
      DEMO_LIBRARIES.filter((one) => one.category === category),
      category,
    ).toHaveLength(count)
  }
})

test('no two libraries share a code, a name, an address or a request prefix in any case', () => {
  allDifferent(DEMO_LIBRARIES.map(({ code }) => code))
  allDifferent(DEMO_LIBRARIES.map(({ nameZh }) => nameZh))
  allDifferent(DEMO_LIBRARIES.map(({ nameEn }) => nameEn))
  allDifferent(DEMO_LIBRARIES.map(({ shortZh }) => shortZh))
  allDifferent(DEMO_LIBRARIES.map(({ email }) => email))
  allDifferent(DEMO_LIBRARIES.map(({ phone }) => phone))
  allDifferent(DEMO_LIBRARIES.map(({ requestPrefix }) => requestPrefix.toLowerCase()))
})

test('codes have six digits, and prefixes two to four letters', () => {
  for (const { code, requestPrefix, nameZh } of DEMO_LIBRARIES) {
    expect(code, nameZh).toMatch(/^[0-9]{6}$/)
    expect(requestPrefix, nameZh).toMatch(/^[A-Za-z]{2,4}$/)
  }
})

test('what the seeds name is kept: 211130 北邮, 211060 北航, numbers bh… rd… BD… BJSD…', () => {
  expect(byShortName('北邮')?.code).toBe('211130')
  expect(byShortName('北航')).toMatchObject({ code: '211060', requestPrefix: 'bh' })
  expect(byShortName('人大')?.requestPrefix).toBe('rd')
  expect(byShortName('北大')?.requestPrefix).toBe('BD')
  expect(byShortName('北师大')?.requestPrefix).toBe('BJSD')
})

test('the initials are those of the full name, so that bjyddx finds 北京邮电大学', () => {
  expect(byShortName('北邮')?.initials.startsWith('bjyddx')).toBe(true)
  for (const { nameZh, initials } of DEMO_LIBRARIES) {
    const letters = pinyin(nameZh.replace(/[()]/g, ''), { pattern: 'first', toneType: 'none' })
    expect(initials, nameZh).toBe(letters.replaceAll(' ', ''))
  }
})

test('every library lies in Beijing, but for 上图', () => {
  for (const { nameZh, longitude, latitude } of DEMO_LIBRARIES) {
    const shanghai = nameZh === '上海图书馆'
    const [west, south, east, north] = shanghai ? [121, 31, 122, 32] : [115.4, 39.4, 117.5, 41.1]
    expect(longitude > west! && longitude < east!, nameZh).toBe(true)
    expect(latitude > south! && latitude < north!, nameZh).toBe(true)
  }
})

test('invented places and hours say that they are examples', () => {
  for (const one of DEMO_LIBRARIES) {
    expect(one.pickupPlaceZh.endsWith('（示例）') && one.hoursZh.endsWith('（示例）')).toBe(true)
    expect(one.pickupPlaceEn.endsWith('(example)') && one.hoursEn.endsWith('(example)')).toBe(true)
  }
})

test('the two public libraries and a few others lend foreign books; one library pauses', () => {
  const lending = DEMO_LIBRARIES.filter(({ lendsForeign }) => lendsForeign)
  expect(lending.filter(({ category }) => category === 'public')).toHaveLength(2)
  expect(lending.length).toBeLessThan(6)
  expect(DEMO_LIBRARIES.filter(({ suspension }) => suspension)).toHaveLength(1)
  expect(DEMO_LIBRARIES.filter(({ isNew }) => isNew)).toHaveLength(3)
})

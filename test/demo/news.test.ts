import { expect, test } from 'vitest'
import { DEMO_LIBRARIES } from '../../tools/demo/libraries.ts'
import { CENTRE_NEWS, LIBRARY_NEWS } from '../../tools/demo/news.ts'
import { written } from '../../tools/demo/news-dates.ts'

const today = Temporal.PlainDate.from('2026-11-23')

test('the centre publishes the kinds of news that the seeds show', () => {
  const titles = CENTRE_NEWS.map(({ titleZh }) => written(titleZh, today, 'zh'))
  expect(titles).toEqual(
    expect.arrayContaining([
      '请各成员馆核对10月本馆补贴费用',
      '关于馆际互借延长免费服务期至2027年6月30日的通知',
      '关于寒假期间节假日设置及还书时间顺延的通知',
      '关于评选2026年馆际互借服务先进集体的通知',
      '请各馆尽快将快递发票送到北邮',
    ]),
  )
})

test('dates move with the day the demonstration is made', () => {
  expect(written('{day+9}', today, 'zh')).toBe('2026年12月2日')
  expect(written('{day-2}', today, 'en')).toBe('21 November 2026')
  expect(written('{lastMonth}', Temporal.PlainDate.from('2026-01-31'), 'en')).toBe('December')
  expect(written('{freeUntil}', Temporal.PlainDate.from('2026-06-30'), 'zh')).toBe('2026年12月31日')
  expect(() => written('{tomorrow}', today, 'zh')).toThrow('no date is called {tomorrow}')
})

test('no news comes from the future, and every text is whole in both languages', () => {
  for (const news of [...CENTRE_NEWS, ...LIBRARY_NEWS]) {
    expect(news.publishedDay, news.titleZh).toBeLessThanOrEqual(0)
    for (const text of [news.titleZh, news.bodyZh]) {
      expect(written(text, today, 'zh')).toMatch(/^\P{Cc}*\p{Script=Han}[^{}]*$/u)
    }
    for (const text of [news.titleEn, news.bodyEn]) {
      expect(written(text, today, 'en')).toMatch(/^[^{}\p{Script=Han}]+$/u)
    }
  }
})

test('a notice of a library comes from a member, and the library that pauses says so', () => {
  const codes = new Set(DEMO_LIBRARIES.map(({ code }) => code))
  for (const { libraryCode } of LIBRARY_NEWS) expect(codes).toContain(libraryCode)
  const pausing = DEMO_LIBRARIES.find(({ suspension }) => suspension)
  const notice = LIBRARY_NEWS.find(({ libraryCode }) => libraryCode === pausing?.code)
  expect(notice?.titleZh).toContain('暂停服务')
})

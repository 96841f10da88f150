import { parse } from 'isbn3'
import { expect, test } from 'vitest'
import { DEMO_WORKS, type Work } from '../../tools/demo/works.ts'

const called = ({ title, volume = '', year }: Work) => `${title} ${volume} ${year}`

const inLanguage = (language: Work['language']) =>
  DEMO_WORKS.filter((work) => work.language === language)

test('the demonstration has hundreds of real works, most Chinese, many English and Russian', () => {
  expect(DEMO_WORKS.length).toBeGreaterThanOrEqual(320)
  expect(inLanguage('chi').length).toBeGreaterThanOrEqual(220)
  expect(inLanguage('eng').length).toBeGreaterThanOrEqual(60)
  expect(inLanguage('rus').length).toBeGreaterThanOrEqual(25)
  for (const language of ['jpn', 'fre', 'ger'] as const) {
    expect(inLanguage(language).length, language).toBeGreaterThanOrEqual(5)
  }
})

test('every work has a title, a responsibility, a publisher, a place, a year and a class', () => {
  for (const work of DEMO_WORKS) {
    for (const key of ['title', 'responsibility', 'place', 'publisher'] as const) {
      expect(work[key].trim(), `${called(work)}: ${key}`).not.toBe('')
      expect(work[key], `${called(work)}: ${key}`).toBe(work[key].trim())
    }
    expect(work.classNumber, called(work)).toMatch(/^[A-Z]{1,2}[0-9A-Z.()/+-]*$/)
    expect(Number.isInteger(work.year) && work.year > 1750 && work.year < 2026).toBe(true)
    expect(work.authors.length + work.subjects.length, called(work)).toBeGreaterThan(1)
  }
})

test('no edition stands twice', () => {
  const editions = DEMO_WORKS.map(({ edition, publisher, ...work }) =>
    [called({ edition, publisher, ...work }), edition, publisher].join('|'),
  )
  expect(new Set(editions).size).toBe(editions.length)
})

test('an ISBN that is given is valid, stands once, and belongs to the language of the book', () => {
  const given = DEMO_WORKS.filter(({ isbn }) => isbn)
  expect(given.length).toBeLessThanOrEqual(60)
  for (const work of given) {
    const isbn = parse(work.isbn!)
    expect(isbn?.isValid, called(work)).toBe(true)
    expect(isbn?.group, called(work)).toBe(work.language === 'chi' ? '7' : '0')
  }
  expect(new Set(given.map(({ isbn }) => parse(isbn!)?.isbn13)).size).toBe(given.length)
})

test('the name of everyone who took part is in the statement, or in it by the last name', () => {
  for (const work of DEMO_WORKS) {
    for (const { name } of [...work.authors, ...(work.otherContributors ?? [])]) {
      const printed = name.split(', ')[0]!
      expect(work.responsibility, called(work)).toContain(printed)
    }
  }
})

test('Russian works stand in Cyrillic, Japanese ones in Japanese', () => {
  for (const { title, responsibility } of inLanguage('rus')) {
    expect(title).toMatch(/\p{Script=Cyrillic}/u)
    expect(title + responsibility).not.toMatch(/[A-Za-z]/)
  }
  for (const { title } of inLanguage('jpn'))
    expect(title).toMatch(/[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}]/u)
})

test('the books of the seeds and of the pictures are there', () => {
  const titles = new Set(DEMO_WORKS.map(({ title }) => title))
  const wanted = [
    '网络环境下的资源共享',
    'Java高级编程',
    'Java简明教程',
    'JavaScript精粹',
    '托尔斯泰与雅斯纳亚·波良纳庄园',
    '赫尔岑传',
    '高等数学',
    '数字馆藏评价与绩效分析',
    '高校图书馆现代化建设之探索',
    '图书馆数字参考咨询服务研究',
    '高校校园文化发展论',
    'Большой энциклопедический словарь',
    '往事与随想',
    '彼岸书',
    '俄国思想家',
    '谁之罪？',
    '控制论',
    '江村经济',
    '管锥编',
    '万历十五年',
    '存在与时间',
    '美的历程',
    '论法的精神',
    '国富论',
    '第二性',
    '语言论',
    '乡土中国',
    '中国建筑史',
  ]
  for (const title of wanted) expect(titles, title).toContain(title)
})

test('高等数学 has many editions and volumes, to be told apart by readers', () => {
  const editions = DEMO_WORKS.filter(({ title }) => title === '高等数学')
  expect(editions.length).toBeGreaterThanOrEqual(6)
  expect(new Set(editions.map(({ volume }) => volume))).toContain('下册')
})

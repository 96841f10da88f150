import { expect, test } from 'vitest'
import { describe } from '../../src/catalogue/bibliographic.ts'
import { fieldMarks, indexTerms } from '../../src/catalogue/index-terms.ts'
import { matchKey } from '../../src/catalogue/match-key.ts'
import type { Field } from '../../src/wire/marc/record.ts'

const work = (...fields: [tag: string, text: string][]) =>
  describe({
    leader: '00000nam0 2200000   450 ',
    fields: fields.map(
      ([tag, text]): Field => ({
        tag,
        indicators: '  ',
        subfields: text
          .split('$')
          .slice(1)
          .map((part) => ({ code: part[0]!, value: part.slice(1) })),
      }),
    ),
  })
const key = (...fields: [string, string][]) => matchKey(work(...fields))

test('one ISBN in ten and thirteen digits is one work', () => {
  expect(key(['010', '$a7-115-14321-8'], ['200', '$a数字馆藏评价'])).toBe(
    key(['010', '$a9787115143211'], ['200', '$a數字館藏評價$e绩效']),
  )
})

test('volumes of a set share an ISBN and are not one work', () => {
  const volume = (h: string) => key(['010', '$a9787115143211'], ['200', `$a高等数学$h${h}`])
  expect(volume('上册')).not.toBe(volume('下册'))
})

test('an ISBN that was given to two books does not make them one', () => {
  const titled = (title: string) => key(['010', '$a9787115143211'], ['200', `$a${title}`])
  expect(titled('赫尔岑传')).not.toBe(titled('红楼梦'))
})

test('without a true ISBN the description decides, punctuation and width aside', () => {
  const book = (title: string, year: string) => key(['200', `$a${title}`], ['210', `$d${year}`])
  expect(book('高等数学：习题', '1989')).toBe(book('高等数学 习题', '１９８９'))
  expect(book('高等数学', '1989')).not.toBe(book('高等数学', '1990'))
})

test('a wrong ISBN is no identity', () => {
  expect(key(['010', '$a9787501323450'], ['200', '$a甲'])).toMatch(/^text\|/)
})

test('a title is found by any of its words and as a title, and not as an author', () => {
  const terms = indexTerms(work(['200', '$a红楼梦$f曹雪芹著'], ['210', '$c人民文学出版社']))
  const { title, responsibility, publisher } = fieldMarks
  for (const word of ['红', '红楼', `${title}红楼`, `${responsibility}曹雪`, `${publisher}文学`])
    expect(terms).toContain(word)
  expect(terms).not.toContain(`${responsibility}红楼`)
})

test('a wrong ISBN is still found as it is printed', () => {
  const terms = indexTerms(work(['010', '$a978-7-5013-2345-0'], ['200', '$a甲']))
  expect(terms).toContain(`${fieldMarks.isbn}9787501323450`)
})

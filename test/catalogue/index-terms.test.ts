import { expect, test } from 'vitest'
import { describe } from '../../src/catalogue/bibliographic.ts'
import { fieldMarks, indexTerms } from '../../src/catalogue/index-terms.ts'
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

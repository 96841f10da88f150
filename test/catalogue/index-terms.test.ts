import fc from 'fast-check'
import { expect, test } from 'vitest'
import { describe } from '../../src/catalogue/bibliographic.ts'
import { indexWords } from '../../src/catalogue/fold.ts'
import { addWorkTerms } from '../../src/catalogue/index-terms.ts'
import { packTerms, TermList } from '../../src/catalogue/search/term-list.ts'
import { begun, fieldMarks, termOf } from '../../src/catalogue/search/terms.ts'
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

/** The terms of a work as bytes, in which a term can be looked for. */
function packedTerms(of: ReturnType<typeof work>): string[] {
  const list = new TermList()
  addWorkTerms(list, of)
  return list.pack().toString('hex').match(/.{12}/g) ?? []
}

const packed = (word: string): string => packTerms([termOf(word)]).toString('hex')

test('a title is found by any of its words and as a title, and not as an author', () => {
  const terms = packedTerms(work(['200', '$a红楼梦$f曹雪芹著'], ['210', '$c人民文学出版社']))
  const { title, responsibility, publisher } = fieldMarks
  for (const word of ['红', '红楼', `${title}红楼`, `${responsibility}曹雪`, `${publisher}文学`])
    expect(terms).toContain(packed(word))
  expect(terms).not.toContain(packed(`${responsibility}红楼`))
})

test('a wrong ISBN is still found as it is printed', () => {
  const terms = packedTerms(work(['010', '$a978-7-5013-2345-0'], ['200', '$a甲']))
  expect(terms).toContain(packed(`${fieldMarks.isbn}9787501323450`))
})

test('what is indexed is what the words of a text are, whatever is in it', () => {
  const characters = [...'中软體程式一二十 ,.+#aAséßЯёйカ゛ｶﾞー19・：—()\u0301ʹ’𠮷']
  const text = fc.string({ unit: fc.constantFrom(...characters), maxLength: 12 })
  fc.assert(
    fc.property(text, (written) => {
      const [list, marked] = [new TermList(), begun('t:')]
      list.addText(written, marked)
      const words = indexWords(written).flatMap((word) => [termOf(word), termOf(`t:${word}`)])
      expect(list.pack().equals(packTerms(words))).toBe(true)
    }),
    { numRuns: 2_000 },
  )
})

import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Described } from '../../../src/catalogue/hits.ts'
import { bibtex } from '../../../src/catalogue/record/citation/bibtex.ts'
import type { Cited } from '../../../src/catalogue/record/citation/cited.ts'
import { citedWork } from '../../../src/catalogue/record/citation/cited-work.ts'
import { gbt7714, gbt7714List } from '../../../src/catalogue/record/citation/gbt7714.ts'
import { ris } from '../../../src/catalogue/record/citation/ris.ts'

const folder = '../shared/standards/citation'
const expectedFile = `${folder}/gbt7714-2025-numeric-bilingual-expected.md`

const entities: Record<string, string> = { '#38': '&', amp: '&', lt: '<', gt: '>', quot: '"' }
/** What a reader of the HTML sees: without tags, blanks as blanks. */
const seen = (html: string) =>
  html
    .replaceAll(/<.*?>/g, '')
    .replaceAll(/&(#38|amp|lt|gt|quot);/g, (_, name: string) => entities[name]!)
    .replaceAll('\u00a0', ' ')

describe.skipIf(!existsSync(expectedFile))('the examples of GB/T 7714—2025 (../shared)', () => {
  const items: Cited[] = existsSync(expectedFile)
    ? JSON.parse(readFileSync(`${folder}/gbt7714-2025-items.csl.json`, 'utf8'))
    : []
  const section = existsSync(expectedFile)
    ? readFileSync(expectedFile, 'utf8')
        .split(/^### /m)
        .find((part) => part.startsWith('GB/T 7714'))!
    : ''
  const expected = [...section.matchAll(/<div class="csl-right-inline">([\s\S]*?)<\/div>/g)].map(
    ([, html]) => seen(html!),
  )

  test('there are as many expectations as examples', () => {
    expect(items).toHaveLength(141)
    expect(expected).toHaveLength(141)
  })

  test.each(items.map((item, at) => [item.id, item, at] as const))('%s', (_, item, at) => {
    expect(gbt7714(item)).toBe(expected[at])
  })
})

const person = (name: string, main = true) => ({ name, role: null, main })
const work: Described = {
  title: '往事与随想',
  persons: [person('赫尔岑'), person('项星耀', false)],
  responsibility: '(俄)亚历山大·赫尔岑著',
  otherResponsibility: ['项星耀译'],
  place: '成都',
  publisher: '四川人民出版社',
  year: '2018',
  language: 'chi',
  materialType: 'book',
  isbns: [{ printed: '978-7-220-10653-8', normal: '9787220106538' }] as Described['isbns'],
}

describe('a record of the catalogue is cited', () => {
  test('a book: persons, translator, place, publisher, year', () => {
    expect(gbt7714(citedWork(7, work))).toBe(
      '赫尔岑. 往事与随想[M]. 项星耀，译. 成都：四川人民出版社，2018.',
    )
  })
  test('its edition as a number, its volume and subtitle after colons, the fourth person as 等', () => {
    const persons = ['甲某', '乙某', '丙某', '丁某'].map((name) => person(name))
    const cited = citedWork(7, {
      ...work,
      persons,
      subtitle: '选本',
      edition: '第3版',
      volume: '上册',
    })
    expect(gbt7714(cited)).toBe(
      '甲某，乙某，丙某，等. 往事与随想：选本：上册[M]. 项星耀，译. 3 版. 成都：四川人民出版社，2018.',
    )
  })
  test('where no field names a person, the statement of responsibility does', () => {
    const cited = citedWork(7, {
      ...work,
      persons: [],
      responsibility: '(俄)赫尔岑著',
      otherResponsibility: [],
    })
    expect(gbt7714(cited)).toMatch(/^赫尔岑\. 往事与随想/)
  })
  test('a foreign book by the rules of its language', () => {
    const cited = citedWork(8, {
      title: 'My past and thoughts',
      subtitle: 'memoirs',
      persons: [person('Herzen, Aleksandr Ivanovich')],
      edition: '2nd ed.',
      place: 'London',
      publisher: 'Chatto & Windus',
      year: '1968',
      language: 'eng',
    })
    expect(gbt7714(cited)).toBe(
      'Herzen A I. My past and thoughts: memoirs[M]. 2nd ed. London：Chatto & Windus，1968.',
    )
  })
  test('a journal as a whole and a thesis have their own marks', () => {
    expect(gbt7714(citedWork(9, { ...work, materialType: 'serial' }))).toContain('[J]')
    expect(gbt7714(citedWork(9, { ...work, materialType: 'thesis' }))).toContain('[D]')
  })
  test('a record that says nothing but its title is cited all the same', () => {
    expect(gbt7714(citedWork(9, { title: '无题' }))).toBe('无题[M].')
  })
  test('several are numbered in the order chosen', () => {
    const list = gbt7714List([citedWork(1, work), citedWork(2, { title: '无题' })])
    expect(list.split('\n')[1]).toBe('[2] 无题[M].')
  })
})

const anyText = fc.string({ unit: 'binary', maxLength: 60 })
const anyItem: fc.Arbitrary<Cited> = fc.record({
  id: anyText,
  type: fc.constantFrom('book', 'article-journal', 'thesis', 'webpage', 'no such type'),
  title: anyText,
  author: fc.array(
    fc.oneof(fc.record({ literal: anyText }), fc.record({ family: anyText, given: anyText })),
    {
      maxLength: 5,
    },
  ),
  publisher: anyText,
  volume: anyText,
  page: anyText,
  DOI: anyText,
  URL: anyText,
})

test('whatever a record says, RIS is one field a line, and ends once', () => {
  fc.assert(
    fc.property(anyItem, (item) => {
      const lines = ris(item).split('\r\n')
      expect(lines.slice(-3)).toEqual(['ER  - ', '', ''])
      for (const line of lines.slice(0, -2)) expect(line).toMatch(/^[A-Z][A-Z0-9] {2}- [^\r\n]*$/u)
      expect(lines.filter((line) => /^(TY|ER)/.test(line))).toHaveLength(2)
    }),
    { seed: 7714, numRuns: 500 },
  )
})

test('a journal is cited under those who run it, without the word 主办', () => {
  const journal = citedWork(9, {
    materialType: 'serial',
    title: '情报学报',
    responsibility: '中国科学技术情报学会，中国科学技术信息研究所主办',
    place: '北京',
    publisher: '情报学报编辑部',
    year: '1982',
  })
  expect(gbt7714(journal)).toBe(
    '中国科学技术情报学会，中国科学技术信息研究所. 情报学报[J]. 北京：情报学报编辑部，1982.',
  )
})

/** As TeX counts: a brace behind a backslash counts too, and only the last one closes the entry. */
function expectBalanced(entry: string) {
  let depth = 0
  const characters = [...entry.trimEnd().replace(/^@\w+/, '')]
  for (const [at, character] of characters.entries()) {
    depth += character === '{' ? 1 : character === '}' ? -1 : 0
    expect([entry, depth > 0]).toEqual([entry, at < characters.length - 1])
  }
  expect(depth).toBe(0)
}

test('a title that would end its field, or begin another entry, stays a title', () => {
  for (const title of ['x}, note = {evil', '}}\n@book{y,', '\\}', 'a\u{f0000}b', '\u{f0001}', '{'])
    expectBalanced(bibtex({ id: 'x', type: 'book', title, author: [{ literal: title }] }))
})

test('whatever a record says, BibTeX is one entry whose braces are balanced', () => {
  fc.assert(
    fc.property(anyItem, (item) => {
      expectBalanced(bibtex(item))
    }),
    { seed: 7714, numRuns: 500 },
  )
})

test('TeX’s own characters are written out, and a body is no family and given name', () => {
  const entry = bibtex({
    id: 'x 1',
    type: 'book',
    title: '50% of R&D_{costs} #1 ~ $x^2$ \\alpha',
    author: [{ literal: 'World Health Organization' }, { literal: '赫尔岑' }],
  })
  expect(entry).toContain(
    'title = {50\\% of R\\&D\\_\\textbraceleft{}costs\\textbraceright{} \\#1 \\textasciitilde{} \\$x\\textasciicircum{}2\\$ \\textbackslash{}alpha}',
  )
  expect(entry).toContain('author = {{World Health Organization} and 赫尔岑}')
  expect(entry).toMatch(/^@book\{x-1,\n/)
})

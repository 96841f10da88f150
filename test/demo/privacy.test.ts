import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { DEMO_LIBRARIES } from '../../tools/demo/libraries.ts'
import { CENTRE_NEWS, LIBRARY_NEWS } from '../../tools/demo/news.ts'
import { demoOperators, demoReaders } from '../../tools/demo/people.ts'
import { DEMO_JOURNALS } from '../../tools/demo/serials.ts'
import { DEMO_WORKS } from '../../tools/demo/works.ts'

/** SHA-256 of the names of real librarians that stood in the documents this was made from. */
const REAL_LIBRARIANS = new Set([
  '5b6788ed2073abdaf363505c599165080451849ce74a3ad54b6eb869bb9d71ca',
  '8ac9540bf3a5f9df02ba749a8522a9a70bf6d02696deb8564adffc0569a17126',
  'ef3b8a20a0844d70bf90a2494921600244b6db53ded38cdf5634e3e24d4ee3c9',
  '205cda9d2041bc8c0d13e9cd4ad783f708a26aaca4738a32f4db38f769bebe16',
  '07062029859433baa215c6ff73206d0cd0cc695f310f5bc9ee9d6cdfc80011d6',
  '4bc0cdb491aa0a29df75a23f517700d3dba08e50bc07c43d314b10d064207751',
  'df9ec0453d678439994a5d6876d618b1d7841039e737fc8494983878bb2ad042',
  '9871574f82b9483dcf28df2f052228813345476a349a025d582c2181fec92361',
  '1b22645ca57f042f68b22facb5a74ca81d3616d51d70c4822a7833b1d2c1e178',
  '77810f9102296b9cc754b99dcb569a7458ff2d2a60f3982332a858a6f27771ab',
  'a2c148c653060f3a770bbd2b6197ea956510d68b3acc5463a4b4f30601a74e31',
  '592fcf5188b1e106e842dce3c9d70dd9c052540bb91c7e950e08bb140f560c73',
  '0c0958538dd1ca92f2dbf7e04cb569ac6b6f7f6742b3193d9c3337a7615a68d3',
  '72a9325ace7a898bb89298f9f64099c7efede6e9ef3ff4ec852065036dfd51d7',
  'c970d73160fa0b9442226a96205899626343599927eee7b3052fa79c6164648a',
  '72bf22f6f22c7f89e6614d98f152497adec6aaf8a9241f9333b613477ed3bcf2',
])

const isRealLibrarian = (name: string) =>
  REAL_LIBRARIANS.has(createHash('sha256').update(name).digest('hex'))

const folder = join(import.meta.dirname, '../../tools/demo')

const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }))

/** Every two and three characters that stand together in a run of Chinese. */
const pieces = (text: string) =>
  (text.match(/\p{Script=Han}{2,}/gu) ?? []).flatMap((run) =>
    [2, 3].flatMap((length) =>
      Array.from({ length: run.length - length + 1 }, (_, from) => run.slice(from, from + length)),
    ),
  )

test('no name of a real librarian hides in the libraries, the people or the news', () => {
  const written = JSON.stringify([
    DEMO_LIBRARIES,
    CENTRE_NEWS,
    LIBRARY_NEWS,
    demoOperators(),
    demoReaders(1000),
  ])
  for (const piece of new Set(pieces(written))) expect(isRealLibrarian(piece), piece).toBe(false)
})

test('no author or translator bears the name of a real librarian, so none is shown by mistake', () => {
  for (const { authors, otherContributors = [] } of DEMO_WORKS) {
    for (const { name } of [...authors, ...otherContributors])
      expect(isRealLibrarian(name)).toBe(false)
  }
})

/** Numbers of journals look like those of telephones. */
const issns = new Set(DEMO_JOURNALS.map(({ issn }) => issn))

test('every telephone leads nowhere: 010-0000- and four digits', () => {
  for (const { name, text } of sources) {
    for (const phone of text.match(/\b0\d{2,3}-\d{4,8}(-\d+)?\b/g) ?? []) {
      if (issns.has(phone)) continue
      expect(phone.startsWith('010-0000'), `${name}: ${phone}`).toBe(true)
    }
    expect(text, name).not.toMatch(/(?<!\d)1[3-9]\d{9}(?!\d)/)
  }
  for (const { phone } of [...DEMO_LIBRARIES, ...demoReaders()]) {
    expect(phone).toMatch(/^010-0000-\d{4}$/)
  }
})

test('every mail address ends in .example', () => {
  for (const { email } of [...DEMO_LIBRARIES, ...demoReaders()]) {
    expect(email).toMatch(/^[a-z0-9]+@[a-z0-9]+\.example$/)
  }
  for (const { name, text } of sources) {
    for (const mail of text.match(/[\w.+-]+@[\w-]+(\.[\w-]+)+/g) ?? []) {
      expect(mail.endsWith('.example'), name).toBe(true)
    }
  }
})

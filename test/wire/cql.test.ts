import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isCqlFault, parseCql } from '../../src/wire/cql/parse.ts'
import type { CqlQuery } from '../../src/wire/cql/tree.ts'
import { cqlTerm, writeCql, writeXcql } from '../../src/wire/cql/write.ts'

const vectors = join(import.meta.dirname, '../../../shared/standards/cql/cql-java')

function parsed(query: string): CqlQuery {
  const found = parseCql(query)
  if (isCqlFault(found)) throw new Error(`${query}: ${found.message} at ${found.at}`)
  return found
}

describe.skipIf(!existsSync(vectors))('the queries of cql-java (skipped where absent)', () => {
  const sections = existsSync(vectors) ? readdirSync(vectors) : []
  const queries = sections.flatMap((section) =>
    readdirSync(join(vectors, section))
      .filter((name) => name.endsWith('.cql'))
      .map((name) => {
        const path = join(vectors, section, name)
        return {
          name: `${section}/${name}`,
          section,
          query: readFileSync(path, 'utf8').trim(),
          xcql: readFileSync(path.replace(/cql$/, 'xcql'), 'utf8'),
        }
      }),
  )
  test.each(queries.filter(({ section }) => section !== '11'))(
    '$name: $query',
    ({ query, xcql }) => {
      expect(writeXcql(parsed(query)).trim()).toBe(xcql.trim())
      expect(writeXcql(parsed(writeCql(parsed(query)))).trim()).toBe(xcql.trim())
    },
  )
  test.each(queries.filter(({ section }) => section === '11'))(
    '$name is none: $query',
    ({ query }) => {
      expect(parseCql(query)).toMatchObject({ code: 10 })
    },
  )
})

test('operators bind from left to right, and none closer than another', () => {
  expect(writeCql(parsed('a or b and c not d'))).toBe('((a or b) and c) not d')
})

test('an index said once is that of every term in the brackets', () => {
  expect(writeCql(parsed('dc.title all (诗 or 词)'))).toBe('dc.title all "诗" or dc.title all "词"')
})

test('what cannot be read is said with its place', () => {
  expect(parseCql('title any')).toMatchObject({ code: 10, at: 9 })
  expect(parseCql('cat and "dog')).toMatchObject({ code: 10, at: 8 })
  expect(parseCql('')).toMatchObject({ code: 10, at: 0 })
  expect(parseCql('a b = c')).toMatchObject({ code: 10, at: 4 })
})

test('a query is bounded in length, in depth and in operators', () => {
  expect(parseCql('x'.repeat(8_001))).toMatchObject({ code: 12 })
  expect(parseCql(`${'('.repeat(1_000)}a${')'.repeat(1_000)}`)).toMatchObject({ code: 13 })
  expect(parseCql('>a '.repeat(2_000))).toMatchObject({ code: 10 })
  expect(parseCql(`a${' or a'.repeat(300)}`)).toMatchObject({ code: 38 })
})

test('a term as a reader typed it means these characters and nothing else', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const { root } = parsed(cqlTerm(text))
      expect(root).toMatchObject({ kind: 'clause', index: 'cql.serverChoice' })
      const [term = ''] = root.kind === 'clause' ? root.words : []
      expect(term.replaceAll(/\\([\\"*?^])/g, '$1')).toBe(text)
    }),
  )
})

test('whatever is sent is a query or a fault, and a query written down is the same query', () => {
  const pieces = fc.constantFrom(
    ...[
      'a',
      '诗',
      '"b c"',
      '"',
      '(',
      ')',
      'and',
      'NOT',
      'prox/distance<3',
      '=',
      '==',
      'any',
      '>',
      '/x=1',
    ],
    ...['sortby', '\\', '*', '^', 'dc.title', '<', ' ', '\u0000', '𠮷', '\ud800'],
  )
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 30 }), fc.constantFrom('', ' '), (some, between) => {
      const found = parseCql(some.join(between))
      if (isCqlFault(found)) return
      expect(parsed(writeCql(found))).toEqual(found)
    }),
    { numRuns: 2_000, seed: 20261123 },
  )
})

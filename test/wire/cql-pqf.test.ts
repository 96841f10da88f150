import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readAttributeTable } from '../../src/wire/cql/attributes.ts'
import { readPqf } from '../../src/wire/cql/from-pqf.ts'
import { isCqlFault, parseCql } from '../../src/wire/cql/parse.ts'
import { writePqf } from '../../src/wire/cql/to-pqf.ts'
import { writeCql } from '../../src/wire/cql/write.ts'

const vectors = join(import.meta.dirname, '../../../shared/standards/cql/yaz')
const here = existsSync(vectors)

const own = readAttributeTable(`
# A small table of our own.
set.dc = urn:dc
set = urn:dc
index.cql.serverChoice = 1=1016
index.dc.title = 1=4
relation.eq = 2=3
relation.< = 2=1
structure.* = 4=1
position.any = 3=3
truncation.none = 5=100
truncation.right = 5=1
`)

const pqf = (cql: string, table = own) => {
  const query = parseCql(cql)
  return isCqlFault(query) ? query : writePqf(query.root, table)
}

test('a query of CQL is one of Z39.50 by a table of attributes', () => {
  expect(pqf('title = 红楼* and x')).toBe(
    '@and @attr 2=3 @attr 4=1 @attr 3=3 @attr 5=1 @attr 1=4 "红楼" @attr 2=3 @attr 4=1 @attr 3=3 @attr 5=100 @attr 1=1016 "x" ',
  )
})

test('what the table does not know is said, and not guessed', () => {
  expect(pqf('dc.shoesize = 42')).toEqual({ code: 16, detail: 'dc.shoesize' })
  expect(pqf('title any x')).toEqual({ code: 19, detail: 'any' })
  expect(pqf('title =/stem x')).toEqual({ code: 20, detail: 'stem' })
  expect(pqf('a prox/unit=shelf b')).toEqual({ code: 42, detail: 'shelf' })
})

test('a query of Z39.50 is read back', () => {
  const node = readPqf('@and @attr 1=4 @attr 5=1 红楼 @not "a b" c', own)
  expect('kind' in node && writeCql({ root: node, sortKeys: [] })).toBe(
    'dc.title = "红楼*" and ("a b" not c)',
  )
  expect(readPqf('@attr 1=4', own)).toEqual({ detail: 'a term is missing' })
  expect(readPqf('a b', own)).toEqual({ detail: 'unexpected b' })
})

/** The queries of a sample file by `section.number`: comments part the sections. */
function samplesOf(name: string): Map<string, string> {
  const samples = new Map<string, string>()
  let [section, number, wasQuery] = [0, 0, true]
  for (const line of readFileSync(join(vectors, name), 'utf8').split('\n')) {
    if (line.startsWith('#')) {
      if (wasQuery && samples.size + section > 0) number = 0
      wasQuery = false
    } else if (line !== '') {
      if (!wasQuery) [section, number] = [section + 1, 0]
      wasQuery = true
      // The shell that reads the sample takes one of two backslashes.
      samples.set(`${section}.${++number}`, line.replaceAll(/\\([\s\S])/g, '$1'))
    }
  }
  return samples
}
const expected = (folder: string, key: string) => {
  const path = join(vectors, folder, `${key}.out`)
  return existsSync(path) ? readFileSync(path, 'utf8') : null
}

describe.skipIf(!here)('the samples of YAZ (skipped where absent)', () => {
  const table = here
    ? readAttributeTable(readFileSync(join(vectors, 'pqf.properties'), 'utf8'))
    : own
  const forward = here ? [...samplesOf('cql2pqfsample.txt')] : []
  const back = here ? [...samplesOf('pqf2cqlsample.txt')] : []
  test.each(forward.filter(([key]) => expected('cql2pqf', key) !== null))(
    'CQL %s: %s',
    (key, cql) => {
      const [asked = '', answer] = (expected('cql2pqf', key) ?? '').split('\n')
      expect(asked).toBe(`Parsing CQL ${cql}`)
      expect(pqf(cql, table)).toBe(answer)
    },
  )

  // Bib-1 5=1 is right truncation, as YAZ itself writes it for `x*`; its way back has the two the wrong way round.
  const turned: Record<string, string> = { '2.3': 'x*', '2.4': '*x' }
  test.each(back.filter(([key]) => expected('pqf2cql', key) !== null))(
    'PQF %s: %s',
    (key, text) => {
      const node = readPqf(text, table)
      const cql = 'kind' in node ? writeCql({ root: node, sortKeys: [] }) : 'ERROR'
      const answer = turned[key] ?? expected('pqf2cql', key)?.trim()
      expect(cql.replaceAll(/[" ]/g, '')).toBe(answer)
    },
  )
})

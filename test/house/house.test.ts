import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { refusalStatus } from '../../src/shared/refusals.ts'
import { textsOf } from '../../texts/index.ts'
import { rooms } from '../../tools/house/imports.ts'
import {
  gone,
  grown,
  type Offenders,
  offendersNow,
  ratcheted,
} from '../../tools/house/offenders.ts'
import { type RuleName, rules } from '../../tools/house/rules.ts'
import { filesOf, fullFolders } from '../../tools/house/tree.ts'

const root = join(import.meta.dirname, '../..')
const files = filesOf(root)
const listed: Offenders = JSON.parse(
  readFileSync(join(import.meta.dirname, 'offenders.json'), 'utf8'),
)
const now = offendersNow(files)

describe('the house stands as ARCHITECTURE.md draws it', () => {
  test.each((Object.keys(rules) as RuleName[]).filter((rule) => !ratcheted.includes(rule)))(
    'no file breaks %s',
    (rule) => {
      expect(now[rule] ?? {}).toEqual({})
    },
  )

  test('nothing that offends is new or has grown (node tools/house-rules.ts says what)', () => {
    expect(grown(listed, now)).toEqual([])
  })

  test('what offends no more is struck off the list (node tools/house-rules.ts --write)', () => {
    expect(gone(listed, now)).toEqual([])
  })

  test('the rules look at something', () => {
    expect(files.length).toBeGreaterThan(300)
    const present = rooms.filter((room) => files.some(({ path }) => path.startsWith(`${room}/`)))
    expect(present.length).toBeGreaterThan(12)
  })
})

describe('a planted violation is found, by its rule and by no other', () => {
  const planted = join(import.meta.dirname, 'planted')
  test.each(readdirSync(planted))('%s', (name) => {
    const text = readFileSync(join(planted, name), 'utf8')
    const [, path = '', rule = ''] = /^(\S+) breaks (\w+)\n/.exec(text) ?? []
    const file = { path, text: text.slice(text.indexOf('\n') + 1) }
    const broken = Object.entries(rules).filter(([, find]) => find(file).length > 0)
    expect(broken.map(([one]) => one)).toEqual([rule])
  })

  test('every rule has one', () => {
    const texts = readdirSync(planted).map((name) => readFileSync(join(planted, name), 'utf8'))
    const proven = new Set(texts.map((text) => / breaks (\w+)/.exec(text)?.[1]))
    expect([...proven].sort()).toEqual(Object.keys(rules).sort())
  })

  test('a folder that is too full', () => {
    const many = Array.from({ length: 16 }, (_, at) => ({ path: `src/cards/f${at}.ts`, text: '' }))
    expect(fullFolders(many)).toEqual(new Map([['src/cards', 16]]))
    expect(fullFolders(many.slice(1))).toEqual(new Map())
  })

  test('an offender that comes, and one that grows; one that shrinks may', () => {
    const before = { fileSize: { 'src/a.ts': 200, 'src/b.ts': 300 } }
    expect(grown(before, { fileSize: { 'src/a.ts': 201, 'src/b.ts': 290 } })).toHaveLength(1)
    expect(grown(before, { fileSize: { 'src/c.ts': 151 } })).toHaveLength(1)
    expect(gone(before, { fileSize: { 'src/a.ts': 160 } })).toEqual(['fileSize: src/b.ts'])
  })
})

describe('refusals', () => {
  const source = files
    .filter(({ path }) => path.startsWith('src/') && path !== 'src/shared/refusals.ts')
    .map(({ text }) => text)
    .join('\n')

  test('every refusal is given somewhere', () => {
    const unused = Object.keys(refusalStatus).filter((code) => !source.includes(`'${code}'`))
    expect(unused).toEqual([])
  })

  test('every refusal has its sentence in both languages', () => {
    const figures = new Proxy({}, { get: (_, name) => String(name) })
    for (const language of ['zh', 'en'] as const) {
      const sentences = textsOf(language).refusals as Record<string, (values: never) => string>
      expect(Object.keys(sentences).sort()).toEqual(Object.keys(refusalStatus).sort())
      for (const code of Object.keys(refusalStatus)) {
        const sentence = sentences[code]!(figures as never)
        expect(/[\u4e00-\u9fff]/.test(sentence), `${language} ${code}: ${sentence}`).toBe(
          language === 'zh',
        )
      }
    }
  })
})

test('at most 40 direct dependencies run, and 20 more build and test', () => {
  const { dependencies, devDependencies } = JSON.parse(
    readFileSync(join(root, 'package.json'), 'utf8'),
  )
  expect(Object.keys(dependencies).length).toBeLessThanOrEqual(40)
  expect(Object.keys(devDependencies).length).toBeLessThanOrEqual(20)
})

import { existsSync, globSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { codeIn, documents, headingsOf, proseOf, rowsOf, textOf } from '../support/documents.ts'

const readmes = [
  { file: 'README.md', settings: 'Settings', tasks: 'Tasks', figures: 'Figures' },
  { file: 'README.zh.md', settings: '设置', tasks: '任务', figures: '数字' },
]

/** The anchor that a heading gets. */
const anchorOf = (title: string) =>
  title
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
    .replaceAll(' ', '-')

test.each(documents)('every link of %s leads somewhere', (file) => {
  for (const [, target] of proseOf(file).matchAll(/\]\(([^)\s]+)\)/g)) {
    if (/^(https?|mailto):/.test(target!)) continue
    const [path, anchor] = target!.split('#')
    const place = path ? join(dirname(file), path) : file
    expect(existsSync(place), `${file}: ${target}`).toBe(true)
    if (anchor)
      expect(
        headingsOf(place).map(({ title }) => anchorOf(title)),
        target,
      ).toContain(anchor)
  }
})

test('the English and the Chinese README have the same parts, tables and code', () => {
  const [english, chinese] = readmes.map(({ file }) => file) as [string, string]
  const shape = (file: string) => ({
    headings: headingsOf(file).map(({ level }) => level),
    rows: rowsOf(file).length,
    commands: codeIn(proseOf(file)).filter((code) => code.startsWith('node ')).length,
  })
  expect(shape(chinese)).toEqual(shape(english))
})

test('both READMEs hold a picture only when there is one', () => {
  for (const { file } of readmes)
    for (const [, picture] of proseOf(file).matchAll(/!\[[^\]]*\]\(([^)]+)\)/g))
      expect(existsSync(picture!), picture).toBe(true)
})

describe.each(readmes)('$file', ({ file, settings, tasks, figures }) => {
  test('names every setting, and no other', () => {
    const known = [...textOf('src/config.ts').matchAll(/^ {2}([A-Z_][A-Z\d_]+): z?/gm)].map(
      ([, name]) => name!,
    )
    const named = rowsOf(file, settings).map(([name]) => codeIn(name!)[0])
    expect(new Set(named)).toEqual(new Set(known))
  })

  test('names every task, and no other', () => {
    const known = [...textOf('tools/go.mjs').matchAll(/^ {2}(\w+): '/gm)].map(([, name]) => name)
    expect(rowsOf(file, tasks).map(([name]) => codeIn(name!)[0])).toEqual(known)
  })

  test('every figure stands with the command that gives it', () => {
    expect(textOf(file)).toMatch(/<!-- figures:begin -->\n\|.*\|\n<!-- figures:end -->/s)
    for (const cells of rowsOf(file, figures))
      expect(codeIn(cells.at(-1)!)[0], cells[0]).toMatch(/^node tools\/go\.mjs (bench|verify) /)
  })
})

test('the decisions are numbered without a gap, short, and all in the index', () => {
  const pages = globSync('decisions/0*.md').sort()
  const index = proseOf('decisions/README.md')
  pages.forEach((page, at) => {
    const number = at + 1
    const [head] = headingsOf(page)
    expect(page).toMatch(new RegExp(`^decisions/${String(number).padStart(4, '0')}-`))
    const title = head!.title.replace(`${number}. `, '')
    expect(index).toContain(`| ${number} | [${title}](${page.replace('decisions/', '')}) |`)
    const parts = headingsOf(page).map((heading) => heading.title)
    expect(parts.slice(1)).toEqual(['Context', 'Decision', 'Consequences'])
    const tables = rowsOf(page).length
    expect(textOf(page).split('\n').length - tables, page).toBeLessThanOrEqual(41)
  })
})

test('the style is short enough to be read at once', () => {
  expect(textOf('STYLE.md').split('\n').length).toBeLessThanOrEqual(200)
})

test('every file that the map names is there', () => {
  const map = codeIn(proseOf('ARCHITECTURE.md')).filter((code) => !code.startsWith('web/door/'))
  const whole = map.filter((code) => /^(src|web|texts|tools|test|migrations)\/[\w./-]+$/.test(code))
  expect(whole.length).toBeGreaterThan(30)
  for (const path of whole) expect(existsSync(path), path).toBe(true)
  const inRoom = map.filter((code) => /^[a-z]+\/[\w-]+\.ts$/.test(code) && !existsSync(code))
  for (const path of inRoom) expect(existsSync(`src/${path}`), path).toBe(true)
})

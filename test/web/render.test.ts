import { globSync, readFileSync } from 'node:fs'
import { matchesGlob } from 'node:path'
import { gzipSync } from 'node:zlib'
import { beforeAll, describe, expect, test } from 'vitest'
import { documentOf, type Manifest, type Render, readManifest } from '../../src/pages/document.ts'
import type { Frame, Views } from '../../src/pages/views.ts'
import type { Language } from '../../src/shared/shapes.ts'
import { buildWeb, pageSources } from '../../tools/build-web.ts'
import { frameOf } from '../fixtures/frames.ts'
import { myCases } from '../fixtures/my-views.ts'
import { cases as portalCases } from '../fixtures/views.ts'
import { skippedHeadings } from '../support/headings.ts'
import { brokenParagraphs } from '../support/paragraphs.ts'

const cases = [...portalCases, ...myCases]

let render: Render
let manifest: Manifest

beforeAll(async () => {
  await buildWeb()
  const server = new URL('../../dist/server/server.js', import.meta.url).href
  render = (await import(/* @vite-ignore */ server)).render
  manifest = readManifest('dist/web')
}, 120_000)

const pages = cases.flatMap((page) =>
  (['zh', 'en'] as const).map((language) => [`${page[0]} in ${language}`, language, page] as const),
)

function documentFor(language: Language, [, who, view, data, path]: (typeof cases)[number]) {
  const frame = frameOf(language, who, path)
  return { frame, html: documentOf(render(view, data as never, frame), frame, manifest) }
}

describe('every page is complete before any script runs', () => {
  test.each(pages)('%s', (_, language, page) => {
    const { html } = documentFor(language, page)
    expect(html).toContain(`<html lang="${language === 'zh' ? 'zh-CN' : 'en'}">`)
    expect(html).toMatch(/<title>[^<]+<\/title>/)
    expect(html.match(/<h1/g)).toHaveLength(1)
    expect(skippedHeadings(html)).toEqual([])
    expect(brokenParagraphs(html)).toEqual([])
    expect(html).toContain('<main id="main"')
  })
})

test('before the first of the chosen libraries has answered it is not said that nothing was found', () => {
  const [name, who, view, data, path] = cases.find(([name]) => name === 'no results')!
  const { answer, live } = data as Views['reader/search']
  const shown = (libraries: string[]) => {
    const question = { ...answer!.question, libraries }
    const given = { ...data, answer: { ...answer, question } } as typeof data
    return documentFor('zh', [name, who, view, given, path] as (typeof cases)[number]).html
  }
  const chosen = live.libraries.map(({ code }) => code).slice(0, 1)
  expect(shown(chosen)).toContain('还有 1 馆在查')
  expect(shown(chosen)).not.toContain('没有找到“')
  expect(shown([])).toContain('没有找到“')
})

describe('a strict content security policy may stand: no inline script, style or handler', () => {
  test.each(pages)('%s', (_, language, page) => {
    const { html } = documentFor(language, page)
    expect(html).not.toMatch(/<style|\sstyle="|\son[a-z]+="|javascript:/)
    for (const [, attributes] of html.matchAll(/<script([^>]*)>/g))
      expect(attributes).toMatch(/integrity="sha384-|type="application\/json"/)
  })
})

describe('an English page says nothing in Chinese but what libraries and catalogues say', () => {
  test.each(pages.filter(([, language]) => language === 'en'))('%s', (_, language, page) => {
    const { html, frame } = documentFor(language, page)
    expect(ownWords(html, [page[3], frame])).not.toMatch(/\p{Script=Han}/u)
  })
})

/** The text of a page without the data it was given and without what is marked as another language. */
function ownWords(html: string, given: [unknown, Frame]): string {
  const body = html
    .slice(html.indexOf('<body'), html.indexOf('<script type="application/json"'))
    .replaceAll(/<a[^>]*lang="zh-CN"[^>]*>[^<]*<\/a>/g, '')
    .replaceAll(/<\/?mark>|<!-- -->/g, '')
  const data = stringsIn(given).sort((a, b) => b.length - a.length)
  return data.reduce((text, value) => text.replaceAll(value, ''), body)
}

function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return value ? [value] : []
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(stringsIn)
}

test('what a page is drawn from cannot end the element it stands in', () => {
  const page = cases.find(([name]) => name === 'fault')!
  const frame = frameOf('zh', 'reader', '/my?x=</script><script>alert(1)</script>')
  const html = documentOf(render(page[2], page[3] as never, frame), frame, manifest)
  expect(html).not.toContain('<script>alert')
  const json = html.match(/<script type="application\/json" id="page">(.*)<\/script>/)![1]!
  expect(JSON.parse(json).frame.path).toBe(frame.path)
})

describe('the first page of a reader weighs at most 160 kB, gzipped', () => {
  test.each(pages)('%s', (_, language, page) => {
    const { html } = documentFor(language, page)
    const files = [...html.matchAll(/(?:src|href)="\/assets\/([^"]+\.(?:js|css))"/g)].map(
      ([, file]) => gzipSync(readFileSync(`dist/web/${file}`)).length,
    )
    const total = files.reduce((sum, size) => sum + size, gzipSync(html).length)
    expect(total).toBeLessThan(160_000)
  })
})

describe('a page brings the styles and the script of its view with it, so that it is never drawn bare', () => {
  test.each(pages)('%s', (_, language, page) => {
    const { html } = documentFor(language, page)
    const name = page[2].slice(page[2].indexOf('/'))
    const views = Object.entries(manifest.pieces).filter(
      ([source]) => source.startsWith('web/') && source.endsWith(`${name}.tsx`),
    )
    const brought = views.filter(([, { file }]) => html.includes(`/assets/${file}"`))
    expect(brought).toHaveLength(1)
    for (const file of brought[0]![1].css ?? []) expect(html).toContain(`/assets/${file}"`)
  })
})

test('only the language of the page is fetched', () => {
  const { html } = documentFor('en', cases[0]!)
  const fileOf = (language: Language) => manifest.pieces[`texts/${language}/index.ts`]!.file
  expect(html).toContain(fileOf('en'))
  expect(html).not.toContain(fileOf('zh'))
})

test('whatever the pages read from the rooms is watched, so that no page is stale', () => {
  const read = globSync('web/**/*.{ts,tsx}').flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/from '[./]*\/(src\/[^']+)'/g)].map(
      ([, room]) => room!,
    ),
  )
  const unwatched = read.filter((file) => !pageSources.some((glob) => matchesGlob(file, glob)))
  expect(read.length).toBeGreaterThan(0)
  expect(unwatched).toEqual([])
})

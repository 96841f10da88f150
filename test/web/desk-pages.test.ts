import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { beforeAll, describe, expect, it } from 'vitest'
import { documentOf, type Manifest, readManifest } from '../../src/pages/document.ts'
import { textsOf } from '../../texts/index.ts'
import { deskViews, frameOf, lentRequests } from '../fixtures/desk-views.ts'
import { skippedHeadings } from '../support/headings.ts'
import { brokenParagraphs } from '../support/paragraphs.ts'

type Name = keyof typeof deskViews

const addresses: Record<Name, string> = {
  'desk/requests': '/desk?queue=newRequests&chosen=61',
  'desk/registrations': '/desk/registrations',
  'desk/electronic': '/desk/electronic',
  'desk/query': '/desk/query?q=x',
  'desk/slips': '/desk/slips?ids=61&kind=pick',
  'desk/enquiries': '/desk/enquiries',
  'desk/counter': '/desk/counter?reader=7',
  'desk/receipt': '/desk/counter/receipts/12',
  'desk/closing': '/desk/counter/closing',
  'desk/closing-slip': '/desk/counter/closings/3',
  'centre/overview': '/centre',
  'centre/links': '/centre/links',
  'centre/prices': '/centre/prices',
  'centre/waivers': '/centre/waivers',
  'centre/sources': '/centre/sources',
  'centre/source': '/centre/sources/3',
  'centre/harvest': '/centre/sources/harvests/12',
  'centre/ledger': '/centre/ledger?kind=readerReceivable',
  'centre/postings': '/centre/ledger/postings?kind=readerReceivable&library=2',
  'centre/targets': '/centre/targets',
  'centre/target': '/centre/targets/1',
}
const names = Object.keys(addresses) as Name[]

let manifest: Manifest
let render: (view: string, data: unknown, frame: unknown) => Parameters<typeof documentOf>[0]

beforeAll(async () => {
  execFileSync(process.execPath, ['tools/build-web.ts'], {
    env: { ...process.env, NODE_ENV: 'production' },
  })
  manifest = readManifest('dist/web')
  const built = new URL('../../dist/server/server.js', import.meta.url)
  render = (await import(built.href)).render
})

/** The document of a view as the server sends it, without the JSON it carries along. */
function pageOf(name: Name, kind: 'full' | 'empty', language: 'zh' | 'en', path = addresses[name]) {
  const frame = frameOf(language, path)
  const data =
    path.includes('kind=pick') || name !== 'desk/slips'
      ? deskViews[name][kind]
      : { requests: lentRequests }
  const whole = documentOf(render(name, data, frame), frame, manifest)
  return {
    whole,
    body: whole.slice(whole.indexOf('<body'), whole.indexOf('<script type="application/json"')),
  }
}

describe.each(['zh', 'en'] as const)('the pages of desk and centre in %s', (language) => {
  it.each(names)('%s is complete before any script runs, with data and with none', (name) => {
    for (const kind of ['full', 'empty'] as const) {
      const { whole, body } = pageOf(name, kind, language)
      expect(whole).toContain(`<html lang="${language === 'zh' ? 'zh-CN' : 'en'}">`)
      expect(body.match(/<h1/g)).toHaveLength(1)
      expect(skippedHeadings(body)).toEqual([])
      expect(brokenParagraphs(body)).toEqual([])
      expect(body).toContain('id="main"')
      expect(body).not.toMatch(/undefined|\[object|NaN/)
    }
  })

  it.each(names)('%s carries no inline style and no inline script', (name) => {
    expect(pageOf(name, 'full', language).body).not.toMatch(
      / style=|<script(?! type="application\/json")|javascript:/,
    )
  })

  it('the desk offers only what the server allows', () => {
    const words = textsOf(language)
    const { body } = pageOf('desk/requests', 'full', language)
    const buttons = [...body.matchAll(/<button[^>]*>([^<]+)/g)].map((match) => match[1])
    const { accept, refuse, forward, ...others } = words.lifecycle.actions
    expect(buttons).toEqual(expect.arrayContaining([accept, refuse, forward]))
    for (const other of Object.values(others)) expect(buttons).not.toContain(other)
  })

  it('the lender sees of a reader the type and the last four of the card, on screen and on paper', () => {
    const words = textsOf(language)
    expect(pageOf('desk/requests', 'full', language).body).toContain(
      words.desk.request.readerIs({ type: words.reader.readerTypes.doctoral, end: '0662' }),
    )
    for (const kind of ['pick', 'strap', 'manifest']) {
      const { body } = pageOf('desk/slips', 'full', language, `/desk/slips?ids=61&kind=${kind}`)
      expect(body).not.toContain('0662')
      expect(body).toContain('bh00000061')
    }
  })
})

it('what a browser loads for the desk stays below 400 kB gzipped', () => {
  const { whole } = pageOf('desk/requests', 'full', 'zh')
  const files = new Set(
    [...whole.matchAll(/\/assets\/([\w.-]+\.(?:js|css))/g)].map((match) => match[1]!),
  )
  const bytes = [...files].reduce(
    (sum, file) => sum + gzipSync(readFileSync(`dist/web/${file}`)).length,
    0,
  )
  expect(bytes).toBeGreaterThan(50_000)
  expect(bytes).toBeLessThan(400_000)
})

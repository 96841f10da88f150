import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { documentOf, readManifest } from '../../src/pages/document.ts'
import { pages } from '../../src/pages/routes.ts'
import type { Frame } from '../../src/pages/views.ts'
import { buildWeb } from '../build-web.ts'
import { rounded } from './bench-house.ts'

const folder = 'dist/web'

/**
 * What a browser that has nothing yet loads of our files for a page: scripts, styles and the words of its language,
 * as the document names them, gzipped, in kB (1,000 bytes); the document itself is not counted. `reader_kb` and
 * `portal_kb` are the heaviest page of each door in either language.
 */
export async function benchSize() {
  await buildWeb()
  const manifest = readManifest(folder)
  const views = [...new Set(pages.map(({ view }) => view))].sort()
  const weighed = views.map((view) => ({
    view,
    kb: Math.max(...(['zh', 'en'] as const).map((language) => weight(view, language, manifest))),
  }))
  const heaviest = (door: string) =>
    Math.max(...weighed.filter(({ view }) => view.startsWith(door)).map(({ kb }) => kb))
  return {
    figures: { reader_kb: heaviest('reader/'), portal_kb: heaviest('portal/') },
    table: weighed.map(({ view, kb }) => `${view.padEnd(28)} ${kb}`).join('\n'),
  }
}

type Manifest = ReturnType<typeof readManifest>

function weight(view: string, language: Frame['language'], manifest: Manifest): number {
  const door = view.slice(0, view.indexOf('/'))
  const html = documentOf(
    { html: '', title: '', door, view, data: null },
    { language } as Frame,
    manifest,
  )
  const files = new Set(
    [...html.matchAll(/"\/assets\/([^"]+\.(?:js|css))"/g)].map(([, name]) => name!),
  )
  const bytes = [...files].map((file) => gzipSync(readFileSync(join(folder, file))).length)
  return rounded(bytes.reduce((sum, size) => sum + size, 0) / 1000)
}

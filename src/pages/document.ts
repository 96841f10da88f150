import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { textsOf } from '../../texts/index.ts'
import type { Frame, ViewName, Views } from './views.ts'

/** What `render` of dist/server answers. */
export interface Rendered {
  html: string
  title: string
  door: string
  view: string
  data: unknown
}

/** The one export of dist/server that the application calls. */
export type Render = <Name extends ViewName>(
  view: Name,
  data: Views[Name],
  frame: Frame,
) => Rendered

interface Piece {
  file: string
  css?: string[]
  imports?: string[]
  /** Of a door: its views, each fetched when it is wanted. */
  dynamicImports?: string[]
}

/** Vite's manifest by source file, and the integrity of every file the browser runs. */
export interface Manifest {
  pieces: Readonly<Record<string, Piece>>
  integrity: Readonly<Record<string, string>>
}

/** Reads the manifest of a browser build in `folder` and hashes its scripts, once at the start. */
export function readManifest(folder: string): Manifest {
  const pieces: Record<string, Piece> = JSON.parse(
    readFileSync(join(folder, 'manifest.json'), 'utf8'),
  )
  const scripts = Object.values(pieces).map((piece) => piece.file)
  const integrity = Object.fromEntries(
    scripts.map((file) => [file, integrityOf(readFileSync(join(folder, file)))]),
  )
  return { pieces, integrity }
}

const integrityOf = (content: Buffer) =>
  `sha384-${createHash('sha384').update(content).digest('base64')}`

/**
 * The whole HTML document of a rendered view. Holds no inline script and no inline style, so that
 * `script-src 'self'; style-src 'self'` may stand; the page's data is a block of JSON, not a script.
 */
export function documentOf(rendered: Rendered, frame: Frame, manifest: Manifest): string {
  const door = manifest.pieces[`web/${rendered.door}/entry.tsx`]
  if (!door) throw new Error(`no door ${rendered.door} in the manifest`)
  const needed = neededBy(
    [
      `web/${rendered.door}/entry.tsx`,
      sourceOf(rendered.view, door),
      `texts/${frame.language}/index.ts`,
    ],
    manifest,
  )
  const styles = new Set(needed.flatMap((piece) => piece.css ?? []))
  const ahead = needed.filter((piece) => piece !== door)
  const page = { view: rendered.view, data: rendered.data, frame }

  return `<!doctype html>
<html lang="${frame.language === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escaped(rendered.title)}</title>
<link rel="icon" href="/assets/icon.svg" type="image/svg+xml">
${[...styles].map((file) => `<link rel="stylesheet" href="/assets/${file}">`).join('\n')}
<script type="module" src="/assets/${door.file}" integrity="${manifest.integrity[door.file]}"></script>
${ahead.map(({ file }) => preload(file, manifest)).join('\n')}
</head>
<body class="${rendered.door === 'desk' || rendered.door === 'centre' ? 'staff' : 'reader'}">${withoutScript(frame)}
<div id="root">${rendered.html}</div>
<script type="application/json" id="page">${json(page)}</script>
</body>
</html>
`
}

/** The source of a view `door/name`: the `name.tsx` among those its door fetches, in whichever folder. */
function sourceOf(view: string, { dynamicImports = [] }: Piece): string {
  const name = view.slice(view.indexOf('/'))
  const source = dynamicImports.find((each) => each.endsWith(`${name}.tsx`))
  if (!source && dynamicImports.length > 0) throw new Error(`no view ${view} in the manifest`)
  return source ?? ''
}

/** What a browser that runs no script can and cannot do here. */
const withoutScript = ({ language }: Frame) =>
  `<noscript><p class="noscript">${escaped(textsOf(language).common.noScript)}</p></noscript>`

const preload = (file: string, manifest: Manifest) =>
  `<link rel="modulepreload" href="/assets/${file}" integrity="${manifest.integrity[file]}">`

/** The pieces of these sources and of everything they import, each once; unknown sources are left out. */
function neededBy(sources: string[], manifest: Manifest): Piece[] {
  const seen = new Set<string>()
  const visit = (source: string): Piece[] => {
    const piece = manifest.pieces[source]
    if (!piece || seen.has(source)) return []
    seen.add(source)
    return [...(piece.imports ?? []).flatMap(visit), piece]
  }
  return sources.flatMap(visit)
}

/** JSON that cannot end the element it stands in. */
const json = (value: unknown) =>
  JSON.stringify(value)
    .replaceAll('<', '\\u003c')
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029')

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')

import { createHash } from 'node:crypto'
import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { build } from 'vite'

/** Everything the pages are made from; a change in any of it builds them anew. */
const sources = [
  'web/**/*.{ts,tsx,css}',
  'texts/**/*.ts',
  'src/*/shapes.ts',
  'src/shared/money.ts',
  'src/requests/lifecycle.ts',
  'src/pages/views.ts',
  'package-lock.json',
  'vite.config.ts',
]
const stampFile = 'dist/stamp'

/**
 * Builds the pages for browser (dist/web) and server (dist/server) when their sources changed since
 * the last time. Answers whether it built. To be called in the repository's root.
 */
export async function buildWeb(): Promise<boolean> {
  const stamp = stampOfSources()
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return false

  await build({ configFile: 'vite.config.ts' })
  await build({ configFile: 'vite.config.ts', build: { ssr: 'web/server.tsx' } })
  mkdirSync('dist', { recursive: true })
  writeFileSync(stampFile, stamp)
  return true
}

function stampOfSources(): string {
  const hash = createHash('sha256')
  for (const file of globSync(sources).sort()) hash.update(file).update(readFileSync(file))
  return hash.digest('hex')
}

if (import.meta.main) console.log((await buildWeb()) ? 'pages built' : 'pages are fresh')

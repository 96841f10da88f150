import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { promisify } from 'node:util'

/** Everything the pages are made from; a change in any of it builds them anew. */
const sources = [
  'web/**/*.{ts,tsx,css}',
  'texts/**/*.ts',
  'src/*/shapes.ts',
  'src/shared/money.ts',
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

  await vite('build')
  await vite('build', '--ssr', 'web/server.tsx')
  mkdirSync('dist', { recursive: true })
  writeFileSync(stampFile, stamp)
  return true
}

/** A process of its own: always the production build, and nothing of Vite stays in ours. */
const vite = (...task: string[]) =>
  promisify(execFile)(process.execPath, ['node_modules/vite/bin/vite.js', ...task], {
    env: { ...process.env, NODE_ENV: 'production' },
  })

function stampOfSources(): string {
  const hash = createHash('sha256')
  for (const file of globSync(sources).sort()) hash.update(file).update(readFileSync(file))
  return hash.digest('hex')
}

if (import.meta.main) console.log((await buildWeb()) ? 'pages built' : 'pages are fresh')

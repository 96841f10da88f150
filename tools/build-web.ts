import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { brotliCompress, gzip } from 'node:zlib'

/** Everything the pages are made from; a change in any of it builds them anew. */
export const pageSources = [
  'web/**/*.{ts,tsx,css,svg}',
  'texts/**/*.ts',
  'src/**/*shapes.ts',
  'src/ledger/accounts.ts',
  'src/libraries/pinyin-filter.ts',
  'src/requests/lifecycle.ts',
  'src/shared/money.ts',
  'src/requests/lifecycle.ts',
  'src/pages/**/*views.ts',
  'src/requests/asking/book-from-record.ts',
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
  await Promise.all(globSync('dist/web/*.{js,css}').map(compressed))
  writeFileSync(stampFile, stamp)
  return true
}

/** A process of its own: always the production build, and nothing of Vite stays in ours. */
const vite = (...task: string[]) =>
  promisify(execFile)(process.execPath, ['node_modules/vite/bin/vite.js', ...task], {
    env: { ...process.env, NODE_ENV: 'production' },
  })

/** Writes a file's compressed twins beside it, once, so that serving them costs nothing. */
async function compressed(file: string) {
  const content = await readFile(file)
  await writeFile(`${file}.br`, await promisify(brotliCompress)(content))
  await writeFile(`${file}.gz`, await promisify(gzip)(content))
}

function stampOfSources(): string {
  const hash = createHash('sha256')
  for (const file of globSync(pageSources).sort()) hash.update(file).update(readFileSync(file))
  return hash.digest('hex')
}

if (import.meta.main) console.log((await buildWeb()) ? 'pages built' : 'pages are fresh')

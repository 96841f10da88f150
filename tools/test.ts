import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildWeb } from './build-web.ts'
import { runTask } from './task.ts'
import { type Count, count, ofVitest, said, sum } from './test/count.ts'

const help = `node tools/go.mjs test [FILE …]

试 · types of server and web, lint and format, then every test: rules, API on its own PostgreSQL, browser.
With FILEs only the tests in them. The last line is \`N passed, N failed\`.`

/** Each counts as one; the tests come after them, so that two cores are enough. */
const checks: [name: string, args: string[]][] = [
  ['types of the server', ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.json']],
  ['types of the pages', ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.web.json']],
  [
    'lint and format',
    [
      'node_modules/@biomejs/biome/bin/biome',
      'check',
      '--error-on-warnings',
      '--max-diagnostics=100',
    ],
  ],
]

const files = process.argv.slice(2).filter((word) => !word.startsWith('-'))

await runTask({ help, words: files.length }, async () => {
  const counts: Count[] = []
  if (!files.length) {
    counts.push(...(await Promise.all(checks.map(([name, args]) => checked(name, run(args))))))
  }
  counts.push(await checked('pages built', built()))
  counts.push(await vitest())
  const total = sum(counts)
  console.log(said(total))
  return total.failed ? 1 : 0
})

interface Ran {
  code: number
  output: string
}

function run(args: string[], output: 'pipe' | 'inherit' = 'pipe'): Promise<Ran> {
  return new Promise((done) => {
    const child = spawn(process.execPath, args, { stdio: ['ignore', output, output] })
    let text = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (piece) => {
        text += piece
      })
    }
    child.on('close', (code) => done({ code: code ?? 1, output: text }))
  })
}

function built(): Promise<Ran> {
  return buildWeb().then(
    () => ({ code: 0, output: '' }),
    (error) => ({ code: 1, output: String(error.stack ?? error) }),
  )
}

/** Prints a failure whole, a success in one line. */
async function checked(name: string, running: Promise<Ran>): Promise<Count> {
  const { code, output } = await running
  console.log(code === 0 ? `✓ ${name}` : `✗ ${name}\n${output}`)
  return count(code === 0 ? { passed: 1 } : { failed: 1 })
}

async function vitest(): Promise<Count> {
  const folder = mkdtempSync(join(tmpdir(), 'hutong-report-'))
  const report = join(folder, 'report.json')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const args = ['node_modules/vitest/vitest.mjs', 'run', ...reporters, ...files]
  const { code } = await run(args, 'inherit')
  try {
    return ofVitest(JSON.parse(readFileSync(report, 'utf8')), code)
  } catch {
    return count({ failed: 1 }) // vitest itself fell over and has said why
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

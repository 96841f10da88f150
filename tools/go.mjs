// The one entry of every task. Plain JavaScript for any Node >= 20; needs nothing installed.
// 1. installs the locked packages when they are missing or the lock changed
// 2. runs the task under the pinned Node that the lock brings (optionalDependencies), handing signals on
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, lstatSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const windows = process.platform === 'win32'
const tasks = {
  start: 'serve Hutong (embedded PostgreSQL unless DATABASE_URL is set)',
  dev: 'serve and rebuild the pages when sources change',
  test: 'types, lint, rules of the house, unit, API and browser tests',
  import: 'import MARC files: import FILE… --library CODE | --source NAME',
  harvest: 'harvest a source now: harvest SOURCE [--file FILE]',
  demo: 'make the demonstration consortium: demo [--big]',
  verify: 'check the invariants of a live or restored database',
  backup: 'write one consistent snapshot: backup FILE',
  restore: 'bring a snapshot into an empty database: restore FILE',
  fuzz: 'damaged inputs for every parser: fuzz [PARSER] [--inputs N] [--seed S]',
  drill: 'money at length beside a reference ledger: drill ledger [--operations N] [--seed S]',
  rematch: 'merge the records of libraries anew by the rules as they are now',
  bench: 'measure: bench lifecycle | ledger | http | merge | search | size | start  [--json]',
  draw: 'draw the lifecycle into ARCHITECTURE.md and dump migrations/schema.sql',
  npm: 'npm under the pinned Node, to add or update packages',
}

// A page of hits makes a megabyte that is done with once it is sent: collected half as often it costs a tenth less.
const roomForYoung = '--max-semi-space-size=64'

const [task, ...rest] = process.argv.slice(2)
if (!task || task === '--help' || task === '-h' || !(task in tasks)) {
  const known = Object.entries(tasks).map(([name, what]) => `  ${name.padEnd(9)} ${what}`)
  console.log(
    `node tools/go.mjs TASK [OPTION …]\n\n${known.join('\n')}\n\nEach task answers --help.`,
  )
  process.exit(!task || task.startsWith('-') ? 0 : 2)
}

process.chdir(root)
install()
run()

function install() {
  const stampFile = 'node_modules/.lock-stamp'
  const stamp = createHash('sha256')
    .update(readFileSync('package-lock.json'))
    .update(process.platform + process.arch)
    .digest('hex')
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return

  if (lstatSync('node_modules', { throwIfNoEntry: false })?.isSymbolicLink()) {
    console.error(
      'node_modules 是链接，请在它所在的目录安装 · node_modules is a link: install where it leads to',
    )
    process.exit(1)
  }
  console.error('安装依赖，仅首次需要 … installing packages, first run only')
  const result = npm(process.execPath, ['ci'])
  if (result.status !== 0) {
    console.error('依赖没有装好，没有启动 · packages were not installed, nothing was started')
    process.exit(result.status ?? 1)
  }
  rmSync(stampFile, { force: true })
  writeFileSync(stampFile, stamp)
}

/** npm's own script when npm started us, else the npm of the PATH. */
function npm(node, args) {
  const cli = process.env.npm_execpath
  return cli
    ? spawnSync(node, [cli, ...args], { stdio: ['ignore', 2, 'inherit'] })
    : spawnSync('npm', args, { stdio: ['ignore', 2, 'inherit'], shell: windows })
}

function run() {
  const bin = join(root, 'node_modules', '.bin')
  const pinned = join(bin, windows ? 'node.cmd' : 'node')
  const node = existsSync(pinned) ? pinned : process.execPath
  const env = { ...process.env, PATH: `${bin}${windows ? ';' : ':'}${process.env.PATH}` }
  const script = [roomForYoung, `tools/${task}.ts`, ...rest]
  const [command, args] = task === 'npm' ? ['npm', rest] : [node, script]

  const child = spawn(command, args, { stdio: 'inherit', env, shell: windows })
  // A stop signal is handed on and waited for, so that the database closes cleanly.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)))
}

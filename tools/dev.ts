import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { buildWeb } from './build-web.ts'
import { runTask, settings } from './task.ts'

const help = `node tools/go.mjs dev [--allow-http]

开发 · serves like start, builds the pages when their sources change and starts the server anew when its
sources change. Same settings as start.`

/** Sources of the server: a change starts it anew. */
const watched = ['src', 'texts', 'tools', 'dist/server']

await runTask({ help, options: { 'allow-http': { type: 'boolean' } } }, async (_words, options) => {
  settings() // a mistake is said once, before anything is watched
  await buildWeb()
  const children = [
    ...(existsSync('vite.config.ts') ? [vite(), vite('--ssr', 'web/server.tsx')] : []),
    server(options['allow-http'] ? ['--allow-http'] : []),
  ]
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      for (const child of children) child.kill(signal)
    })
  }
  await Promise.all(children.map((child) => new Promise((done) => child.once('exit', done))))
  return undefined
})

function vite(...options: string[]): ChildProcess {
  return run(['node_modules/vite/bin/vite.js', 'build', '--watch', ...options])
}

function server(options: string[]): ChildProcess {
  const paths = watched.filter((path) => existsSync(path)).map((path) => `--watch-path=${path}`)
  return run([...paths, '--watch-preserve-output', 'tools/start.ts', ...options])
}

function run(args: string[]): ChildProcess {
  return spawn(process.execPath, args, { stdio: 'inherit' })
}

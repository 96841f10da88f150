import { spawnSync } from 'node:child_process'
import { chownSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { asOrdinaryUser, binaries } from './binaries.ts'

/** The owner, how he signs in, and the rules for letters: the same wherever it runs. */
// biome-ignore format: a table
const cluster = [
  '-U', 'hutong_owner',
  '-A', 'scram-sha-256',
  '-E', 'UTF8',
  '--locale=C.UTF-8',
  '--locale-provider=icu',
  '--icu-locale=zh',
  '--no-instructions',
] as const

/** Makes the files of a new cluster, owned by hutong_owner with this password. */
export function initialise(files: string, folder: string, password: string): void {
  // initdb cannot read a password from a pipe that is a socket, hence a file (stack.md §4).
  const passwordFile = resolve(folder, 'postgres.initial')
  writeFileSync(passwordFile, password, { mode: 0o600 })
  const command = asOrdinaryUser(
    join(binaries(), 'initdb'),
    ['-D', files, `--pwfile=${passwordFile}`, ...cluster],
    files,
  )
  if (command.uid) chownSync(passwordFile, command.uid, command.uid)
  const { uid, gid } = command
  const result = spawnSync(command.program, command.args, { uid, gid, encoding: 'utf8' })
  writeFileSync(passwordFile, '')
  if (result.status !== 0) {
    throw new Error(`initdb failed: ${result.error?.message ?? ''} ${result.stderr ?? ''}
run as an ordinary user, or set DATABASE_URL to a PostgreSQL of your own`)
  }
}

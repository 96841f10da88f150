import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { initialise } from './cluster.ts'
import { clearStalePid, type EmbeddedOptions, findRunning, launch } from './server.ts'

export interface EmbeddedPostgres {
  /** Connection string of the owner, to the database `postgres`. */
  ownerUrl: string
  /** Connection string of the login that may only become hutong_app or hutong_keeper. */
  serverUrl: string
  /** Stops the server and waits until it has closed its files. */
  stop(): Promise<void>
}

/**
 * Starts the PostgreSQL that npm brought, on 127.0.0.1 and a free port, with its files in `folder`.
 * One that a killed parent left running is found by its pid file and used again.
 */
export async function startEmbedded(
  folder: string,
  options: EmbeddedOptions = {},
): Promise<EmbeddedPostgres> {
  const files = resolve(folder, 'postgres')
  const secrets = readSecrets(resolve(folder, 'postgres.secret'))
  mkdirSync(files, { recursive: true, mode: 0o700 })
  if (!existsSync(join(files, 'PG_VERSION'))) initialise(files, folder, secrets.owner)

  const running = await findRunning(files)
  if (!running) await clearStalePid(files)
  const server = running ?? (await launch(files, options))
  const url = (login: string, password: string) =>
    `postgres://${login}:${password}@127.0.0.1:${server.port}/postgres`
  return {
    ownerUrl: url('hutong_owner', secrets.owner),
    serverUrl: url('hutong_server', secrets.server),
    stop: server.stop,
  }
}

/** The statement that lets the application's login in; run by the owner after the migrations. */
export const serverLogin = (serverUrl: string): string => {
  const password = new URL(serverUrl).password
  if (!/^[\w-]+$/.test(password))
    throw new Error('the embedded password has an unexpected character')
  return `do $$ begin
    if not exists (select from pg_roles where rolname = 'hutong_server') then create role hutong_server; end if;
  end $$;
  alter role hutong_server login noinherit password '${password}';
  grant hutong_app, hutong_keeper to hutong_server`
}

function readSecrets(file: string): { owner: string; server: string } {
  if (!existsSync(file)) {
    mkdirSync(dirname(file), { recursive: true })
    const made = [1, 2].map(() => randomBytes(18).toString('base64url')).join('\n')
    writeFileSync(file, made, { mode: 0o600 })
  }
  const [owner = '', server = ''] = readFileSync(file, 'utf8').split('\n')
  return { owner, server }
}

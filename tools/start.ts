import cluster from 'node:cluster'
import { loadPages } from '../src/pages/kit.ts'
import { serve } from '../src/serve.ts'
import type { House } from '../src/shared/house.ts'
import { buildWeb } from './build-web.ts'
import { loadDemonstration } from './demo/load.ts'
import { serveLiveTargets } from './demo/targets/serve.ts'
import { runTask, settings } from './task.ts'

const help = `node tools/go.mjs start [--allow-http]

启动互通 · serves Hutong: embedded PostgreSQL unless DATABASE_URL is set; an empty embedded database
becomes a demonstration, a database of your own is real from the first start.

  --allow-http   serve a real installation without https (a private network)

Settings (environment)   default
  PORT                   3000
  HOST                   127.0.0.1
  DATABASE_URL           the embedded PostgreSQL
  DATABASE_OWNER_URL     DATABASE_URL; the login that may make tables and roles
  DATA_DIR               .data
  PUBLIC_URL             where people reach it, e.g. https://hutong.example
  TRUST_PROXY            no (or loopback, or the addresses of the proxies)
  SECRET_FILE            DATA_DIR/secret, made when absent
  SMTP_URL               none: mail is kept for the mailbox page
  Z3950_PORT             none: the catalogue is no Z39.50 target (or 210, 0.0.0.0:210)
  PROCESSES              1; more serve the pages from as many processors`

await runTask({ help, options: { 'allow-http': { type: 'boolean' } } }, async (_words, options) => {
  const config = settings()
  if (cluster.isPrimary) await buildWeb()
  const pages = await loadPages()
  await serve(config, {
    onEmpty: demonstration,
    besideDemonstration: serveLiveTargets,
    pages,
    allowHttp: options['allow-http'] === true,
  })
  return undefined
})

/** The first start of an empty embedded database: what is being made is said while one waits. */
async function demonstration(house: House): Promise<void> {
  await loadDemonstration(house, { report: (line) => console.log(line) })
}

import { spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { type AddressInfo, connect, createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { openZ3950 } from '../../../../src/wire/z3950/client.ts'
import type { Z3950Session } from '../../../../src/wire/z3950/session.ts'

const shared = '/usr/share/idzebra-2.0/tab'

/** Writes what Zebra needs to know into `folder`. */
export function configure(folder: string): void {
  const lines = [
    `profilePath: ${shared}`,
    `register: ${join(folder, 'register')}:200G`,
    'attset: bib1.att',
    'recordType: dom.dom.xml',
    'storeData: 1',
    'storeKeys: 0',
    'memMax: 512',
  ]
  writeFileSync(join(folder, 'zebra.cfg'), `${lines.join('\n')}\n`)
  writeFileSync(join(folder, 'dom.xml'), filter)
  writeFileSync(join(folder, 'whole.xsl'), stylesheet('<xsl:copy-of select="."/>'))
  writeFileSync(join(folder, 'row.xsl'), stylesheet('<row><xsl:value-of select="//row"/></row>'))
}

const filter = `<dom>
  <extract name="index"><xslt stylesheet="whole.xsl"/></extract>
  <store><xslt stylesheet="whole.xsl"/></store>
  <retrieve name="F"><xslt stylesheet="row.xsl"/></retrieve>
  <input type="xml" syntaxes="xml" inputcharset="utf-8"><xmlreader level="1"/></input>
</dom>
`
const stylesheet = (made: string) => `<xsl:stylesheet version="1.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"><xsl:template match="/">${made}</xsl:template></xsl:stylesheet>
`

/** Serves the register of `folder` at a free port; throws when it does not answer within seconds. */
export async function serve(folder: string): Promise<{ port: number; stop(): void }> {
  const port = await freePort()
  const server = spawn('zebrasrv', ['-c', 'zebra.cfg', '-v', 'fatal', `tcp:127.0.0.1:${port}`], {
    cwd: folder,
    stdio: 'ignore',
  })
  const stop = () => void server.kill()
  for (let tries = 0; tries < 50; tries++) {
    const opened = await openZ3950(target(port), limits)
    if (opened.ok) {
      await opened.value.close()
      return { port, stop }
    }
    await pause(100)
  }
  stop()
  throw new Error('zebrasrv does not answer')
}

function freePort(): Promise<number> {
  const { promise, resolve } = Promise.withResolvers<number>()
  const server = createServer().listen(0, '127.0.0.1', () => {
    const { port } = server.address() as AddressInfo
    server.close(() => resolve(port))
  })
  return promise
}

const target = (port: number) => ({ connect: () => connect({ port, host: '127.0.0.1' }) })
const limits = { stepMs: 60_000 }

/** A session with the server at `port`. */
export async function session(port: number): Promise<Z3950Session> {
  const opened = await openZ3950(target(port), limits)
  if (!opened.ok) throw new Error(`Zebra: ${JSON.stringify(opened.fault)}`)
  return opened.value
}

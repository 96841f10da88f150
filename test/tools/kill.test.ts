import { afterAll, expect, test } from 'vitest'
import { openDatabase } from '../../src/shared/database.ts'
import { openStorage } from '../../src/storage.ts'
import { killPostgres, startProcess, temporaryData } from '../support/kill-harness.ts'

const { dataDir, remove } = temporaryData()
afterAll(remove)

/** Which keys have been written, and how often. */
async function stored(): Promise<Map<string, number>> {
  const config = { port: 0, host: '', dataDir, trustProxy: false as const, secretFile: '' }
  const storage = await openStorage(config, 'alone')
  const db = openDatabase(storage.serverUrl, 'hutong_app', 1)
  const rows = await db.selectFrom('news').select('title_zh').execute()
  await db.destroy()
  await storage.release()
  return new Map(
    [...Map.groupBy(rows, (row) => row.title_zh)].map(([key, all]) => [key, all.length]),
  )
}

const write = async (round: string, first = 1) => {
  const writer = startProcess(['test/support/keyed-writer.ts', round, String(first)], {
    DATA_DIR: dataDir,
  })
  await writer.until(/\+\S+-0000[2-9]\d\n/)
  await new Promise((done) => setTimeout(done, 40 + 60 * Math.random()))
  return writer
}

const kills: [what: string, kill: (writer: Awaited<ReturnType<typeof write>>) => unknown][] = [
  ['the process', (writer) => writer.end('SIGKILL')],
  [
    'the database, then the process',
    (writer) => {
      killPostgres(dataDir)
      return writer.end('SIGKILL')
    },
  ],
  [
    'the process, then the database',
    async (writer) => {
      await writer.end('SIGKILL')
      killPostgres(dataDir)
    },
  ],
]

test.each(kills)(
  'kill -9 of %s: what was acknowledged is stored once, and asking again changes nothing',
  async (what, kill) => {
    const round = `round${kills.findIndex(([name]) => name === what)}`
    const writer = await write(round)
    await kill(writer)
    const acknowledged = [...writer.said().matchAll(/\+(\S+)\n/g)].map(([, key = '']) => key)
    const after = await stored()
    expect(acknowledged.length).toBeGreaterThan(10)
    expect(acknowledged.filter((key) => after.get(key) !== 1)).toEqual([])

    // Whoever got no answer asks again with the same key, and so does whoever did.
    const again = await write(round)
    await again.end('SIGKILL')
    expect([...(await stored())].filter(([, times]) => times !== 1)).toEqual([])
  },
)

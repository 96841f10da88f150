import { afterAll, expect, test } from 'vitest'
import { type Database, openDatabase } from '../../src/shared/database.ts'
import { openStorage, prepareStorage } from '../../src/storage.ts'
import { askingClients, layAskingReaders } from '../support/asking-clients.ts'
import { killPostgres, serveIn, temporaryData } from '../support/kill-harness.ts'

const { dataDir, remove } = temporaryData()
afterAll(remove)

/** Looks at the rows while nobody serves them. */
async function meanwhile<T>(work: (owner: Database) => Promise<T>): Promise<T> {
  const config = { port: 0, host: '', dataDir, trustProxy: false as const, secretFile: '' }
  const storage = await openStorage(config, 'alone')
  await prepareStorage(storage)
  const owner = openDatabase(storage.ownerUrl, 'owner', 1)
  try {
    return await work(owner)
  } finally {
    await owner.destroy()
    await storage.release()
  }
}

const requests = () =>
  meanwhile((owner) => owner.selectFrom('request').select(['title', 'number']).execute())
const orphans = () =>
  meanwhile((owner) =>
    owner
      .selectFrom('request')
      .leftJoin('request_history as h', 'h.request_id', 'request.id')
      .leftJoin('offer as o', 'o.request_id', 'request.id')
      .select('request.number')
      .where((where) => where.or([where('h.id', 'is', null), where('o.id', 'is', null)]))
      .execute(),
  )

const kills = 10

test('kill -9 of house and database, ten times while eight readers ask: what was acknowledged is stored once, numbers have no gap (R1, R3)', async () => {
  // The first start makes it an installation; what stands in a database before that is swept away.
  await (await serveIn(dataDir)).end('SIGTERM')
  const cookies = await meanwhile((owner) => layAskingReaders(owner, 8))
  const clients = askingClients(cookies)
  for (let kill = 0; kill < kills; kill++) {
    const server = await serveIn(dataDir)
    clients.reach(server.url)
    // Under way, however slow the machine; then at any instant.
    const before = clients.acknowledged.size
    await expect
      .poll(() => clients.acknowledged.size, { timeout: 20_000, interval: 10 })
      .toBeGreaterThan(before + 5)
    await new Promise((done) => setTimeout(done, 300 * Math.random()))
    if (kill % 3 === 1) killPostgres(dataDir)
    if (kill % 3 === 1) await new Promise((done) => setTimeout(done, 30 * Math.random()))
    await server.end('SIGKILL')
    if (kill % 3 === 2) killPostgres(dataDir)
    clients.reach(null)
  }
  const server = await serveIn(dataDir)
  clients.reach(server.url)
  await clients.finish()
  await server.end('SIGTERM')

  const stored = await requests()
  const { acknowledged } = clients
  expect(acknowledged.size).toBeGreaterThan(50)
  // Every key was answered in the end: what is stored is what was acknowledged, each once, by its number.
  expect(stored.map(({ title }) => title).sort()).toEqual([...acknowledged.keys()].sort())
  expect(stored.filter(({ title, number }) => acknowledged.get(title) !== number)).toEqual([])
  const drawn = stored.map(({ number }) => Number(number.slice(2))).sort((a, b) => a - b)
  expect(drawn).toEqual(drawn.map((_, index) => index + 1))
  expect(await orphans()).toEqual([])
}, 120_000)

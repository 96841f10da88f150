import { connect } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openSruTarget } from '../fakes/sru-target.ts'
import { layStaff } from '../support/consortium.ts'
import { layTarget, listenLive } from '../support/targets.ts'
import { openWholeHouse, type WholeHouse } from '../support/whole-house.ts'

let world: WholeHouse
let port: number
let twoOfTheCentre: readonly [number, number]
beforeAll(async () => {
  world = await openWholeHouse()
  const { accountId } = await layStaff(world, world.libraries.bupt, 'zx03', 'centre')
  twoOfTheCentre = [world.staff.bupt.accountId, accountId]
  await world.http.listen({ port: 0, host: '127.0.0.1' })
  port = (world.http.server.address() as { port: number }).port
})
afterAll(async () => {
  world.http.server.closeAllConnections()
  await world.http.close()
  await world.close()
})

const address = '/api/search/live?q=java&libraries=211060'

/** Asks, and is gone before anything can be answered. */
const askAndLeave = () =>
  new Promise<void>((left) => {
    const socket = connect(port, '127.0.0.1', () =>
      socket.write(`GET ${address} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n\r\n`, () => {
        socket.destroy()
        left()
      }),
    )
  })

test('whoever asked and left before the answer holds no stream of her address', async () => {
  for (let times = 0; times < 45; times++) await askAndLeave()
  await expect
    .poll(async () => (await fetch(`http://127.0.0.1:${port}${address}`)).status, { timeout: 5000 })
    .toBe(200)
})

test('a target that leads elsewhere is not followed, be it to this machine or to the cloud’s own', async () => {
  const canary = await openSruTarget({ records: [] })
  const elsewhere = [canary.url, 'http://169.254.169.254/latest/meta-data', 'file:///etc/passwd']
  for (const location of elsewhere) {
    const misbehave = () => ({ status: 302, headers: { location } })
    const target = await openSruTarget({ records: [], misbehave })
    const sourceId = await layTarget(world, {
      libraryId: world.libraries.ruc,
      protocol: 'sru',
      address: target.url,
      approvedBy: twoOfTheCentre,
    })
    const events = await listenLive(
      `http://127.0.0.1:${port}/api/search/live?q=java&libraries=211010`,
    )
    const last = events.findLast(
      ({ event, data }) => event === 'target' && data.sourceId === sourceId,
    )
    expect([location, target.asked.length > 0, last?.data]).toMatchObject([
      location,
      true,
      { state: 'failed' },
    ])
    await target.close()
    await world.owner
      .updateTable('source')
      .set({ removed_at: world.clock.now() })
      .where('id', '=', sourceId)
      .execute()
  }
  expect(canary.asked).toEqual([])
  await canary.close()
})

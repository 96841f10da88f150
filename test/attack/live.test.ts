import { connect } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWholeHouse, type WholeHouse } from '../support/whole-house.ts'

let world: WholeHouse
let port: number
beforeAll(async () => {
  world = await openWholeHouse()
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

import { afterAll, beforeAll, expect, test } from 'vitest'
import { callAs, openWholeHouse, type WholeHouse } from '../support/whole-house.ts'

let world: WholeHouse
beforeAll(async () => {
  world = await openWholeHouse()
})
afterAll(async () => {
  await world.http.close()
  await world.close()
})

const send = (url: string, payload: object) =>
  callAs(world, world.cast.requesting, { method: 'POST', url, payload })
const list = { name: '学报', file: '刊名,ISSN\n情报学报,1000-0135' }

test('a database of electronic titles leads to an address of the web and to nothing else', async () => {
  for (const url of ['javascript:alert(1)', 'data:text/html,x', '//elsewhere', 'JavaScript:1'])
    expect([
      url,
      (await send('/api/electronic-databases', { ...list, url })).json().objections[0].field,
    ]).toEqual([url, 'url'])
  for (const url of ['', 'https://kan.example/'])
    expect((await send('/api/electronic-databases', { ...list, url })).statusCode).toBe(200)
})

test('a file of half a million lines that say nothing keeps nobody waiting who asks meanwhile', {
  timeout: 60_000,
}, async () => {
  const reading = send('/api/contents', { file: `ISSN,年,题名\n${'x\n'.repeat(500_000)}` })
  let isDone = false
  let longestMs = 0
  reading.then(() => {
    isDone = true
  })
  for (let before = performance.now(); !isDone; ) {
    await new Promise((later) => setTimeout(later, 5))
    longestMs = Math.max(longestMs, performance.now() - before)
    before = performance.now()
  }
  expect((await reading).json().code).toBe('nothingToTake')
  // Machines of tests are slow and shared; read at once it was several seconds.
  expect(longestMs).toBeLessThan(1_000)
})

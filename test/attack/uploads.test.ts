import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fixtureBytes } from '../support/marc.ts'
import { plantSource } from '../support/sources.ts'
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

/** A zip with one stored file: read as it stands, records would be found in it by chance. */
const zip = (name: string, content: Uint8Array) => {
  const head = Buffer.alloc(30)
  head.write('504b03040a00', 'hex')
  head.writeUInt32LE(content.length, 18)
  head.writeUInt32LE(content.length, 22)
  head.writeUInt16LE(name.length, 26)
  return Buffer.concat([head, Buffer.from(name), content])
}

test('a packed file is refused in words before anything of it is read, whatever it calls itself', async () => {
  const marc = fixtureBytes('cnmarc-gbk.mrc')
  const table = Buffer.from(list.file)
  const packed = [
    gzipSync(Buffer.alloc(8 << 20)),
    gzipSync(marc).subarray(0, 400),
    zip('../../records.mrc', marc),
    zip('inner.zip', zip('records.mrc', marc)),
    zip('list.csv', table),
    Buffer.from('d0cf11e0a1b11ae10000', 'hex'),
  ]
  const sourceId = await plantSource(world, { libraryId: world.libraries.buaa, protocol: 'file' })
  for (const bytes of packed) {
    const asCentre = (method: string, url: string, payload: unknown, headers = {}) =>
      callAs(world, world.cast.centre, { method, url, payload, headers })
    const announced = { name: 'records.mrc', sizeBytes: bytes.length }
    const { fileId } = (await asCentre('POST', `/api/sources/${sourceId}/files`, announced)).json()
    const url = `/api/sources/${sourceId}/files/${fileId}/pieces/0`
    const octets = { 'content-type': 'application/octet-stream' }
    const placed = await asCentre('PUT', url, bytes, octets)
    expect([placed.statusCode, placed.json().code]).toEqual([415, 'fileIsPacked'])
    const harvest = await asCentre('POST', `/api/sources/${sourceId}/harvest`, { scope: 'full' })
    expect(harvest.json().code).toBe('noFileToHarvest')
    for (const address of ['/api/electronic-databases', '/api/contents']) {
      const sent = await send(address, { name: '压缩', url: '', file: bytes.toString('utf8') })
      expect([sent.statusCode, sent.json().code]).toEqual([415, 'fileIsPacked'])
    }
  }
})

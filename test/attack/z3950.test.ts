import { connect } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ServerLimits, serverLimits, serveZ3950 } from '../../src/protocols/z3950/server.ts'
import { catalogueAnswers, newSession, reply } from '../../src/protocols/z3950/session.ts'
import { type Apdu, options } from '../../src/wire/z3950/apdus.ts'
import { charsetProposal } from '../../src/wire/z3950/charset.ts'
import { bib1AttributeSet } from '../../src/wire/z3950/identifiers.ts'
import { writeApdu } from '../../src/wire/z3950/message.ts'
import { type RpnQuery, typeOneQuery } from '../../src/wire/z3950/rpn.ts'
import { type Consortium, openConsortium } from '../support/consortium.ts'

let place: Consortium
beforeAll(async () => {
  place = await openConsortium()
})
afterAll(() => place.close())

const greeting = (charsets?: string[]): Apdu => ({
  is: 'initRequest',
  value: {
    protocolVersion: [0, 1, 2],
    options: Object.values(options),
    preferredMessageSize: 1 << 20,
    exceptionalRecordSize: 1 << 20,
    otherInfo: charsets && charsetProposal({ charsets, recordsToo: true }),
  },
})

const word = (text: string): RpnQuery => ({
  by: 'term',
  attributes: [{ type: 1, value: 1016 }],
  term: Buffer.from(text),
})

const search = (query: RpnQuery, resultSetName = 'default'): Apdu => ({
  is: 'searchRequest',
  value: {
    smallSetUpperBound: 0,
    largeSetLowerBound: 1,
    mediumSetPresentNumber: 0,
    replaceIndicator: true,
    resultSetName,
    databaseNames: ['Default'],
    query: typeOneQuery(query),
  },
})

/** A client that has said hello; what it is answered, in short: the diagnostic's number or the hits. */
async function client(charsets?: string[]) {
  const session = newSession()
  await reply(catalogueAnswers(place.house), session, greeting(charsets))
  const ask = async (apdu: Apdu) => {
    const { apdu: answer } = await reply(catalogueAnswers(place.house), session, apdu)
    const { records, resultCount } = answer.value as {
      records?: { is: string; value: { code?: number; condition?: number } }
      resultCount?: number
    }
    return records?.is === 'diagnostic' ? records.value.condition : { found: resultCount }
  }
  return { session, ask }
}

test('a question has 8,000 characters at most, in one term or in many, named or not', async () => {
  const { session, ask } = await client()
  expect(await ask(search(word('中'.repeat(8_001))))).toBe(11)
  expect(await ask(search(word('中'.repeat(4_001)), 'half'))).toEqual({ found: 0 })
  const half: RpnQuery = { by: 'resultSet', name: 'half' }
  expect(await ask(search({ by: 'and', left: half, right: half }, 'whole'))).toBe(11)
  expect(await ask(search({ by: 'andNot', left: half, right: half }, 'whole'))).toBe(11)
  expect([...session.resultSets.keys()]).toEqual(['half'])
})

test('a result has a short name, so that fifty of them are no load', async () => {
  const { session, ask } = await client()
  expect(await ask(search(word('史记'), 'n'.repeat(300)))).toBe(22)
  expect(session.resultSets.size).toBe(0)
})

test('a term that is listed around has 8,000 characters at most', async () => {
  const { session } = await client()
  const { apdu } = await reply(catalogueAnswers(place.house), session, {
    is: 'scanRequest',
    value: {
      databaseNames: ['Default'],
      attributeSet: bib1AttributeSet,
      start: {
        attributes: [{ type: 1, value: { is: 'number', value: 4 } }],
        term: { is: 'general', value: Buffer.from('a'.repeat(8_001)) },
      },
      count: 1,
      preferredPosition: 1,
    },
  })
  expect(apdu.value).toMatchObject({
    status: 6,
    entries: { diagnostics: [{ value: { condition: 11 } }] },
  })
})

test.each(['__proto__', 'constructor', 'toString'])(
  'a charset %s is one we do not know',
  async (name) => {
    const { session, ask } = await client([name])
    expect(session.charset).toBe(null)
    expect(await ask(search(word('史记')))).toEqual({ found: 0 })
  },
)

const served = (limits: Partial<ServerLimits>) =>
  serveZ3950(place.house, { host: '127.0.0.1', port: 0, limits: { ...serverLimits, ...limits } })

/** A connection from an address of this machine that greets, or says nothing; whether it has been greeted, and left. */
function dial(port: number, { from = '127.0.0.1', greets = true } = {}) {
  const socket = connect({ host: '127.0.0.1', port, localAddress: from })
  const seen = { greeted: false, isLeft: false, hangUp: () => void socket.destroy() }
  socket.on('error', () => {})
  socket.on('data', (bytes: Buffer) => {
    seen.greeted ||= bytes[0] === 0xb5
  })
  socket.on('close', () => {
    seen.isLeft = true
  })
  if (greets) socket.write(writeApdu(greeting()))
  return seen
}

test('who does not even greet is left long before who has greeted and thinks', async () => {
  const target = await served({ stepMs: 200, idleMs: 60_000 })
  const [thinks, says] = [dial(target.port), dial(target.port, { greets: false })]
  await expect.poll(() => says.isLeft, { timeout: 2000 }).toBe(true)
  expect(thinks).toMatchObject({ greeted: true, isLeft: false })
  thinks.hangUp()
  await target.stop()
})

test('a crowd from one place takes no session from others: where all are taken, its quietest makes room', async () => {
  const target = await served({ sessionsMax: 4, sessionsPerAddressMax: 4 })
  const crowd: ReturnType<typeof dial>[] = []
  for (let count = 0; count < 4; count++) {
    crowd.push(dial(target.port))
    await expect.poll(() => crowd.at(-1)?.greeted).toBe(true)
  }
  const others: ReturnType<typeof dial>[] = []
  for (let count = 0; count < 3; count++) {
    others.push(dial(target.port, { from: '127.0.0.2' }))
    await expect.poll(() => others.at(-1)?.greeted || others.at(-1)?.isLeft).toBe(true)
  }
  expect(others.map(({ greeted }) => greeted)).toEqual([true, true, false])
  await expect.poll(() => crowd.map(({ isLeft }) => isLeft)).toEqual([true, true, false, false])
  for (const each of [...crowd, ...others]) each.hangUp()
  await target.stop()
})

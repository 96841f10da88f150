import { afterAll, beforeAll, expect, test } from 'vitest'
import { catalogueAnswers, newSession, reply } from '../../src/protocols/z3950/session.ts'
import { type Apdu, options } from '../../src/wire/z3950/apdus.ts'
import { charsetProposal } from '../../src/wire/z3950/charset.ts'
import { bib1AttributeSet } from '../../src/wire/z3950/identifiers.ts'
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

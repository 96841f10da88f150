import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { depositRefunded } from '../../src/charges/deposit.ts'
import { compensationCharged, paid } from '../../src/charges/reader-charges.ts'
import { atCounter, type Floor } from '../../src/counter/floors.ts'
import { type HomeReader, libraryCash } from '../../src/ledger/accounts.ts'
import { balanceNow, readerBalances } from '../../src/ledger/balance-store.ts'
import { post, type Transaction } from '../../src/ledger/post.ts'
import { system } from '../../src/shared/actor.ts'
import { become, type Tx } from '../../src/shared/database.ts'
import { ok } from '../../src/shared/result.ts'
import { type Consortium, layReader, openConsortium } from '../support/consortium.ts'
import { callAs } from '../support/whole-house.ts'

/** A call at the counter that looks first, and lets a colleague come between before it writes. */
interface Careless {
  floor: Floor
  look: (tx: Tx) => Promise<number>
  meanwhile: () => Promise<{ statusCode: number }>
  write: Transaction
}

let place: Consortium
let http: Awaited<ReturnType<Consortium['app']>>['app']
let careless: Careless
let lookedFen = 0
let home: HomeReader
let written = 0

/** Beside the counter's own routes stands one that takes nobody in hand: only the database stands in its way. */
beforeAll(async () => {
  place = await openConsortium()
  http = (await place.app()).app
  const config = { access: ['staff'], keyed: true } as const
  http.post('/api/counter/careless', { config }, (request, reply) => {
    const { floor, look, meanwhile, write } = careless
    const call = { request, reply, floor, readerOf: async () => home.readerId }
    return atCounter(place.house, call, async (tx) => {
      await become(tx, system)
      lookedFen = await look(tx)
      expect((await meanwhile()).statusCode).toBeLessThan(300)
      return ok({ id: await post(tx, write) })
    })
  })
  await http.ready()
})
afterAll(async () => {
  await http.close()
  await place.close()
})

let readers = 0
let chargeId = 0
/** She owes ¥5.00; of her deposit ¥100.00 came by card, and ¥8.00 lie in an else empty till. */
beforeEach(async () => {
  const reader = await layReader(place, place.libraries.bupt, `floor${++readers}`)
  home = { readerId: reader.readerId, libraryId: reader.libraryId }
  chargeId = await damageCharged(500)
  const deposit = (depositFen: number, method: string) =>
    at(`/readers/${home.readerId}/receipts`, { charges: [], depositFen, method })
  await deposit(10000, 'card')
  await bankTheTill()
  await deposit(800, 'cash')
})

const damageCharged = (amountFen: number) =>
  place.as(system, async (tx) => {
    const due = { home, lenderId: place.libraries.buaa, entry: { ...entryNow(), note: '封面破损' } }
    return (await post(tx, compensationCharged(due, { what: 'damageCompensation', amountFen })))!
  })

async function bankTheTill() {
  const { position, expectedFen } = (await at('/till')).json()
  const counted = { countedFen: expectedFen, bankedFen: expectedFen }
  const closed = await at('/closings', { position, expectedFen, ...counted })
  expect(closed.statusCode).toBe(201)
}

const at = (url: string, payload?: object, headers: Record<string, string> = {}) =>
  callAs({ http, house: place.house } as never, place.staff.bupt, {
    method: payload ? 'POST' : 'GET',
    url: `/api/counter${url}`,
    ...(payload && { payload }),
    headers,
  })

const entryNow = () => ({
  cause: `careless ${++written}`,
  operatorCode: 'by01',
  at: place.clock.now(),
})

const tillFen = (tx: Tx) => balanceNow(tx, libraryCash(home.libraryId))

/** How she and the till stand, and what the careless call has written. */
const standing = () =>
  place.as(system, async (tx) => ({
    ...(await readerBalances(tx, home.readerId)),
    tillFen: await tillFen(tx),
    careless: await tx
      .selectFrom('ledger_transaction')
      .select('id')
      .where('cause', '=', careless.write.cause)
      .execute(),
  }))

/** What is said in each language, and what is left: what the colleague left, and nothing of the careless call. */
interface Refused {
  zh: string
  en: string
  left: object
}

const cases: [string, () => Careless, Refused][] = [
  [
    'what is owed: a colleague took ¥3.00 of the ¥5.00, and ¥5.00 are not taken after it',
    () => ({
      floor: 'amountAboveOwed',
      look: async (tx) => (await readerBalances(tx, home.readerId)).owedFen,
      meanwhile: () =>
        at(`/readers/${home.readerId}/receipts`, {
          charges: [{ id: chargeId, amountFen: 300 }],
          method: 'card',
        }),
      write: paid({ home, chargeId, amountFen: 500, entry: entryNow() }, 'card'),
    }),
    {
      zh: '最多还欠 ¥2.00，不能多收。没有改动任何内容。',
      en: 'Only ¥2.00 is owed; no more can be taken. Nothing was changed.',
      left: { owedFen: 200 },
    },
  ],
  [
    'the deposit: a colleague gave ¥100.00 of the ¥108.00 back, and they are not given back again',
    () => ({
      floor: 'amountAboveDeposit',
      look: async (tx) => (await readerBalances(tx, home.readerId)).depositFreeFen,
      meanwhile: () =>
        at(`/readers/${home.readerId}/deposit-refunds`, { amountFen: 10000, method: 'card' }),
      write: depositRefunded({ home, amountFen: 10000, entry: entryNow() }, 'card'),
    }),
    {
      zh: '可退的押金只有 ¥8.00。没有改动任何内容。',
      en: 'Only ¥8.00 of deposit can be given back. Nothing was changed.',
      left: { depositFreeFen: 800 },
    },
  ],
  [
    'the till: a colleague paid ¥5.00 of its ¥8.00 out, and it has no ¥8.00 any more',
    () => ({
      floor: 'amountAboveTill',
      look: tillFen,
      meanwhile: () =>
        at(`/readers/${home.readerId}/deposit-refunds`, { amountFen: 500, method: 'cash' }),
      write: depositRefunded({ home, amountFen: 800, entry: entryNow() }, 'cash'),
    }),
    {
      zh: '钱箱里只有 ¥3.00，付不出这么多现金。没有改动任何内容。',
      en: 'There is only ¥3.00 in the till. Nothing was changed.',
      left: { tillFen: 300 },
    },
  ],
]

describe.each(['zh', 'en'] as const)(
  'the database says no, and %s has words for it',
  (language) => {
    test.each(cases)('%s', async (_, call, refused) => {
      careless = call()
      const { amountFen } = careless.write.postings.find((posting) => posting.amountFen > 0)!
      const answer = await at('/careless', {}, { 'accept-language': language })
      expect(lookedFen).toBeGreaterThanOrEqual(amountFen)
      expect(answer.statusCode).toBe(409)
      expect(answer.json()).toMatchObject({ code: careless.floor, message: refused[language] })
      expect(await standing()).toMatchObject({ ...refused.left, careless: [] })
    })
  },
)

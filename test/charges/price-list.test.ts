import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { priceList, readersPart } from '../../src/charges/price-list.ts'
import { priceListOn } from '../../src/charges/price-list-store.ts'
import { type Payers, split } from '../../src/policy/prices.ts'
import { system } from '../../src/shared/actor.ts'
import { asActor } from '../../src/shared/database.ts'
import { priceRules } from '../fixtures/fees.ts'
import { openHouse } from '../support/house.ts'

const on = Temporal.PlainDate.from('2026-11-23')
const listFor = (borrower: string, day = on) => priceList({ rules: priceRules, borrower, on: day })
const service = (list: ReturnType<typeof listFor>, name: string) =>
  list.find((one) => one.service === name)

describe('费用及优惠补贴 is what the rules in force say', () => {
  test('logistics: 20 yuan before, the centre pays the whole until the end of the free period', () => {
    expect(service(listFor(''), 'loan')!.rows).toMatchObject([
      {
        charge: 'logistics',
        grossFen: 2000,
        readerFen: 0,
        until: '2026-12-31',
        grossWhy: [{ ruleId: 'C1' }],
        payersWhy: [{ ruleId: 'R21' }],
      },
    ])
  })

  test('a free period that is extended ends when its extension ends', () => {
    const period = priceRules.find(({ id }) => id === 'R21')!
    const extension = {
      ...period,
      id: 'R21-2',
      validFrom: period.validTo!.add({ days: 1 }),
      validTo: period.validTo!.add({ years: 1 }),
    }
    const list = priceList({ rules: [...priceRules, extension], borrower: '', on })
    expect(service(list, 'loan')!.rows).toMatchObject([{ until: '2027-12-31' }])
  })

  test('when the free period has ended and nobody says who pays, the price is not listed', () => {
    expect(service(listFor('', on.with({ year: 2027 })), 'loan')!.rows).toEqual([])
  })

  test('a library that takes no deposit says so, by its own rule', () => {
    expect(service(listFor(''), 'loan')!.deposit).toMatchObject({ mode: 'loan', amountFen: 10000 })
    expect(service(listFor('211130'), 'loan')!.deposit).toMatchObject({
      mode: 'none',
      amountFen: 0,
      why: [{ ruleId: 'R20-OWN' }],
    })
  })

  test('lenders with fines or prices of their own are listed with just these', () => {
    expect(service(listFor(''), 'loan')!.lenders).toMatchObject([
      { code: '119001', rows: [], tariff: { perDayFen: 500, why: [{ ruleId: 'R19-NLC' }] } },
    ])
    expect(service(listFor(''), 'copy')!.lenders).toMatchObject([
      { code: '119001', rows: [{ charge: 'microformPage', grossFen: 130, readerFen: 0 }] },
    ])
    // The library is no lender of its own readers.
    expect(service(listFor('119001'), 'loan')!.lenders).toEqual([])
  })

  test('手工国图: 6 yuan by the library, 2 by the reader (scenario 56)', () => {
    const rows = service(listFor(''), 'nlcManual')!.rows
    expect(rows.map(({ charge, readerFen }) => [charge, readerFen])).toEqual([
      ['supplierFee', 0],
      ['libraryTravel', 200],
    ])
  })

  test('a card has a deposit and no price; a service without rules is left out', () => {
    expect(service(listFor(''), 'card')).toMatchObject({
      rows: [],
      deposit: { mode: 'card', amountFen: 10000 },
      tariff: null,
    })
    expect(service(listFor(''), 'cashlLoan')).toBeUndefined()
  })
})

test('what is at cost or above a limit has no figure, unless readers never pay', () => {
  expect(readersPart(null, [{ payer: 'centre' }])).toBe(0)
  expect(readersPart(null, [{ payer: 'reader' }])).toBeNull()
  expect(readersPart(350, [{ payer: 'centre', yearCapFen: 1 }, { payer: 'reader' }])).toBeNull()
  expect(readersPart(350, [{ payer: 'centre', yearCapFen: 1 }, { payer: 'library' }])).toBe(0)
})

test('where a figure is shown it is what a request of one piece would be charged', () => {
  const part = fc.record({
    percent: fc.option(fc.integer({ min: 1, max: 100 }), { nil: undefined }),
    upToFen: fc.option(fc.integer({ min: 0, max: 5000 }), { nil: undefined }),
  })
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 10_000 }), part, (grossFen, limits) => {
      const payers: Payers = [{ payer: 'centre', ...limits }, { payer: 'reader' }]
      const charged = split(grossFen, payers).find(({ payer }) => payer === 'reader')!.amountFen
      expect(readersPart(grossFen, payers)).toBe(charged)
    }),
  )
})

describe('of the rules that the seeds state', () => {
  let place: Awaited<ReturnType<typeof openHouse>>
  beforeAll(async () => {
    place = await openHouse()
  })
  afterAll(() => place.close())

  test('every service is listed, each figure with the sentence of its rule', async () => {
    const list = await asActor(place.house.db, system, (tx) => priceListOn(tx, '', on))
    expect(list.map((one) => one.service)).toEqual([
      'loan',
      'nlcManual',
      'cashlLoan',
      'card',
      'copy',
      'cashlCopy',
      'calisCopy',
    ])
    for (const { rows } of list)
      for (const row of rows)
        for (const { ruleId, sentence } of [...row.grossWhy, ...row.payersWhy])
          expect(sentence.zh, `${row.charge} ${ruleId}`).not.toBe(ruleId)
    expect(service(list, 'copy')!.lenders.map(({ code }) => code)).toEqual(['110001', '310001'])
    expect(service(list, 'loan')!.lenders.map(({ code }) => code)).toEqual(['110001', '310001'])
  })
})

import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Question, type Rule, resolve } from '../../src/policy/resolve.ts'
import { rulesInForce } from '../../src/policy/store.ts'
import { system } from '../../src/shared/actor.ts'
import { asActor } from '../../src/shared/database.ts'
import { openHouse } from '../support/house.ts'

let place: Awaited<ReturnType<typeof openHouse>>
let standing: Rule[]
const on = Temporal.PlainDate.from('2026-11-23')
beforeAll(async () => {
  place = await openHouse()
  standing = await asActor(place.house.db, system, (tx) => rulesInForce(tx, 'loan', on))
})
afterAll(() => place.close())

const question = (circumstances: Question['circumstances'] = {}): Question => ({
  service: 'loan',
  on,
  circumstances,
})
const rule = (id: string, more: Partial<Rule>): Rule => ({
  id,
  service: 'loan',
  conditions: {},
  parameters: {},
  priority: 0,
  validFrom: Temporal.PlainDate.from('2020-01-01'),
  validTo: null,
  why: { zh: '', en: '' },
  ...more,
})

test('the default rules set every parameter, each with the rule that did it', () => {
  const resolved = resolve(standing, question())
  expect(resolved.maxOutstanding).toEqual({ value: 3, ruleId: 'R05' })
  expect(resolved.loanPeriod).toEqual({ value: { count: 1, unit: 'month' }, ruleId: 'R06' })
})

test('a free period that has begun outweighs the standing price, and ends with its last day', () => {
  expect(resolve(standing, question()).logisticsPayers).toEqual({
    value: [{ payer: 'centre' }],
    ruleId: 'R21',
  })
  const after = { ...question(), on: Temporal.PlainDate.from('2027-07-01') }
  expect(resolve(standing, after).logisticsPayers).toEqual({
    value: [{ payer: 'reader' }],
    ruleId: 'R29',
  })
})

test('scenario 31: a library with a limit of 5 has 5, and the rule says why', () => {
  const rules = [
    ...standing,
    rule('R05-BUPT', { conditions: { borrower: ['211130'] }, parameters: { maxOutstanding: 5 } }),
  ]
  expect(resolve(rules, question({ borrower: '211130' })).maxOutstanding).toEqual({
    value: 5,
    ruleId: 'R05-BUPT',
  })
  expect(resolve(rules, question({ borrower: '211060' })).maxOutstanding.value).toBe(3)
})

test('priority beats conditions, conditions beat age, and each parameter is decided for itself', () => {
  const rules = [
    ...standing,
    rule('new', {
      parameters: { holdDays: 3, recallGraceDays: 3 },
      validFrom: Temporal.PlainDate.from('2026-01-01'),
    }),
    rule('special', { conditions: { lender: ['A'] }, parameters: { holdDays: 5 } }),
    rule('urgent', { parameters: { holdDays: 1 }, priority: 1 }),
  ]
  const resolved = resolve(rules, question({ lender: 'A' }))
  expect(resolved.holdDays.ruleId).toBe('urgent')
  expect(resolved.recallGraceDays.ruleId).toBe('new')
  expect(resolve(rules.slice(0, -1), question({ lender: 'A' })).holdDays.ruleId).toBe('special')
})

test('the answer never depends on the order in which rules are read', () => {
  const rules = [
    ...standing,
    rule('b', { parameters: { holdDays: 2 } }),
    rule('a', { parameters: { holdDays: 1 } }),
  ]
  expect(resolve(rules, question()).holdDays).toEqual(
    resolve([...rules].reverse(), question()).holdDays,
  )
})

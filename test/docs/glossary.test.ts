import { globSync } from 'node:fs'
import { expect, test } from 'vitest'
import { holdingStatuses } from '../../src/catalogue/shapes.ts'
import { listedServices } from '../../src/charges/price-list-shapes.ts'
import { chargeStates } from '../../src/ledger/account/shapes.ts'
import { accountKinds } from '../../src/ledger/accounts.ts'
import { counterMethods } from '../../src/ledger/shapes.ts'
import { otherWhats } from '../../src/ledger/what.ts'
import { parameters } from '../../src/policy/parameters.ts'
import { charges, payers } from '../../src/policy/prices.ts'
import {
  documentTypes,
  educations,
  jobTitles,
  paymentMethods,
  readerTypes,
  sexes,
} from '../../src/readers/shapes.ts'
import { materialTypes, searchScopes } from '../../src/requests/asking/shapes.ts'
import { deskQueues } from '../../src/requests/desk/queues.ts'
import {
  actionNeeds,
  loanLifecycle,
  loanStates,
  type Role,
  refusalReasons,
  states,
} from '../../src/requests/lifecycle.ts'
import { deliveryMethods } from '../../src/requests/shapes.ts'
import type { Access, ActorKind } from '../../src/shared/actor.ts'
import { textsOf } from '../../texts/index.ts'
import { invariants } from '../../tools/verify/invariants.ts'
import { codeIn, rowsOf, textOf } from '../support/documents.ts'

const zh = textsOf('zh')
const en = textsOf('en')

/** The names in code that a section explains. */
const namesUnder = (heading: string) =>
  rowsOf('GLOSSARY.md', heading).flatMap((cells) => codeIn(cells.at(-1)!))

/** Each name's words of both languages, as texts have them, stand in its row. */
function expectWords(
  heading: string,
  chinese: Readonly<Record<string, string>>,
  english: Readonly<Record<string, string>>,
) {
  const rows = rowsOf('GLOSSARY.md', heading)
  for (const name of Object.keys(chinese)) {
    const row = rows.find((cells) => codeIn(cells.at(-1)!).includes(name))
    expect(row?.slice(0, 2), name).toEqual([chinese[name], english[name]])
  }
}

test('every state stands in the glossary with its words and its ISO 18626 status', () => {
  expectWords('States', zh.lifecycle.states, en.lifecycle.states)
  expect(namesUnder('States')).toEqual(states)
  const iso = rowsOf('GLOSSARY.md', 'States').map((cells) => cells[2])
  expect(iso).toEqual(states.map((state) => loanStates[state].iso))
})

test('every action stands in the glossary with its words, and no other', () => {
  expectWords('Actions', zh.lifecycle.actions, en.lifecycle.actions)
  const actions = new Set(['submit', ...loanLifecycle.map((row) => row[1])])
  expect(new Set(namesUnder('Actions'))).toEqual(actions)
})

test('what an action may need is named', () => {
  const named = codeIn(textOf('GLOSSARY.md'))
  for (const need of Object.values(actionNeeds).flat()) expect(named).toContain(need)
})

test('whatever is written with an action is named, and so is every choice of a form', () => {
  const named = codeIn(textOf('GLOSSARY.md'))
  for (const [, , , , effects] of loanLifecycle)
    for (const effect of effects) expect(named).toContain(effect)
  const choices = [documentTypes, paymentMethods, educations, jobTitles, sexes, materialTypes]
  for (const choice of [...choices, deliveryMethods, searchScopes].flat())
    expect(named).toContain(choice)
})

test('every reason stands in the glossary with its words, and no other', () => {
  expectWords('Reasons', zh.lifecycle.reasons, en.lifecycle.reasons)
  expect(namesUnder('Reasons')).toEqual([...refusalReasons])
})

test('every word of a reader’s timeline stands in the glossary', () => {
  const words = rowsOf('GLOSSARY.md', 'What a reader reads').map((cells) => cells[2])
  expect(words).toEqual(Object.keys(zh.lifecycle.readerWords).map((word) => `\`${word}\``))
})

test('every reader type stands in the glossary as the registration form says it', () => {
  const names = namesUnder('Readers')
  for (const type of readerTypes) expect(names).toContain(type)
  expectWords('Readers', zh.reader.readerTypes, en.reader.readerTypes)
})

test('every status of a copy stands in the glossary as the record page says it', () => {
  const names = namesUnder('Catalogue')
  for (const status of holdingStatuses) expect(names).toContain(status)
  expectWords('Catalogue', zh.catalogue.statuses, en.catalogue.statuses)
})

test('every account, service and charge, and whatever else the books say, stands in the glossary with its words', () => {
  expectWords('Accounts', zh.money.accounts, en.money.accounts)
  expect(namesUnder('Accounts')).toEqual(Object.keys(accountKinds))
  expectWords('Services that have prices', zh.money.services, en.money.services)
  expect(namesUnder('Services that have prices')).toEqual([...listedServices])
  expectWords('Charges', zh.money.charges, en.money.charges)
  expect(namesUnder('Charges')).toEqual(Object.keys(charges))
  expect(rowsOf('GLOSSARY.md', 'Charges').map((cells) => cells[2])).toEqual(
    Object.values(charges).map((unit) => `${zh.money.units[unit]} ${unit}`),
  )
  expectWords('What else a transaction is about', zh.money.whats, en.money.whats)
  expect(namesUnder('What else a transaction is about')).toEqual([...otherWhats])
  const named = codeIn(textOf('GLOSSARY.md'))
  for (const word of [...chargeStates, ...payers, ...counterMethods]) expect(named).toContain(word)
})

test('everybody who acts stands in the glossary', () => {
  const everybody: Record<Role | Access | ActorKind, true> = {
    reader: true,
    requestingLibrary: true,
    supplyingLibrary: true,
    centre: true,
    system: true,
    visitor: true,
    staff: true,
    signIn: true,
  }
  const names = namesUnder('People and libraries')
  for (const who of Object.keys(everybody)) expect(names).toContain(who)
})

test('every table stands in the glossary, and no other', () => {
  const tables = [...textOf('src/shared/tables.ts').matchAll(/^ {2}(\w+): \{$/gm)].map(
    ([, name]) => name,
  )
  expect(tables.length).toBeGreaterThan(20)
  expect(namesUnder('Tables')).toEqual(tables)
})

test('every parameter of a rule stands in the glossary', () => {
  const names = namesUnder('Rules')
  for (const parameter of Object.keys(parameters)) expect(names).toContain(parameter)
})

test('every queue of a desk stands in the glossary', () => {
  const names = namesUnder('The desk')
  for (const queue of Object.keys(deskQueues)) expect(names).toContain(queue)
  expectWords('The desk', zh.desk.queues, en.desk.queues)
})

test('whatever authority a comment names can be looked up', () => {
  // The works of the demonstration have class numbers (R245) that look like rules, and so has the scheme of classes.
  const sources = globSync('{src,tools,web,texts,migrations}/**/*.{ts,tsx,sql}')
    .filter((file) => !file.startsWith('tools/demo/works/') && file !== 'texts/clc.ts')
    .map(textOf)
    .join()
  const cited = (pattern: RegExp) => [...sources.matchAll(pattern)].map(([, id]) => id!)
  const known = rowsOf('GLOSSARY.md', 'What the comments cite').map((cells) => cells[0])
  const promises = [
    ...cited(/promise ([RS]\d+)/g),
    ...invariants.flatMap(({ promise }) => promise.match(/\b[RS]\d+/g) ?? []),
  ]
  for (const id of [...promises, ...cited(/\b(R\d{2})\b/g)]) expect(known).toContain(id)
  for (const number of cited(/decision (\d+)/g)) {
    expect(
      globSync(`decisions/${number.padStart(4, '0')}-*.md`),
      `decision ${number}`,
    ).toHaveLength(1)
  }
})

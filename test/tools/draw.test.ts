import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDatabase } from '../../src/shared/database.ts'
import { drawSchema } from '../../tools/draw/schema.ts'
import { drawTables } from '../../tools/draw/tables.ts'
import { type OwnDatabase, ownDatabase } from '../support/database.ts'

let place: OwnDatabase
beforeAll(async () => {
  place = await ownDatabase('migrated')
})
afterAll(() => place.drop())

test('src/shared/tables.ts is what the migrations make (else: node tools/go.mjs draw)', async () => {
  const owner = openDatabase(place.ownerUrl, 'owner', 1)
  const drawn = await drawTables(owner as never)
  await owner.destroy()
  expect(readFileSync('src/shared/tables.ts', 'utf8')).toBe(drawn)
})

test('migrations/schema.sql is what the migrations make (else: node tools/go.mjs draw)', async () => {
  expect(readFileSync('migrations/schema.sql', 'utf8')).toBe(await drawSchema(place.owner))
})

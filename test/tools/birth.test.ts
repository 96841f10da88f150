import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import type { Config } from '../../src/config.ts'
import { startHouse } from '../../src/main.ts'
import type { House } from '../../src/shared/house.ts'
import { temporaryData } from '../support/kill-harness.ts'

const { dataDir, remove } = temporaryData()
afterAll(remove)

const config: Config = {
  port: 0,
  host: '127.0.0.1',
  dataDir,
  trustProxy: false,
  secretFile: join(dataDir, 'secret'),
}
const nameCategory = (house: House) =>
  sql`insert into library_category values ('engineering', '工科类', 'Engineering', 1)`.execute(
    house.db,
  )
const categories = async (house: House) =>
  (await house.db.selectFrom('library_category').select('code').execute()).length
const lay = (house: House) =>
  sql`insert into library (code, kind, name_zh, name_en, short_zh, short_en, initials, joined_on)
    values ('C', 'centre', '中心', 'Centre', '中心', 'Centre', 'zx', '2007-11-01')`.execute(
    house.db,
  )

test('a demonstration that was interrupted is swept away and made again, whole', async () => {
  const interrupted = startHouse(config, {
    log: false,
    onEmpty: async (house) => {
      await nameCategory(house)
      await lay(house)
      throw new Error('interrupted')
    },
  })
  await expect(interrupted).rejects.toThrow('interrupted')

  const running = await startHouse(config, {
    log: false,
    onEmpty: async (house) => {
      expect(await categories(house)).toBe(0)
      await nameCategory(house)
    },
  })
  expect(running.house.installation.kind).toBe('demonstration')
  await running.stop()
})

test('a demonstration is made once; what is beside it starts and stops with it', async () => {
  const happened: string[] = []
  const running = await startHouse(config, {
    log: false,
    onEmpty: () => Promise.reject(new Error('made twice')),
    besideDemonstration: async () => {
      happened.push('started')
      return async () => {
        happened.push('stopped')
      }
    },
  })
  expect(await categories(running.house)).toBe(1)
  expect(happened).toEqual(['started'])
  await running.stop()
  expect(happened).toEqual(['started', 'stopped'])
})

import { writeSync } from 'node:fs'
import { system } from '../../src/shared/actor.ts'
import { openDatabase } from '../../src/shared/database.ts'
import { once } from '../../src/shared/once.ts'
import { ok } from '../../src/shared/result.ts'
import { openStorage, prepareStorage } from '../../src/storage.ts'
import { settings } from '../../tools/task.ts'

// Writes one row of news per key, eight at a time, and says each key once its answer is there: `+key`.
const [prefix = 'key', first = '1'] = process.argv.slice(2)
const config = settings()
const storage = await openStorage(config, 'alone')
await prepareStorage(storage)
const db = openDatabase(storage.serverUrl, 'hutong_app')
const at = Temporal.Instant.from('2026-11-23T02:00:00Z')
let next = Number(first)

const writeOne = (key: string) =>
  once(db, { actor: system, route: 'POST /news', key, body: key, at }, async (tx) => {
    const row = await tx
      .insertInto('news')
      .values({
        published_on: Temporal.PlainDate.from('2026-11-23'),
        title_zh: key,
        title_en: key,
        body_zh: '',
        body_en: '',
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    return ok({ id: row.id })
  })

async function writeOn(): Promise<never> {
  for (;;) {
    const key = `${prefix}-${String(next++).padStart(6, '0')}`
    const result = await writeOne(key)
    if (result.ok) writeSync(1, `+${key}\n`)
  }
}

writeSync(1, 'writing\n')
await Promise.all(Array.from({ length: 8 }, writeOn))

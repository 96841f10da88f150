import { CompiledQuery, sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { system, visitor } from '../../src/shared/actor.ts'
import { asActor, openDatabase, readingAs, type Tx } from '../../src/shared/database.ts'
import { openHouse } from '../support/house.ts'

let place: Awaited<ReturnType<typeof openHouse>>
beforeAll(async () => {
  place = await openHouse()
})
afterAll(() => place.close())

const whose = async (tx: Tx): Promise<string | undefined> => {
  const { rows } = await sql<{ actor: string }>`
    select current_setting('hutong.actor', true) as actor`.execute(tx)
  return rows[0]?.actor
}

test('whoever only reads does so as herself, however many read on the same connections', async () => {
  const { db } = place.house
  const told = await Promise.all(
    Array.from({ length: 60 }, (_, at) => (at % 2 === 0 ? visitor : system)).map(async (actor) => {
      const run = actor === system ? asActor : readingAs
      return [actor.kind, await run(db, actor, whose)]
    }),
  )
  for (const [is, seen] of told) expect(seen).toBe(is)
})

test('what only reads can change nothing', async () => {
  const change = readingAs(place.house.db, system, (tx) =>
    sql`update record set title = title`.execute(tx),
  )
  await expect(change).rejects.toThrow(/read-only transaction/)
  expect(await readingAs(place.house.db, visitor, whose)).toBe('visitor')
})

test('a reading whose connection is lost fails, and the next is served', async () => {
  const lost = readingAs(place.house.db, visitor, async (tx) => {
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx)
    await sql`select pg_terminate_backend(${rows[0]!.pid})`.execute(place.owner)
    return whose(tx)
  })
  await expect(lost).rejects.toThrow()
  expect(await readingAs(place.house.db, visitor, whose)).toBe('visitor')
})

test('lines are copied between readings on the same connection, and a copy that fails spoils nothing', async () => {
  await sql`create table copied (line int)`.execute(place.owner)
  await sql`grant select, insert on copied to hutong_app`.execute(place.owner)
  const db = openDatabase(place.url, 'hutong_app', 1)
  const copy = (lines: string) =>
    asActor(db, system, (tx) =>
      tx.executeQuery(CompiledQuery.raw('copy copied (line) from stdin', [Buffer.from(lines)])),
    )
  await Promise.all([
    readingAs(db, visitor, whose),
    copy('1\n2\n'),
    readingAs(db, visitor, whose),
    expect(copy('no number\n')).rejects.toThrow(/invalid input/),
    readingAs(db, visitor, whose),
    copy('3\n'),
  ])
  const { rows } = await sql<{ line: number }>`select line from copied order by line`.execute(db)
  expect(rows.map(({ line }) => line)).toEqual([1, 2, 3])
  await db.destroy()
})

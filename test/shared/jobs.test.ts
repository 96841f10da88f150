import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { system } from '../../src/shared/actor.ts'
import { asActor } from '../../src/shared/database.ts'
import type { JobQueue } from '../../src/shared/jobs.ts'
import { openHouse } from '../support/house.ts'

let place: Awaited<ReturnType<typeof openHouse>>
beforeAll(async () => {
  place = await openHouse()
})
afterAll(() => place.close())

const enqueue = (queue: JobQueue, payload = {}) =>
  asActor(place.house.db, system, (tx) => place.house.jobs.enqueue(tx, queue, payload))

async function waiting(queue: JobQueue): Promise<number> {
  const { rows } = await sql<{ jobs: number }>`
    select count(*)::int as jobs from pgboss.job where name = ${queue} and state <= 'active'`.execute(
    place.owner,
  )
  return rows[0]!.jobs
}

test('of a queue that keeps one job at a time a second is left out and undoes nothing, also side by side', async () => {
  for (const queue of ['searchEdition', 'statistics'] as const) {
    await enqueue(queue)
    await enqueue(queue)
    await Promise.all(Array.from({ length: 5 }, () => enqueue(queue)))
    expect([queue, await waiting(queue)]).toEqual([queue, 1])
  }
})

test('every job of another queue is kept', async () => {
  for (let runId = 1; runId <= 3; runId++) await enqueue('harvest', { runId })
  expect(await waiting('harvest')).toBe(3)
})

test('a queue that nobody laid is an error', async () => {
  await expect(enqueue('nowhere' as JobQueue)).rejects.toThrow('no queue nowhere')
})

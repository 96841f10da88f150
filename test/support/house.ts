import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { inject } from 'vitest'
import { buildApp } from '../../src/app.ts'
import type { Clock } from '../../src/shared/clock.ts'
import { openDatabase } from '../../src/shared/database.ts'
import type { House } from '../../src/shared/house.ts'
import { startJobs } from '../../src/shared/jobs.ts'
import { databaseUrl } from './database-server.ts'

/** A clock that stands until it is moved. */
export interface StandingClock extends Clock {
  set(instant: string | Temporal.Instant): void
  pass(duration: Temporal.DurationLike): void
}

/** A clock that stands at `instant`. */
export function standingClock(instant: string): StandingClock {
  let at = Temporal.Instant.from(instant)
  return {
    now: () => at,
    set: (moved) => {
      at = Temporal.Instant.from(moved)
    },
    pass: (duration) => {
      at = at.add(duration)
    },
  }
}

/** Monday 23 November 2026, 10:00 in Beijing. */
export const aMonday = '2026-11-23T02:00:00Z'

/** A house of its own on a fresh clone of the migrated template; `close` leaves nothing behind. */
export async function openHouse(instant = aMonday) {
  const name = `test_${randomBytes(6).toString('hex')}`
  const server = openDatabase(inject('ownerUrl'), 'owner', 1)
  await sql`create database ${sql.id(name)} template template_hutong`.execute(server)
  const url = databaseUrl(inject('serverUrl'), name)
  const db = openDatabase(url, 'hutong_app', 12)
  const owner = openDatabase(databaseUrl(inject('ownerUrl'), name), 'owner', 2)
  const clock = standingClock(instant)
  const jobs = await startJobs(url)
  const house: House = {
    db,
    jobs,
    clock,
    randomBytes,
    installation: { kind: 'demonstration', nameZh: '试验联盟', nameEn: 'Test consortium' },
    secret: Buffer.alloc(32, 7),
    publicUrl: 'http://hutong.example',
    secureCookies: false,
  }
  const close = async () => {
    await jobs.stop()
    await db.destroy()
    await owner.destroy()
    await sql`drop database ${sql.id(name)} with (force)`.execute(server)
    await server.destroy()
  }
  return {
    house,
    clock,
    owner,
    url,
    close,
    app: () => buildApp(house, { trustProxy: false, log: false }),
  }
}

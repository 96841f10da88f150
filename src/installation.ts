import { sql } from 'kysely'
import { system } from './shared/actor.ts'
import { asActor, type Database, openDatabase } from './shared/database.ts'
import type { Installation } from './shared/house.ts'

/** What an installation is called until its centre gives it a name. */
export const names: Record<Installation['kind'], Installation> = {
  demonstration: {
    kind: 'demonstration',
    nameZh: '北京地区高校图书馆馆际互借（演示）',
    nameEn: 'Beijing academic libraries interlibrary loan (demonstration)',
  },
  real: { kind: 'real', nameZh: '馆际互借联盟', nameEn: 'Interlibrary loan consortium' },
}

/** What this database is, a demonstration or real from birth (decision 17); null before its birth. */
export async function findInstallation(db: Database): Promise<Installation | null> {
  const row = await db
    .selectFrom('installation')
    .select(['kind', 'name_zh as nameZh', 'name_en as nameEn'])
    .executeTakeFirst()
  return (row as Installation | undefined) ?? null
}

/** Writes down what this database is; said once, it stays. */
export const recordInstallation = (db: Database, as: Installation, at: Temporal.Instant) =>
  asActor(db, system, (tx) =>
    tx
      .insertInto('installation')
      .values({ kind: as.kind, name_zh: as.nameZh, name_en: as.nameEn, created_at: at })
      .onConflict((conflict) => conflict.doNothing())
      .execute(),
  )

/** Whether anything but what the migrations brought is in this database. */
export async function holdsAnything(db: Database): Promise<boolean> {
  const { rows } = await sql<{ any: boolean }>`
    select exists (select from installation) or exists (select from library) as any`.execute(db)
  return rows[0]!.any
}

/**
 * Takes everything out of the embedded database, tables too. Only for one that has no installation yet:
 * its demonstration was interrupted, and nobody can have worked in it.
 */
export async function sweepUnborn(ownerUrl: string): Promise<void> {
  const owner = openDatabase(ownerUrl, 'owner', 1)
  try {
    await sql
      .raw('drop schema if exists pgboss cascade; drop schema public cascade; create schema public')
      .execute(owner)
  } finally {
    await owner.destroy()
  }
}

import { sql } from 'kysely'
import { announceFile, keepPiece, pieceBytes } from '../../src/catalogue/harvest/file-store.ts'
import { type Starting, startRun } from '../../src/catalogue/harvest/start.ts'
import { workRun } from '../../src/catalogue/harvest/work.ts'
import { SourceProfile } from '../../src/catalogue/sources/profile.ts'
import { system } from '../../src/shared/actor.ts'
import { asActor } from '../../src/shared/database.ts'
import type { House } from '../../src/shared/house.ts'
import { attempt } from '../../src/shared/once.ts'
import type { openHouse } from './house.ts'

type Opened = Awaited<ReturnType<typeof openHouse>>

/** A member library to own sources; answers its id. */
export async function plantLibrary({ owner }: Opened, code = '211060'): Promise<number> {
  const category = { code: 'other', name_zh: '其他', name_en: 'Other', position: 9 }
  await owner
    .insertInto('library_category')
    .values(category)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const { id } = await owner
    .insertInto('library')
    .values({
      code,
      kind: 'member',
      category: 'other',
      request_prefix: 'BH',
      name_zh: code,
      name_en: code,
      short_zh: code,
      short_en: code,
      initials: 'x',
      joined_on: Temporal.PlainDate.from('2008-01-01'),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

interface Planted {
  libraryId: number
  protocol: 'file' | 'oaiPmh' | 'z3950' | 'sru'
  address?: string
  profile?: object
}

/** A source; one on this machine is approved by two people, as an internal address must be. */
export async function plantSource(
  { house }: Pick<Opened, 'house'>,
  { libraryId, protocol, address = '', profile = {} }: Planted,
): Promise<number> {
  return asActor(house.db, system, async (tx) => {
    const { id } = await tx
      .insertInto('source')
      .values({
        library_id: libraryId,
        name_zh: '来源',
        name_en: 'Source',
        protocol,
        address,
        profile: JSON.stringify(SourceProfile.parse(profile)),
        is_harvested: true,
        changed_at: house.clock.now(),
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    return id
  })
}

/** Places a file for a source, piece by piece; answers its id. */
export async function placeFile(house: House, sourceId: number, bytes: Uint8Array) {
  const at = house.clock.now()
  const announced = await attempt(house.db, system, (tx) =>
    announceFile(tx, system, { sourceId, name: 'records.mrc', sizeBytes: bytes.length, at }),
  )
  if (!announced.ok) throw new Error(announced.refusal.code)
  const { fileId } = announced.value
  for (let position = 0; position * pieceBytes < bytes.length; position++) {
    const piece = bytes.subarray(position * pieceBytes, (position + 1) * pieceBytes)
    await attempt(house.db, system, (tx) =>
      keepPiece(tx, { sourceId, fileId, position, bytes: piece, at }),
    )
  }
  return fileId
}

/** Begins a run and works it to its end; answers how it stands. */
export async function harvestNow(house: House, starting: Starting, waited: number[] = []) {
  const started = await attempt(house.db, system, (tx) => startRun(tx, house, system, starting))
  if (!started.ok) throw new Error(started.refusal.code)
  const { signal } = new AbortController()
  const reached = {
    resolve: async () => ['93.184.215.14'],
    wait: async (ms: number) => void waited.push(ms),
  }
  await workRun(house, started.value.runId, { signal, reached })
  return runOf(house, started.value.runId)
}

/** A run as it stands. */
export const runOf = (house: House, runId: number) =>
  asActor(house.db, system, (tx) =>
    tx.selectFrom('harvest_run').selectAll().where('id', '=', runId).executeTakeFirstOrThrow(),
  )

/** How many records and copies a library has, and works there are. */
export async function holdingsCount(house: House, libraryId: number) {
  return asActor(house.db, system, async (tx) => {
    const { rows } = await sql<{ sources: number; copies: number; works: number }>`
      select (select count(*)::int from source_record where library_id = ${libraryId}) as sources,
             (select count(*)::int from holding where library_id = ${libraryId}) as copies,
             (select count(*)::int from record) as works`.execute(tx)
    return rows[0]!
  })
}

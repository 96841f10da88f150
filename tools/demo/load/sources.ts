import { announceFile, keepPiece, pieceBytes } from '../../../src/catalogue/harvest/file-store.ts'
import { startRun } from '../../../src/catalogue/harvest/start.ts'
import { workRun } from '../../../src/catalogue/harvest/work.ts'
import { SourceProfile } from '../../../src/catalogue/sources/profile.ts'
import { system } from '../../../src/shared/actor.ts'
import { asActor, type Tx } from '../../../src/shared/database.ts'
import type { House } from '../../../src/shared/house.ts'
import { attempt } from '../../../src/shared/once.ts'
import type { Result } from '../../../src/shared/result.ts'
import { writeIso2709 } from '../../../src/wire/marc/iso2709.ts'
import type { MarcRecord } from '../../../src/wire/marc/record.ts'

/** Members whose records come by harvest of a file; those of the others were imported by hand. */
export const HARVESTED = ['211060', '211130', '211360']

/** Members whose catalogue was to be harvested over the network, and how that went. */
const REMOTE = [
  { code: '211010', protocol: 'oaiPmh', address: 'https://oai.pku.example/oai', failed: true },
  { code: '211110', protocol: 'sru', address: 'https://sru.bnu.example/sru', failed: false },
]

/** So long before the demonstration begins its harvests were made, and so long each record took. */
const HOURS_BEFORE = 5
const MS_A_STEP = 40

type Place = Pick<House, 'db' | 'clock' | 'randomBytes'>

/**
 * Harvests the records of one library from a file, as a librarian exports them: one cut short, one that came twice, one
 * without a title. Answers how many records were added.
 */
export async function harvestLibrary(
  given: Place,
  { libraryId, code }: { libraryId: number; code: string },
  records: readonly MarcRecord[],
): Promise<number> {
  const place = beforehand(given)
  const sourceId = await asActor(place.db, system, (tx) =>
    addSource(tx, place, { libraryId, protocol: 'file', address: '' }),
  )
  const file = fileOf(records)
  const at = place.clock.now()
  const { fileId } = await done(place, (tx) =>
    announceFile(tx, system, { sourceId, name: `${code}.mrc`, sizeBytes: file.length, at }),
  )
  for (let position = 0; position * pieceBytes < file.length; position++) {
    const bytes = file.subarray(position * pieceBytes, (position + 1) * pieceBytes)
    await done(place, (tx) => keepPiece(tx, { sourceId, fileId, position, bytes, at }))
  }
  const { runId } = await done(place, (tx) =>
    startRun(tx, place, system, { sourceId, scope: 'full' }),
  )
  await workRun(place, runId, { signal: new AbortController().signal })
  const run = await asActor(place.db, system, (tx) =>
    tx.selectFrom('harvest_run').select('added').where('id', '=', runId).executeTakeFirstOrThrow(),
  )
  return run.added
}

/** The house some hours ago, its clock moving on, with nobody to take jobs. */
function beforehand(given: Place): House {
  const began = given.clock.now().subtract({ hours: HOURS_BEFORE })
  let asked = 0
  return {
    ...(given as House),
    clock: { now: () => began.add({ milliseconds: MS_A_STEP * asked++ }) },
    jobs: { ...(given as House).jobs, enqueue: async () => {} },
  }
}

function fileOf(records: readonly MarcRecord[]): Buffer {
  const untitled = { leader: '00000nam0 2200000   450 ', fields: [{ tag: '001', value: 'x1' }] }
  const all = [...records.slice(0, 8), untitled, ...records.slice(0, 1), ...records.slice(8)]
  const written = all.map((record) => {
    const iso2709 = writeIso2709(record)
    if (!iso2709.ok) throw new Error(iso2709.reason)
    return iso2709.bytes
  })
  const cut = written.at(-1)!
  return Buffer.concat([...written, cut.subarray(0, cut.length - 40)])
}

/** Sources over the network, one of which cannot be reached. */
export async function loadRemoteSources(given: Place, ids: Map<string, number>): Promise<void> {
  const place = beforehand(given)
  await asActor(place.db, system, async (tx) => {
    for (const { code, failed, ...remote } of REMOTE) {
      const libraryId = ids.get(code)!
      const sourceId = await addSource(tx, place, { libraryId, ...remote })
      if (failed) await failOnce(tx, place, { sourceId, libraryId })
    }
  })
}

async function failOnce(
  tx: Tx,
  { clock }: Place,
  { sourceId, libraryId }: { sourceId: number; libraryId: number },
): Promise<void> {
  const at = clock.now()
  await tx
    .insertInto('harvest_run')
    .values({
      source_id: sourceId,
      library_id: libraryId,
      scope: 'full',
      state: 'failed',
      error: 'nameNotFound',
      started_at: at,
      worked_at: at,
      finished_at: at,
    })
    .execute()
}

async function addSource(
  tx: Tx,
  { clock }: Place,
  { libraryId, protocol, address }: { libraryId: number; protocol: string; address: string },
): Promise<number> {
  const { id } = await tx
    .insertInto('source')
    .values({
      library_id: libraryId,
      name_zh: protocol === 'file' ? '馆藏目录（文件）' : '馆藏目录',
      name_en: protocol === 'file' ? 'Catalogue (files)' : 'Catalogue',
      protocol,
      address,
      profile: JSON.stringify(SourceProfile.parse({})),
      is_harvested: true,
      changed_at: clock.now(),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

async function done<T>(place: House, work: (tx: Tx) => Promise<Result<T>>): Promise<T> {
  const result = await attempt(place.db, system, work)
  if (!result.ok) throw new Error(result.refusal.code)
  return result.value
}

import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import pg from 'pg'
import { describe } from '../../../src/catalogue/bibliographic.ts'
import { keepIndex } from '../../../src/catalogue/search/postgres/upkeep-store.ts'
import { system } from '../../../src/shared/actor.ts'
import { asActor } from '../../../src/shared/database.ts'
import type { House } from '../../../src/shared/house.ts'
import { loadCatalogue } from '../../demo/load/catalogue.ts'
import { loadMembers } from '../../demo/load/members.ts'
import { workToMarc } from '../../demo/marc.ts'
import { DEMO_WORKS, type Work } from '../../demo/works.ts'
import { copyRows, lay, noRows } from '../search/rows.ts'
import { drawsFrom, generatedWorks, holdersOf } from './generated-works.ts'

export interface Laid {
  /** Records up to this id are the real works. */
  realUntil: number
  libraryIds: number[]
  generated: number
}

const seed = 20_240_607
/** So many works are written at once. */
const worksAtOnce = 10_000

interface Laying {
  records: number
  ownerUrl: string
  folder: string | undefined
  report: (line: string) => void
}

/**
 * The real works of the demonstration with their copies and loans, by the door of `import`, and behind them `records`
 * generated ones that mostly one library holds. What lies in `folder` from a run before is taken as it is.
 */
export async function layCatalogue(
  house: House,
  { records, ownerUrl, folder, report }: Laying,
): Promise<Laid> {
  const marker = folder && join(folder, 'relevance.json')
  if (marker && existsSync(marker)) {
    const laid = JSON.parse(readFileSync(marker, 'utf8')) as Laid
    if (laid.generated === records) return laid
    throw new Error(`${folder} has ${laid.generated} generated works, not ${records}`)
  }
  const ids = await asActor(house.db, system, (tx) => loadMembers(tx, house.clock.now()))
  await loadCatalogue(house, ids)
  const realUntil = await lastRecord(house)
  const libraryIds = [...ids.values()]
  await copyGenerated(house, { records, realUntil, libraryIds, ownerUrl, report })
  await keepIndex(house)
  const laid = { realUntil, libraryIds, generated: records }
  if (marker) writeFileSync(marker, JSON.stringify(laid))
  return laid
}

const lastRecord = (house: House): Promise<number> =>
  asActor(house.db, system, async (tx) => {
    const { rows } = await sql<{ id: number }>`select max(id) as id from record`.execute(tx)
    return rows[0]!.id
  })

interface Copying extends Omit<Laid, 'generated'> {
  records: number
  ownerUrl: string
  report: (line: string) => void
}

/** The generated works as rows: what `import` would make of their records. */
async function copyGenerated(house: House, copying: Copying): Promise<void> {
  const { records, ownerUrl } = copying
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    await client.query('set synchronous_commit = off')
    const taken = new Set(DEMO_WORKS.map(({ title }) => title.toLowerCase()))
    const works = generatedWorks(records, { seed, taken })
    const id = await copyWorks(client, works, { ...copying, at: house.clock.now().toString() })
    for (const table of ['record', 'source_record'])
      await client.query(`select setval(pg_get_serial_sequence('${table}', 'id'), ${id})`)
    await client.query('analyze')
  } finally {
    await client.end()
  }
}

/** Writes `works` one behind the other; answers the last id. */
async function copyWorks(
  client: pg.Client,
  works: Iterable<Work>,
  { at, realUntil, libraryIds, report }: Copying & { at: string },
): Promise<number> {
  const draw = drawsFrom(seed)
  let rows = noRows()
  let id = await lastSource(client, realUntil)
  for (const work of works) {
    id += 1
    lay(cataloguedAs(id, work, { libraryIds, draw }), { rows, at })
    if (rows.record.length < worksAtOnce) continue
    await copyRows(client, rows)
    rows = noRows()
    report(`${id} works`)
  }
  await copyRows(client, rows)
  return id
}

/** Behind all records and all that libraries have sent. */
async function lastSource(client: pg.Client, realUntil: number): Promise<number> {
  const { rows } = await client.query<{ id: number }>('select max(id) as id from source_record')
  return Math.max(realUntil, rows[0]!.id)
}

interface Shelving {
  libraryIds: readonly number[]
  draw: () => number
}

function cataloguedAs(id: number, work: Work, { libraryIds, draw }: Shelving) {
  const options = { controlNumber: String(id), enteredOn: '20200101', holdings: [] }
  const first = Math.floor(draw() * libraryIds.length)
  const held = Array.from(
    { length: holdersOf(draw) },
    (_, nth) => libraryIds[(first + nth * 7) % libraryIds.length]!,
  )
  return {
    id,
    work: describe(workToMarc(work, options)),
    libraryIds: held,
    callNumber: `${work.classNumber}/${id % 1000}`,
    loans: draw() < 0.2 ? Math.floor(-Math.log(1 - draw()) * 10) : 0,
  }
}

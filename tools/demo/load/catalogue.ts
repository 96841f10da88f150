import { sql } from 'kysely'
import { importRecords } from '../../../src/catalogue/import.ts'
import { system } from '../../../src/shared/actor.ts'
import { asActor } from '../../../src/shared/database.ts'
import type { House } from '../../../src/shared/house.ts'
import type { MarcReading } from '../../../src/wire/marc/record.ts'
import { demoCatalogues } from '../holdings.ts'
import type { MarcRecord } from '../marc.ts'
import { seededRandom } from '../random.ts'
import { HARVESTED, harvestLibrary, loadRemoteSources } from './sources.ts'

/** A work that can be asked for, with the lendable copies of each library that holds it. */
export type Stock = {
  id: number
  title: string
  author: string
  publisher: string
  year: string
  isbn: string
  callNumber: string
  language: string
  /** How much it is wanted: the most popular has 1, the n-th 1/n. */
  weight: number
  /** Barcodes of copies that may go out, by library id; those on the shelf come first. */
  barcodes: Map<number, string[]>
  /** Libraries with a copy on the shelf. */
  onShelf: Set<number>
}

type Place = Pick<House, 'db' | 'clock' | 'randomBytes'>

/** Brings each library's records into the catalogue by the doors of `import` and harvest; answers the works. */
export async function loadCatalogue(place: Place, ids: Map<string, number>): Promise<Stock[]> {
  for (const [code, records] of demoCatalogues()) {
    const libraryId = ids.get(code)!
    const added = HARVESTED.includes(code)
      ? await harvestLibrary(place, { libraryId, code }, records)
      : (await importRecords(place, readings(records), { libraryId })).added
    if (added !== records.length)
      throw new Error(`${code}: ${records.length} records, ${added} brought in`)
  }
  await loadRemoteSources(place, ids)
  return asActor(place.db, system, async (tx) => {
    const { rows } = await sql<StockRow>`
      select r.id, concat_ws(' ', r.title, r.description ->> 'volume') as title,
        r.responsibility as author, r.publisher, r.published_year as year,
        coalesce(r.isbn, '') as isbn, r.call_number as "callNumber", r.language,
        (select coalesce(jsonb_agg(jsonb_build_array(h.library_id, h.barcode, h.status = 'available')
             order by h.status, h.id), '[]')
         from holding h where h.record_id = r.id and h.lendable) as copies
      from record r order by r.id`.execute(tx)
    const stock = withPopularity(rows)
    await countUse(tx, stock)
    return stock
  })
}

/** Records made here as a file would give them. */
export async function* readings(records: readonly MarcRecord[]): AsyncGenerator<MarcReading> {
  for (const [index, record] of records.entries())
    yield { position: { index, byteOffset: 0 }, bytes: new Uint8Array(), record, repairs: [] }
}

type Copy = [libraryId: number, barcode: string, onShelf: boolean]
type StockRow = Omit<Stock, 'weight' | 'barcodes' | 'onShelf'> & { copies: Copy[] }
const SEED = 1098

function withPopularity(rows: StockRow[]) {
  const random = seededRandom(SEED)
  const rank = random.shuffle(rows.map((_, place) => place))
  return rows.map(({ copies, ...work }, place): Stock => {
    const barcodes = new Map<number, string[]>()
    for (const [library, barcode] of copies)
      barcodes.set(library, [...(barcodes.get(library) ?? []), barcode])
    const onShelf = new Set(copies.filter(([, , here]) => here).map(([library]) => library))
    return { ...work, weight: 1 / (rank[place]! + 6), barcodes, onShelf }
  })
}

/** 借阅次数 and 浏览次数 of the years before: the popular works have been lent some dozen times. */
async function countUse(tx: Parameters<Parameters<typeof asActor>[2]>[0], stock: readonly Stock[]) {
  const random = seededRandom(SEED + 1)
  const counts = stock.map(({ id, weight }) => {
    const loans = Math.round(weight * random.int(60, 260))
    return { id, loans, views: loans * random.int(5, 14) + random.int(3, 40) }
  })
  await sql`
    update record set loan_count = c.loans, view_count = c.views
    from jsonb_to_recordset(${JSON.stringify(counts)}::jsonb) as c(id int, loans int, views int)
    where record.id = c.id`.execute(tx)
}

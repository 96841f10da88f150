import { sql } from 'kysely'
import type { PublicCopy } from '../../../src/protocols/copy-store.ts'
import { system } from '../../../src/shared/actor.ts'
import { asActor } from '../../../src/shared/database.ts'
import type { House } from '../../../src/shared/house.ts'
import type { MarcRecord } from '../../../src/wire/marc/record.ts'
import { workToMarc } from '../marc.ts'
import { type Shelved, shelved } from './shelf.ts'
import type { OfLibrary } from './sources.ts'
import { LIVE_WORKS, OUT_TODAY } from './works.ts'

/** What only its live target has of a library. */
function liveBooks(library: OfLibrary): Shelved[] {
  const own = LIVE_WORKS.filter(({ at }) => at.includes(library.code))
  return own.map((work, place) => {
    const number = place + 1
    const marc = workToMarc(work, {
      controlNumber: `${library.code}9${String(number).padStart(5, '0')}`,
      enteredOn: '20100102',
      holdings: [
        {
          libraryCode: library.code,
          location: '总馆书库',
          bookNumber: `B${number + 10}`,
          barcodes: [`${library.code.slice(2)}9${String(number).padStart(4, '0')}1`],
          status: '可借',
          ...(work.volume ? { volume: work.volume } : {}),
        },
      ],
    })
    return shelved(marc, { id: number, library })
  })
}

/** All that a library has: what the union catalogue knows of it, as it stands, and what it does not know. */
export async function heldBooks(house: House, library: OfLibrary): Promise<Shelved[]> {
  const { rows } = await asActor(house.db, system, (tx) =>
    sql<{ id: number; title: string; marc: MarcRecord; copies: PublicCopy[] }>`
      select own.id, record.title, own.marc, jsonb_agg(jsonb_build_object('code', code, 'shortZh', short_zh,
               'callNumber', holding.call_number, 'barcode', barcode, 'volume', volume, 'location', location,
               'status', status) order by holding.id) as copies
      from source_record own
        join library on library.id = own.library_id
        join record on record.id = own.record_id
        join holding on holding.source_record_id = own.id
      where library.code = ${library.code}
      group by own.id, record.title order by own.id`.execute(tx),
  )
  const known = rows.map(({ id, title, marc, copies }) => {
    const isOut = library.code === OUT_TODAY.libraryCode && title === OUT_TODAY.title
    const said = isOut ? copies.map((copy) => ({ ...copy, status: 'onLoan' as const })) : copies
    return shelved(marc, { id: 1000 + id, library, copies: said })
  })
  return [...liveBooks(library), ...known]
}

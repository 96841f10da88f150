import { availableParallelism } from 'node:os'
import { importRecords } from '../../../src/catalogue/import.ts'
import { systemClock } from '../../../src/shared/clock.ts'
import type { Database } from '../../../src/shared/database.ts'
import { writeIso2709 } from '../../../src/wire/marc/iso2709.ts'
import { readMarc } from '../../../src/wire/marc/read.ts'
import type { MarcRecord } from '../../../src/wire/marc/record.ts'
import { generated } from './corpus.ts'

const imported = 60_000
/** Ids of works that no other part of the bench has. */
const firstId = 50_000_000

/**
 * Records a second through `npm run import`, from the bytes of a file on: read, described, matched, stored, found. Two
 * libraries, one after the other; the second has half of the books of the first.
 */
export async function importedPerSecond(db: Database): Promise<number> {
  const files = [firstId, firstId + imported / 4].map((id) => fileOf(id, id + imported / 2))
  const from = performance.now()
  for (const [at, file] of files.entries()) {
    const options = { libraryId: at + 1, threads: availableParallelism() }
    const { added } = await importRecords(
      { db, clock: systemClock },
      readMarc(pieces(file)),
      options,
    )
    if (added !== imported / 2) throw new Error(`${added} of ${imported / 2} records were imported`)
  }
  return imported / ((performance.now() - from) / 1000)
}

/** The works `from` to `to` (not included) as a file of ISO 2709. */
const fileOf = (from: number, to: number): Buffer =>
  Buffer.concat(
    Array.from({ length: to - from }, (_, at) => {
      const written = writeIso2709(marcOf(from + at))
      if (!written.ok) throw new Error(written.reason)
      return written.bytes
    }),
  )

/** As a file is read from disk. */
async function* pieces(file: Buffer): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < file.length; at += 65_536) yield file.subarray(at, at + 65_536)
}

function marcOf(id: number): MarcRecord {
  const { work, callNumber } = generated(id)
  const field = (tag: string, subfields: Record<string, string | null>) => ({
    tag,
    indicators: '  ',
    subfields: Object.entries(subfields).flatMap(([code, value]) =>
      value === null ? [] : [{ code, value }],
    ),
  })
  return {
    leader: '00000nam0 2200000   450 ',
    fields: [
      { tag: '001', value: `bench${id}` },
      field('010', { a: work.isbns[0]!.normal, d: work.price }),
      field('101', { a: work.language }),
      field('200', { a: work.title, e: work.subtitle, f: work.responsibility }),
      field('210', { a: work.place, c: work.publisher, d: work.year }),
      field('215', { a: work.extent }),
      ...work.subjects.map((subject) => field('606', { a: subject })),
      field('690', { a: work.clc }),
      field('701', { a: work.persons[0]!.name }),
      field('905', { d: callNumber, b: `B${id}` }),
    ],
  } as never
}

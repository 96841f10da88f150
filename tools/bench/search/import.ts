import { importRecords } from '../../../src/catalogue/import.ts'
import { systemClock } from '../../../src/shared/clock.ts'
import type { Database } from '../../../src/shared/database.ts'
import type { MarcReading, MarcRecord } from '../../../src/wire/marc/record.ts'
import { generated } from './corpus.ts'

const imported = 20_000
/** Ids of works that no other part of the bench has. */
const firstId = 50_000_000

/** Records a second through the import as it is for a library's file: described, matched, stored, found. */
export async function importedPerSecond(db: Database): Promise<number> {
  const from = performance.now()
  const half = (libraryId: number, begin: number) =>
    importRecords({ db, clock: systemClock }, readings(begin, begin + imported / 2), { libraryId })
  await Promise.all([half(1, firstId), half(2, firstId + imported / 4)])
  return imported / ((performance.now() - from) / 1000)
}

async function* readings(from: number, to: number): AsyncGenerator<MarcReading> {
  for (let id = from; id < to; id++)
    yield { position: { record: id - from + 1, byte: 0 }, record: marcOf(id), repairs: [] } as never
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

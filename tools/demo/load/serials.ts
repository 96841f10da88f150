import { importRecords } from '../../../src/catalogue/import.ts'
import { importContents } from '../../../src/catalogue/serials/contents.ts'
import { readContents } from '../../../src/catalogue/serials/contents-file.ts'
import { putDatabase } from '../../../src/catalogue/serials/electronic/database-store.ts'
import { readTitleList } from '../../../src/catalogue/serials/electronic/title-list.ts'
import { system } from '../../../src/shared/actor.ts'
import { asActor } from '../../../src/shared/database.ts'
import type { House } from '../../../src/shared/house.ts'
import { DEMO_CONTENTS, DEMO_DATABASE, DEMO_JOURNALS, journalMarc } from '../serials.ts'
import { readings } from './catalogue.ts'

type Place = Pick<House, 'db' | 'clock' | 'randomBytes'>

/** Brings in the journals of each library, the 目次 of two issues, and a database that one library reads. */
export async function loadSerials(place: Place, ids: Map<string, number>): Promise<void> {
  for (const journal of DEMO_JOURNALS)
    for (const run of journal.runs)
      await importRecords(place, readings([journalMarc(journal, run)]), {
        libraryId: ids.get(run.libraryCode)!,
      })
  const contents = readContents(DEMO_CONTENTS)
  const list = readTitleList(DEMO_DATABASE.titles)
  if (!contents.ok || !list.ok) throw new Error('the tables of the demonstration lack a column')
  const at = place.clock.now()
  await asActor(place.db, system, async (tx) => {
    await importContents(tx, contents.reading, at)
    const { name, url, libraryCode } = DEMO_DATABASE
    await putDatabase(tx, { libraryId: ids.get(libraryCode)!, name, url, at }, list.list.titles)
  })
}

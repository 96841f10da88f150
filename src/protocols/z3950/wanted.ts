import { fold } from '../../catalogue/fold.ts'
import { outlookOf } from '../../catalogue/hits.ts'
import type { Wanted } from '../../catalogue/search/catalogue-search.ts'
import { plainSearch } from '../../catalogue/search/plain-search-store.ts'
import { visitor } from '../../shared/actor.ts'
import { dayOf } from '../../shared/clock.ts'
import type { Tx } from '../../shared/database.ts'
import type { House } from '../../shared/house.ts'
import type { AskedSet } from './question.ts'

/** The engine that clients are answered by. */
export const engine = plainSearch

/** Who is asked, and in which transaction. */
export interface Asking {
  house: House
  tx: Tx
}

/** What the catalogue is asked: works that some member holds today. */
export async function wantedBy({ house, tx }: Asking, set: AskedSet): Promise<Wanted> {
  const { outlook } = await outlookOf(tx, visitor, dayOf(house.clock.now()))
  const filters = {
    libraryIds: outlook.libraryIds,
    materialTypes: [],
    languages: set.narrowed.languages ?? [],
    yearFrom: set.narrowed.yearFrom ?? null,
    yearTo: set.narrowed.yearTo ?? null,
    clc: '',
    arrivedSince: null,
  }
  const query = set.condition && { condition: set.condition, asTitle: fold(set.text) }
  return { query, filters }
}

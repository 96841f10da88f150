import { fold } from '../../catalogue/fold.ts'
import { outlookOf } from '../../catalogue/hits.ts'
import { noFilters, type Wanted } from '../../catalogue/search/catalogue-search.ts'
import { visitor } from '../../shared/actor.ts'
import { dayOf } from '../../shared/clock.ts'
import type { Tx } from '../../shared/database.ts'
import type { House } from '../../shared/house.ts'
import type { AskedSet } from '../asked/asked-set.ts'

/** Who is asked, and in which transaction. */
export interface Asking {
  house: House
  tx: Tx
}

/** What the catalogue is asked: works that some member holds today. */
export async function wantedBy({ house, tx }: Asking, set: AskedSet): Promise<Wanted> {
  const { outlook } = await outlookOf(tx, visitor, dayOf(house.clock.now()))
  const filters = { ...noFilters, libraryIds: outlook.libraryIds, ...set.narrowed }
  const query = set.condition && { condition: set.condition, asTitle: fold(set.text) }
  return { query, filters }
}

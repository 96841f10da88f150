import type { Tx } from '../../shared/database.ts'
import { postgresSearch } from '../search/postgres/search.ts'

/** Brings the search index up to date with these records, in the transaction that changed them. */
export const refreshSearch = (tx: Tx, recordIds: readonly number[]): Promise<void> =>
  postgresSearch.refresh(tx, recordIds)

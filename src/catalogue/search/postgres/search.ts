import type { CatalogueSearch } from '../catalogue-search.ts'
import { countsOf } from './counts-store.ts'
import { refreshEntries } from './entry-store.ts'
import { pageOf } from './page-store.ts'
import { spellingsFor } from './spelling-store.ts'
import { suggestionsFor } from './suggestion-store.ts'

/** Search in PostgreSQL: terms in editions that never change, and what has changed since beside them (decision 32). */
export const postgresSearch: CatalogueSearch = {
  page: pageOf,
  counts: countsOf,
  suggestions: suggestionsFor,
  otherSpellings: spellingsFor,
  refresh: refreshEntries,
}

import { describe } from 'vitest'
import { buildEdition } from '../../src/catalogue/search/postgres/edition/build-edition-store.ts'
import { postgresSearch } from '../../src/catalogue/search/postgres/search.ts'
import { searchContract } from './search-contract.ts'

describe('PostgreSQL, everything fresh', () => {
  searchContract({ search: postgresSearch, rest: async () => {} })
})

describe('PostgreSQL, with an edition of what came before', () => {
  searchContract({ search: postgresSearch, rest: ({ house }) => buildEdition(house) })
})

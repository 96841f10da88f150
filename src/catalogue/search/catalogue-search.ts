import type { Tx } from '../../shared/database.ts'
import type { MaterialType } from '../description/field-map.ts'
import type { Query } from './condition.ts'

/** What narrows a result; an empty list, null and '' narrow nothing. Values of one filter are alternatives. */
export interface Filters {
  libraryIds: readonly number[]
  materialTypes: readonly MaterialType[]
  /** Three letters of ISO 639-2/B. */
  languages: readonly string[]
  yearFrom: number | null
  yearTo: number | null
  /** The beginning of a 中图法 class: `O17` is O17 and all below it. */
  clc: string
  /** Found by the catalogue not before this instant: new arrivals. */
  arrivedSince: Temporal.Instant | null
}

/** Narrows nothing. */
export const noFilters: Filters = {
  libraryIds: [],
  materialTypes: [],
  languages: [],
  yearFrom: null,
  yearTo: null,
  clc: '',
  arrivedSince: null,
}

export const sortOrders = ['relevance', 'newest', 'oldest', 'title', 'arrived'] as const
export type SortOrder = (typeof sortOrders)[number]

/** A question without words (`query` null) asks for all that passes the filters: browsing. */
export interface Wanted {
  query: Query | null
  filters: Filters
}

export interface PageWanted extends Wanted {
  sort: SortOrder
  /** From 1; a page beyond the last is empty. */
  page: number
  perPage: number
}

export interface CountsWanted extends Wanted {
  /** Works that each of these libraries holds of those found: all members, or those chosen. */
  libraryIds: readonly number[]
  /** Whether years, types, languages and classes are counted too. */
  facets: boolean
}

/** A number that is exact up to 10,000 hits, and beyond them perhaps within 5 % (shown as 约). */
export interface Count {
  count: number
  approximate: boolean
}

export interface Counts {
  total: Count
  /** Libraries without any are left out. */
  libraries: ({ libraryId: number } & Count)[]
  facets: Record<Facet, ({ value: string } & Count)[]> | null
}

/**
 * What is counted beside libraries. `clc`: the classes right below the chosen one, or the main classes, as
 * `clcChildren` of texts/clc.ts names them; each counts all that is below it.
 */
export const facets = ['year', 'materialType', 'language', 'clc'] as const
export type Facet = (typeof facets)[number]

/** What may be meant while one types: `kind` says what is suggested, `records` how often it leads somewhere. */
export interface Suggestion {
  kind: 'title' | 'person' | 'subject'
  text: string
  /** The record, where the text is the title of one. */
  recordId: number | null
}

/**
 * The engine behind 联合检索: everything asked of it, and nothing about how it answers. A consortium that outgrows
 * one machine brings another; test/catalogue/search-contract.ts says what any of them must do.
 */
export interface CatalogueSearch {
  /** The ids of one page, in order; every page of a question is stable while the catalogue does not change. */
  page(tx: Tx, wanted: PageWanted): Promise<number[]>
  counts(tx: Tx, wanted: CountsWanted): Promise<Counts>
  /** At most `limit`, best first; the typed text as it came. */
  suggestions(tx: Tx, typed: string, limit: number): Promise<Suggestion[]>
  /** Other spellings of a question that found little, best first; words that the catalogue has. */
  otherSpellings(tx: Tx, typed: string): Promise<string[]>
  /**
   * Brings the index up to date with these records in the same transaction; records that are gone, and those that nobody
   * holds any more, are taken out.
   */
  refresh(tx: Tx, recordIds: readonly number[]): Promise<void>
}

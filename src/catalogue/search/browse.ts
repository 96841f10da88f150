import { visitor } from '../../shared/actor.ts'
import { dayOf } from '../../shared/clock.ts'
import { asActor } from '../../shared/database.ts'
import { keptFor } from '../../shared/kept.ts'
import { hitsOf, outlookOf } from '../hits.ts'
import type { Hit } from '../shapes.ts'
import { facetsCounted } from './answer/counted.ts'
import { type Filters, noFilters } from './catalogue-search.ts'
import { postgresSearch } from './postgres/search.ts'
import type { FacetCount } from './shapes.ts'

/** How long the shelves may look as they did, s: they change with an import, and everybody sees the same. */
const browseSeconds = 30
const arrivalsShown = 8

export interface Browse {
  /** The main classes with what they hold. */
  classes: FacetCount[]
  /** 图书, 期刊 … with what there is of each, the most first. */
  types: FacetCount[]
  /** What came into the catalogue last, newest first. */
  arrivals: Hit[]
}

/** What can be looked through before anything is asked: 中图法 and 新到书刊 over all members. */
export const browse = keptFor(
  browseSeconds,
  (house, at): Promise<Browse> =>
    asActor(house.db, visitor, async (tx) => {
      const { outlook } = await outlookOf(tx, visitor, dayOf(at))
      const filters: Filters = { ...noFilters, libraryIds: outlook.libraryIds }
      const counts = await postgresSearch.counts(tx, {
        query: null,
        filters,
        libraryIds: [],
        facets: true,
      })
      const newest = await postgresSearch.page(tx, {
        query: null,
        filters,
        sort: 'arrived',
        page: 1,
        perPage: arrivalsShown,
      })
      const { clc, materialType } = facetsCounted(counts, '')
      return {
        classes: clc,
        types: materialType,
        arrivals: await hitsOf(tx, newest, outlook),
      }
    }),
)

import { textsOf } from '../../../../texts/index.ts'
import { visitor } from '../../../shared/actor.ts'
import { dayOf } from '../../../shared/clock.ts'
import { asActor } from '../../../shared/database.ts'
import type { House } from '../../../shared/house.ts'
import type { Language } from '../../../shared/shapes.ts'
import { outlookOf } from '../../hits.ts'
import { noFilters } from '../catalogue-search.ts'
import { postgresSearch } from '../postgres/search.ts'
import type { SearchQuestion } from '../shapes.ts'
import { arrivalsOf } from './arrivals-store.ts'
import { atomFeed } from './atom.ts'

/** As many as a page of a reading program shows; who comes daily misses none on ordinary days. */
const entries = 50

export interface FeedAsked {
  question: Pick<SearchQuestion, 'libraries' | 'types' | 'languages' | 'clc'>
  /** Path and query of the feed. */
  address: string
  language: Language
}

/** 新到书刊 as a feed, for all members or those chosen, narrowed as a search is; unknown libraries hold nothing. */
export const arrivalsFeed = (
  house: House,
  { question, address, language }: FeedAsked,
): Promise<string> =>
  asActor(house.db, visitor, async (tx) => {
    const { members, outlook } = await outlookOf(tx, visitor, dayOf(house.clock.now()))
    const chosen = members.filter(({ code }) => question.libraries.includes(code))
    const libraryIds =
      question.libraries.length > 0 ? chosen.map(({ id }) => id) : outlook.libraryIds
    const { types: materialTypes, languages, clc } = question
    const filters = { ...noFilters, libraryIds, materialTypes, languages, clc }
    const ids =
      libraryIds.length === 0
        ? []
        : await postgresSearch.page(tx, {
            query: null,
            filters,
            sort: 'arrived',
            page: 1,
            perPage: entries,
          })
    const title = `${textsOf(language).catalogue.refine.arrivals} · ${textsOf(language).common.brand}`
    const head = { title, address, publicUrl: house.publicUrl, language }
    return atomFeed(head, await arrivalsOf(tx, ids, { ...outlook, libraryIds }))
  })

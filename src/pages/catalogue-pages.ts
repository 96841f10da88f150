import { z } from 'zod'
import { askableLive } from '../catalogue/live/live-search.ts'
import { recordBeside } from '../catalogue/record/beside-store.ts'
import { viewedRecord } from '../catalogue/record/record-page.ts'
import { browse } from '../catalogue/search/browse.ts'
import { isBrowsing } from '../catalogue/search/question/chosen.ts'
import { SearchAddress, type SearchQuestion } from '../catalogue/search/shapes.ts'
import { searchPage } from '../catalogue/search.ts'
import { serialBeside } from '../catalogue/serials/beside-record.ts'
import { articlePage, articlesMatching, issuePage } from '../catalogue/serials/contents.ts'
import { quotaAndLimits } from '../requests/asking/quota.ts'
import { sameSitePath } from '../signin/same-site.ts'
import { ask } from './ask-page.ts'
import { idOf, type Page, type PageCall, page } from './page.ts'
import { directoryToday } from './portal-pages.ts'
import { number, numbers, pageNumber, several, text } from './query.ts'

const { shape } = SearchAddress

/** A search's address; what was typed wrong in it is as usual. */
const searchQuery = z.object({
  q: text(),
  field: shape.field.catch('any'),
  libraries: several,
  types: shape.types.catch([]),
  languages: shape.languages.catch([]),
  from: shape.from.catch(null),
  to: shape.to.catch(null),
  clc: shape.clc.catch(''),
  days: shape.days.catch(null),
  sort: shape.sort.catch('relevance'),
  words: shape.words.catch('most'),
  page: pageNumber,
})

/** From the search box to the form. */
export const cataloguePages: Page[] = [
  page({
    path: '/search',
    access: ['visitor'],
    view: 'reader/search',
    query: searchQuery,
    load: search,
  }),
  page({
    path: '/records/:id',
    access: ['visitor'],
    view: 'reader/record',
    query: z.object({ back: text(1000) }),
    load: async ({ house, actor, params, query, visit }) => {
      const record = await viewedRecord(house, actor, { recordId: idOf(params), visit })
      if (!record.ok) return record
      const { id, materialType } = record.value.hit
      if (id !== idOf(params)) return { redirect: `/records/${id}` }
      const beside = await recordBeside(house, actor, id)
      if (!beside.ok) return beside
      const { serial, electronic } = await serialBeside(house, actor, {
        recordId: id,
        materialType,
      })
      const back = query.back ? sameSitePath(query.back) : ''
      return { data: { record: record.value, beside: beside.value, serial, electronic, back } }
    },
  }),
  page({
    path: '/articles',
    access: ['visitor'],
    view: 'reader/articles',
    query: z.object({ q: text(), page: pageNumber }),
    load: async ({ house, actor, query }) => ({
      data: { answer: await articlePage(house, actor, query) },
    }),
  }),
  page({
    path: '/issues/:id',
    access: ['visitor'],
    view: 'reader/issue',
    query: z.object({ page: pageNumber }),
    load: async ({ house, actor, params, query }) => {
      const contents = await issuePage(house, actor, { id: idOf(params), ...query })
      return contents.ok ? { data: { contents: contents.value } } : contents
    },
  }),
  page({
    path: '/requests/new',
    access: ['reader'],
    view: 'reader/ask',
    query: z.object({ record: number, records: numbers, issue: number, article: number }),
    load: ask,
  }),
]

async function search({ house, actor, at, query }: PageCall<SearchQuestion>) {
  const directory = await directoryToday(house)
  const basket =
    actor.kind === 'reader' ? (await quotaAndLimits(house.db, actor, at)).maxPerSubmission : 0
  const live = await askableLive(house)
  const isAsked = query.q.trim() !== '' || isBrowsing(query)
  if (!isAsked)
    return {
      data: { directory, answer: null, basket, live, articles: 0, browse: await browse(house) },
    }
  const answer = await searchPage(house, actor, query)
  if (!answer.ok) return answer
  const articles = await articlesMatching(house, actor, query)
  return { data: { directory, answer: answer.value, basket, live, articles, browse: null } }
}

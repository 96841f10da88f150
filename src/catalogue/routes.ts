import { z } from 'zod'
import { visitor } from '../shared/actor.ts'
import { readingAs } from '../shared/database.ts'
import { answer } from '../shared/http.ts'
import type { Room } from '../shared/room.ts'
import { ErrorAnswer } from '../shared/shapes.ts'
import { recordPage } from './record/record-page.ts'
import { arrivalsFeed } from './search/arrivals/arrivals-feed.ts'
import { postgresSearch } from './search/postgres/search.ts'
import { SearchAddress, SearchAnswer, Suggestions } from './search/shapes.ts'
import { searchPage } from './search.ts'
import { RecordPage } from './shapes.ts'

const tags = ['catalogue']

/** As many as stand below a search box on a phone, above its keyboard. */
const suggestionsShown = 8

/** 联合检索 and the pages of records: open to everybody, asking for a book needs sign-in (domain.md §2.4). */
export const catalogueRoutes: Room = (house) => async (app) => {
  app.get(
    '/api/search',
    {
      config: { access: ['visitor'] },
      schema: {
        tags,
        summary: 'Search the union catalogue; repeat `libraries` for each chosen library',
        querystring: SearchAddress,
        response: { 200: SearchAnswer, '4xx': ErrorAnswer },
      },
    },
    async ({ actor, query }, reply) => answer(reply, await searchPage(house, actor, query)),
  )

  app.get(
    '/api/suggestions',
    {
      // One a key pressed, by everybody behind one address of a campus.
      config: { access: ['visitor'], perMinute: 1200 },
      schema: {
        tags,
        summary: 'What may be meant by what is being typed',
        querystring: z.object({ q: z.string().max(200) }),
        response: { 200: Suggestions, '4xx': ErrorAnswer },
      },
    },
    async ({ query }, reply) => {
      const suggestions = await readingAs(house.db, visitor, (tx) =>
        postgresSearch.suggestions(tx, query.q, suggestionsShown),
      )
      return reply.send({ suggestions })
    },
  )

  app.get(
    '/feeds/arrivals',
    {
      config: { access: ['visitor'] },
      schema: {
        tags,
        summary: 'New arrivals as an Atom feed; narrowed as a search is',
        querystring: SearchAddress.pick({
          libraries: true,
          types: true,
          languages: true,
          clc: true,
        }),
      },
    },
    async ({ query, url, language }, reply) => {
      const feed = await arrivalsFeed(house, { question: query, address: url, language })
      return reply.type('application/atom+xml; charset=utf-8').send(feed)
    },
  )

  app.get(
    '/api/records/:id',
    {
      config: { access: ['visitor'] },
      schema: {
        tags,
        summary: 'One record with its copies; only its page counts views',
        params: z.object({ id: z.coerce.number().int().min(1).max(2_147_483_647) }),
        response: { 200: RecordPage, '4xx': ErrorAnswer },
      },
    },
    async ({ actor, params }, reply) => answer(reply, await recordPage(house, actor, params.id)),
  )
}

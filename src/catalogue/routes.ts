import { z } from 'zod'
import { answer } from '../shared/http.ts'
import type { Room } from '../shared/room.ts'
import { ErrorAnswer } from '../shared/shapes.ts'
import { recordPage } from './record/record-page.ts'
import { searchPage } from './search.ts'
import { RecordPage, SearchAddress, SearchAnswer } from './shapes.ts'

const tags = ['catalogue']

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

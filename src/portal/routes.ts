import { z } from 'zod'
import { asActor } from '../shared/database.ts'
import { answerOnce } from '../shared/http/answer-once.ts'
import type { Room } from '../shared/room.ts'
import { ErrorAnswer, Paging } from '../shared/shapes.ts'
import { portalFigures } from './figures.ts'
import { news, newsItem } from './news-store.ts'
import { NewsForm, publish } from './publish.ts'
import { NewsItem, PortalFigures } from './shapes.ts'

const Id = z.coerce.number().int().min(1).max(2_147_483_647)

/** News and figures of the front page: public, but for writing. */
export const portalRoutes: Room = (house) => async (app) => {
  app.get(
    '/api/news',
    {
      config: { access: ['visitor'] },
      schema: {
        tags: ['portal'],
        summary:
          "News, newest first: the centre's (最新动态), the libraries' (公告信息), or one library's",
        querystring: z.object({
          ...Paging,
          cursor: Id.optional(),
          publisher: z.enum(['centre', 'libraries']).optional(),
          libraryCode: z.string().max(20).optional(),
        }),
        response: {
          200: z.object({ news: z.array(NewsItem), next: z.string().nullable() }),
          '4xx': ErrorAnswer,
        },
      },
    },
    async ({ actor, query: { cursor, limit, ...choice } }) => {
      const items = await asActor(house.db, actor, (tx) =>
        news(tx, { ...choice, before: cursor, limit: limit + 1 }),
      )
      const shown = items.slice(0, limit)
      return { news: shown, next: items.length > limit ? String(shown.at(-1)?.id) : null }
    },
  )

  app.get(
    '/api/news/:id',
    {
      config: { access: ['visitor'] },
      schema: {
        tags: ['portal'],
        summary: 'One item of news',
        params: z.object({ id: Id }),
        response: { 200: NewsItem, '4xx': ErrorAnswer },
      },
    },
    async ({ actor, params }, reply) => {
      const item = await asActor(house.db, actor, (tx) => newsItem(tx, params.id))
      return item ?? reply.refuse({ code: 'notFound' })
    },
  )

  app.post(
    '/api/news',
    {
      config: { access: ['staff', 'centre'], keyed: true },
      schema: {
        tags: ['portal'],
        summary: "Publish news: the centre for anybody, a librarian for her own library's readers",
        body: NewsForm,
        response: { 201: z.object({ id: Id }), '4xx': ErrorAnswer },
      },
    },
    (request, reply) =>
      answerOnce(house, { request, reply, status: 201 }, (tx, at) =>
        publish(tx, request.actor, { form: request.body, at }),
      ),
  )

  app.get(
    '/api/figures',
    {
      config: { access: ['visitor'] },
      schema: {
        tags: ['portal'],
        summary: 'The consortium in figures, at most a minute old',
        response: { 200: PortalFigures, '4xx': ErrorAnswer },
      },
    },
    () => portalFigures(house),
  )
}

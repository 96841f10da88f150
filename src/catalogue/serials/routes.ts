import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Actor } from '../../shared/actor.ts'
import { answer, callOf } from '../../shared/http.ts'
import type { Room } from '../../shared/room.ts'
import { ErrorAnswer } from '../../shared/shapes.ts'
import { articlePage, issuePage } from './contents.ts'
import { dropDatabase, ownDatabases, takeContents, takeTitleList } from './electronic.ts'
import {
  ArticleAnswer,
  ContentsForm,
  ElectronicDatabase,
  FileReport,
  IssueContents,
  TitleListForm,
} from './shapes.ts'

const tags = ['serials']
const params = z.object({ id: z.coerce.number().int().min(1).max(2_147_483_647) })
/** Two million characters of any script, as JSON. */
const bodyLimit = 9 * 1024 * 1024

type Staff = Extract<Actor, { kind: 'staff' | 'centre' }>

/** 目次 and electronic holdings: read by everybody, taken in by librarians. */
export const serialRoutes: Room = (house) => async (app) => {
  const callOfStaff = (request: FastifyRequest) => ({
    ...callOf(request, house.clock.now()),
    actor: request.actor as Staff,
  })

  app.get(
    '/api/articles',
    {
      config: { access: ['visitor'] },
      schema: {
        tags,
        summary: 'Articles in tables of contents (目次)',
        querystring: z.object({
          q: z.string().max(200),
          page: z.coerce.number().int().min(1).max(1000).default(1),
        }),
        response: { 200: ArticleAnswer, '4xx': ErrorAnswer },
      },
    },
    async ({ actor, query }) => articlePage(house, actor, query),
  )

  app.get(
    '/api/issues/:id',
    {
      config: { access: ['visitor'] },
      schema: {
        tags,
        summary: 'One issue of a serial: its articles, 200 a page, and who holds it',
        params,
        querystring: z.object({ page: z.coerce.number().int().min(1).max(1000).default(1) }),
        response: { 200: IssueContents, '4xx': ErrorAnswer },
      },
    },
    async ({ actor, params, query }, reply) =>
      answer(reply, await issuePage(house, actor, { ...params, ...query })),
  )

  app.get(
    '/api/electronic-databases',
    {
      config: { access: ['staff', 'centre'] },
      schema: {
        tags,
        summary: "The databases of the librarian's own library",
        response: { 200: z.array(ElectronicDatabase), '4xx': ErrorAnswer },
      },
    },
    async ({ actor }) => ownDatabases(house, actor as Staff),
  )

  app.post(
    '/api/electronic-databases',
    {
      bodyLimit,
      config: { access: ['staff', 'centre'], keyed: true, perMinute: 20 },
      schema: {
        tags,
        summary:
          'Take in a database from a KBART file or a list; its titles stand instead of those it had',
        body: TitleListForm,
        response: { 200: FileReport, '4xx': ErrorAnswer },
      },
    },
    async (request, reply) =>
      answer(reply, await takeTitleList(house, request.body, callOfStaff(request))),
  )

  app.delete(
    '/api/electronic-databases/:id',
    {
      config: { access: ['staff', 'centre'], keyed: true },
      schema: {
        tags,
        summary: 'Take a database away with its titles',
        params,
        response: { 200: z.object({ id: z.number().int() }), '4xx': ErrorAnswer },
      },
    },
    async (request, reply) =>
      answer(reply, await dropDatabase(house, request.params.id, callOfStaff(request))),
  )

  app.post(
    '/api/contents',
    {
      bodyLimit,
      config: { access: ['staff', 'centre'], keyed: true, perMinute: 20 },
      schema: {
        tags,
        summary: 'Take in tables of contents (目次) from a table with one article a row',
        body: ContentsForm,
        response: { 200: FileReport, '4xx': ErrorAnswer },
      },
    },
    async (request, reply) =>
      answer(reply, await takeContents(house, request.body, callOfStaff(request))),
  )
}

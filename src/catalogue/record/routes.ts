import type { FastifyReply } from 'fastify'
import { z } from 'zod'
import type { Actor } from '../../shared/actor.ts'
import { answerOnce } from '../../shared/http/answer-once.ts'
import { answer } from '../../shared/http.ts'
import { ok, type Result, refuse } from '../../shared/result.ts'
import type { Room } from '../../shared/room.ts'
import { ErrorAnswer, greatestId } from '../../shared/shapes.ts'
import { Editions } from '../merging/shapes.ts'
import { recordBeside } from './beside-store.ts'
import { citations, type Download, marcRecords } from './export-store.ts'
import { marcForms } from './marc-download.ts'
import { ratingOf, writeVote } from './rating-store.ts'
import { editionsPage } from './record-page.ts'
import { citationFormats, Rating, RecordBeside, RecordIds, Vote } from './shapes.ts'

const tags = ['catalogue']
const params = z.object({ id: z.coerce.number().int().min(1).max(greatestId) })

type Reader = Extract<Actor, { kind: 'reader' }>
type Staff = Extract<Actor, { kind: 'staff' }>

/** Sends a file to save, or the refusal. */
const download = (reply: FastifyReply, result: Result<Download>) => {
  if (!result.ok) return reply.refuse(result.refusal)
  const { name, type, bytes } = result.value
  reply.header('content-disposition', `attachment; filename="${name}"`)
  return reply.type(type).send(Buffer.from(bytes))
}

/** What stands on the page of a record beside the record itself, and what leaves the house from there. */
export const recordRoutes: Room = (house) => async (app) => {
  app.get(
    '/api/records/:id/beside',
    {
      config: { access: ['visitor'] },
      schema: {
        tags,
        summary:
          'Votes, links elsewhere, co-borrowed works, citation and my questions about a record',
        params,
        response: { 200: RecordBeside, '4xx': ErrorAnswer },
      },
    },
    async ({ actor, params }, reply) => answer(reply, await recordBeside(house, actor, params.id)),
  )

  app.get(
    '/api/records/:id/editions',
    {
      config: { access: ['visitor'] },
      schema: {
        tags,
        summary: 'The other editions of the work of a record, and who can lend them',
        params,
        response: { 200: Editions, '4xx': ErrorAnswer },
      },
    },
    async ({ actor, params }, reply) => answer(reply, await editionsPage(house, actor, params.id)),
  )

  app.put(
    '/api/records/:id/rating',
    {
      config: { access: ['reader'], keyed: true },
      schema: {
        tags,
        summary: 'My vote, in the place of my last; null takes it back',
        params,
        body: Vote,
        response: { 200: Rating, '4xx': ErrorAnswer },
      },
    },
    (request, reply) =>
      answerOnce(house, { request, reply }, async (tx, at) => {
        const actor = request.actor as Reader
        const vote = { recordId: request.params.id, stars: request.body.stars, at }
        const votedFor = await writeVote(tx, actor.readerId, vote)
        return votedFor ? ok(await ratingOf(tx, actor, votedFor)) : refuse('notFound')
      }),
  )

  app.get(
    '/api/records/export',
    {
      config: { access: ['visitor'] },
      schema: {
        tags,
        summary: 'The chosen records as references: GB/T 7714—2025, RIS or BibTeX; at most 100',
        querystring: z.object({ ids: RecordIds, format: z.enum(citationFormats) }),
      },
    },
    async ({ actor, query }, reply) => download(reply, await citations(house, actor, query)),
  )

  app.get(
    '/api/records/marc',
    {
      config: { access: ['staff', 'centre'] },
      schema: {
        tags,
        summary: 'The chosen records for cataloguing: ISO 2709 in UTF-8 or GB18030, or MARCXML',
        querystring: z.object({
          ids: RecordIds,
          form: z.enum(marcForms),
          library: z.string().max(20).default('').meta({ description: "whose records; '' = mine" }),
        }),
      },
    },
    async ({ actor, query }, reply) => {
      const { ids, form, library: libraryCode } = query
      return download(reply, await marcRecords(house, actor as Staff, { ids, form, libraryCode }))
    },
  )
}

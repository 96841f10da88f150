import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { z } from 'zod'
import { textsOf } from '../../../texts/index.ts'
import { asActor } from '../../shared/database.ts'
import { answerOnce } from '../../shared/http/answer-once.ts'
import { answer, callOf } from '../../shared/http.ts'
import { once } from '../../shared/once.ts'
import { ok, refuse } from '../../shared/result.ts'
import type { Room } from '../../shared/room.ts'
import { ErrorAnswer, greatestId } from '../../shared/shapes.ts'
import { ById } from '../sources/shapes.ts'
import { announceFile, keepPiece, pieceBytes } from './file-store.ts'
import { rejectsCsv, rejectsRaw } from './reject-store.ts'
import { runById } from './runs-store.ts'
import { FileForm, FileId, HarvestRun, Pieces, RunId, StartForm } from './shapes.ts'
import { continueRun, startRun, stopRun } from './start.ts'

const tags = ['harvest']
/** A file of 4 GiB is 4,096 pieces: a quick line sends it within a minute or two. */
const piecesPerMinute = 6_000

const ByPiece = ById.extend({
  fileId: z.coerce.number().int().min(1).max(greatestId),
  position: z.coerce.number().int().min(0).max(1_048_576),
})

/** Harvests: started, watched, stopped and gone on with; the centre's, and a library's to look at its own. */
export const harvestRoutes: Room = (house) => async (app) => {
  app.post(
    '/api/sources/:id/harvest',
    {
      config: { access: ['centre'], keyed: true },
      schema: {
        tags,
        summary: 'Begin a run of a source; one at a time',
        params: ById,
        body: StartForm,
        response: { 201: RunId, '4xx': ErrorAnswer },
      },
    },
    (request, reply) =>
      answerOnce(house, { request, reply, status: 201 }, (tx) => {
        const { actor, body, params } = request
        return startRun(tx, house, actor, { sourceId: params.id, ...body })
      }),
  )

  for (const [verb, does] of [
    ['stop', stopRun],
    ['continue', continueRun],
  ] as const)
    app.post(
      `/api/harvests/:id/${verb}`,
      {
        config: { access: ['centre'], keyed: true },
        schema: {
          tags,
          summary:
            verb === 'stop'
              ? 'Stop a run after the step it is at'
              : 'Go on with a run that was stopped or has failed, from where it stands',
          params: ById,
          response: { 200: RunId, '4xx': ErrorAnswer },
        },
      },
      (request, reply) =>
        answerOnce(house, { request, reply }, (tx) =>
          does(tx, house, request.actor, request.params.id),
        ),
    )

  app.get(
    '/api/harvests/:id',
    {
      config: { access: ['centre', 'staff'] },
      schema: {
        tags,
        summary: 'A run and how far it is',
        params: ById,
        response: { 200: HarvestRun, '4xx': ErrorAnswer },
      },
    },
    async ({ actor, params }, reply) => {
      const run = await asActor(house.db, actor, (tx) => runById(tx, params.id))
      return answer(reply, run ? ok(run) : refuse('notFound'))
    },
  )

  app.get(
    '/api/harvests/:id/rejects.csv',
    {
      config: { access: ['centre', 'staff'] },
      schema: { tags, summary: 'What a run did not take, as a table', params: ById },
    },
    async ({ actor, params, language }, reply) => {
      if (!(await asActor(house.db, actor, (tx) => runById(tx, params.id))))
        return reply.refuse({ code: 'notFound' })
      const { rejectHeads, reasons } = textsOf(language).harvest
      const words = (reason: string) => reasons[reason as keyof typeof reasons] ?? reason
      const rows = rejectsCsv(house, actor, { runId: params.id, heads: rejectHeads, words })
      return reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', `attachment; filename="rejects-${params.id}.csv"`)
        .send(Readable.from(rows))
    },
  )

  app.get(
    '/api/harvests/:id/rejects.mrc',
    {
      config: { access: ['centre', 'staff'] },
      schema: { tags, summary: 'What a run did not take, as it came', params: ById },
    },
    async ({ actor, params }, reply) => {
      if (!(await asActor(house.db, actor, (tx) => runById(tx, params.id))))
        return reply.refuse({ code: 'notFound' })
      return reply
        .type('application/marc')
        .header('content-disposition', `attachment; filename="rejects-${params.id}.mrc"`)
        .send(Readable.from(rejectsRaw(house, actor, params.id)))
    },
  )

  app.post(
    '/api/sources/:id/files',
    {
      config: { access: ['centre'], keyed: true },
      schema: {
        tags,
        summary: 'Announce a file of records; its pieces follow',
        params: ById,
        body: FileForm,
        response: { 201: FileId, '4xx': ErrorAnswer },
      },
    },
    (request, reply) =>
      answerOnce(house, { request, reply, status: 201 }, async (tx, at) => {
        const { actor, body, params } = request
        const placed = await announceFile(tx, actor, { sourceId: params.id, ...body, at })
        return placed.ok ? ok({ ...placed.value, pieceBytes }) : placed
      }),
  )

  app.addContentTypeParser<Buffer>(
    'application/octet-stream',
    { parseAs: 'buffer', bodyLimit: pieceBytes },
    (_request, body, done) => done(null, body),
  )
  app.put(
    '/api/sources/:id/files/:fileId/pieces/:position',
    {
      config: { access: ['centre'], keyed: true, perMinute: piecesPerMinute },
      bodyLimit: pieceBytes,
      schema: {
        tags,
        summary:
          'One piece of an announced file: 1 MiB as application/octet-stream, the last one shorter',
        consumes: ['application/octet-stream'],
        params: ByPiece,
        response: { 200: Pieces, '4xx': ErrorAnswer },
      },
    },
    async (request, reply) => {
      const bytes = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
      const { id: sourceId, fileId, position } = request.params
      const at = house.clock.now()
      // A megabyte is not written out as JSON to be compared: its hash is.
      const body = [request.params, createHash('sha256').update(bytes).digest('hex')]
      const result = await once(house.db, { ...callOf(request, at), body }, (tx) =>
        keepPiece(tx, { sourceId, fileId, position, bytes, at }),
      )
      return answer(reply, result)
    },
  )
}

import { answerOnce } from '../../shared/http/answer-once.ts'
import type { Room } from '../../shared/room.ts'
import { ErrorAnswer } from '../../shared/shapes.ts'
import { ById, SourceId } from '../sources/shapes.ts'
import { Withdrawn } from './shapes.ts'
import { removeSource, withdrawRun } from './withdraw-store.ts'

const tags = ['harvest']

/** What was brought is taken back, and a source removed: the centre's to do. */
export const withdrawRoutes: Room = (house) => async (app) => {
  app.post(
    '/api/harvests/:id/withdraw',
    {
      config: { access: ['centre'], keyed: true },
      schema: {
        tags,
        summary: 'Take back up to 500 of the records that only this run has brought',
        params: ById,
        response: { 200: Withdrawn, '4xx': ErrorAnswer },
      },
    },
    (request, reply) =>
      answerOnce(house, { request, reply }, (tx) =>
        withdrawRun(tx, house, request.actor, request.params.id),
      ),
  )

  app.post(
    '/api/sources/:id/remove',
    {
      config: { access: ['centre'], keyed: true },
      schema: {
        tags,
        summary: 'Remove a source; what it brought stays until its harvests are taken back',
        params: ById,
        response: { 200: SourceId, '4xx': ErrorAnswer },
      },
    },
    (request, reply) =>
      answerOnce(house, { request, reply }, (tx) =>
        removeSource(tx, house, request.actor, request.params.id),
      ),
  )
}

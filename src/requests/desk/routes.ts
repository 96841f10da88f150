import { z } from 'zod'
import type { Actor } from '../../shared/actor.ts'
import { asActor } from '../../shared/database.ts'
import { answerOnce } from '../../shared/http/answer-once.ts'
import type { Room } from '../../shared/room.ts'
import { ErrorAnswer, Paging } from '../../shared/shapes.ts'
import { offsetOf } from '../lists-store.ts'
import { RequestList } from '../shapes.ts'
import { deskOf, queueOf } from './desk-store.ts'
import { deskQueues, type QueueName } from './queues.ts'
import { scan } from './scan.ts'
import { Desk, ScanAnswer, ScanForm } from './shapes.ts'

type Staff = Extract<Actor, { kind: 'staff' }>

const queueNames = Object.keys(deskQueues) as [QueueName, ...QueueName[]]
const tags = ['desk']

/** The desk of a librarian: her queues, and a scan that does the next thing. */
export const deskRoutes: Room = (house) => async (app) => {
  app.get(
    '/api/desk',
    {
      config: { access: ['staff'] },
      schema: {
        tags,
        summary: 'The queues of a desk with their counts',
        response: { 200: Desk, '4xx': ErrorAnswer },
      },
    },
    async ({ actor }) =>
      asActor(house.db, actor, (tx) => deskOf(tx, actor as Staff, house.clock.now())),
  )

  app.get(
    '/api/desk/queues/:name',
    {
      config: { access: ['staff'] },
      schema: {
        tags,
        summary: 'One queue, longest waiting first',
        params: z.object({ name: z.enum(queueNames) }),
        querystring: z.object(Paging),
        response: { 200: RequestList, '4xx': ErrorAnswer },
      },
    },
    async ({ actor, params, query }) =>
      asActor(house.db, actor, (tx) =>
        queueOf(
          tx,
          actor,
          { name: params.name, limit: query.limit, offset: offsetOf(query.cursor) },
          house.clock.now(),
        ),
      ),
  )

  app.post(
    '/api/desk/scan',
    {
      config: { access: ['staff'], keyed: true },
      schema: {
        tags,
        summary: 'A scanned number or barcode: the one right thing is done, or refused in words',
        body: ScanForm,
        response: { 200: ScanAnswer, '4xx': ErrorAnswer },
      },
    },
    (request, reply) =>
      answerOnce(house, { request, reply }, (tx) =>
        scan(tx, house, request.actor, request.body.code),
      ),
  )
}

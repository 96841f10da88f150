import { z } from 'zod'
import { answerOnce } from '../../shared/http/answer-once.ts'
import type { Room } from '../../shared/room.ts'
import { ErrorAnswer } from '../../shared/shapes.ts'
import { merge, split } from './by-hand/decide-store.ts'
import { undo } from './by-hand/undo-store.ts'
import { MergeAnswer, MergeForm, SplitForm, UndoForm } from './shapes.ts'

const tags = ['catalogue']
const params = z.object({ id: z.coerce.number().int().min(1).max(2_147_483_647) })
const response = { 200: MergeAnswer, '4xx': ErrorAnswer }
const config = { access: ['staff', 'centre'] as const, keyed: true }

/** 拆分 and 合并: librarians put right what the rules of merging did. */
export const mergingRoutes: Room = (house) => async (app) => {
  app.post(
    '/api/records/:id/split',
    {
      config,
      schema: {
        tags,
        summary: 'Take source records out of a record; no import brings them together again',
        params,
        body: SplitForm,
        response,
      },
    },
    (request, reply) =>
      answerOnce(house, { request, reply }, (tx, at) => {
        const asked = { recordId: request.params.id, ...request.body }
        return split(tx, { actor: request.actor, at }, asked)
      }),
  )

  app.post(
    '/api/records/:id/merge',
    {
      config,
      schema: {
        tags,
        summary: 'Put all of another record into this one; its address leads here from now on',
        params,
        body: MergeForm,
        response,
      },
    },
    (request, reply) =>
      answerOnce(house, { request, reply }, (tx, at) => {
        const asked = { recordId: request.params.id, ...request.body }
        return merge(tx, { actor: request.actor, at }, asked)
      }),
  )

  app.post(
    '/api/merge-decisions/:id/undo',
    {
      config,
      schema: { tags, summary: 'Undo a split or a merge', params, body: UndoForm, response },
    },
    (request, reply) =>
      answerOnce(house, { request, reply }, (tx, at) =>
        undo(tx, { actor: request.actor, at }, { decisionId: request.params.id, ...request.body }),
      ),
  )
}

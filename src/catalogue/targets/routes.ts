import { z } from 'zod'
import type { Actor } from '../../shared/actor.ts'
import { asActor } from '../../shared/database.ts'
import { answerOnce } from '../../shared/http/answer-once.ts'
import { answer } from '../../shared/http.ts'
import { ok, refuse } from '../../shared/result.ts'
import type { Room } from '../../shared/room.ts'
import { ErrorAnswer, greatestId } from '../../shared/shapes.ts'
import { findWays } from './find-ways.ts'
import { keepWays, tryAgainNow } from './manage.ts'
import { FoundWays, TargetDone, TargetTest, TestForm, WaysForm } from './shapes.ts'
import { targetById } from './target-store.ts'
import { testTarget } from './target-test.ts'

const tags = ['targets']
const params = z.object({ id: z.coerce.number().int().min(1).max(greatestId) })
/** A person at the centre tests by hand; whoever does more is a script. */
const perMinute = 30
/** A page waits so long for ways to be found; what is not tried by then is said. */
const findingMs = 25_000

/** What the centre does with targets. */
export const targetRoutes: Room = (house) => async (app) => {
  const targetFor = (actor: Actor, id: number) =>
    asActor(house.db, actor, (tx) => targetById(tx, id))

  app.post(
    '/api/targets/:id/test',
    {
      config: { access: ['centre'], perMinute },
      schema: {
        tags,
        summary: 'Ask a target step by step for a book it has; changes nothing',
        params,
        body: TestForm,
        response: { 200: TargetTest, '4xx': ErrorAnswer },
      },
    },
    async ({ actor, params, body }, reply) => {
      const target = await targetFor(actor, params.id)
      if (!target) return reply.refuse({ code: 'notFound' })
      return (await testTarget(house.clock, target, body.q)).test
    },
  )

  app.post(
    '/api/targets/:id/ways',
    {
      config: { access: ['centre'], perMinute },
      schema: {
        tags,
        summary: 'Find attributes or indexes that work, field by field; changes nothing',
        params,
        body: TestForm,
        response: { 200: FoundWays, '4xx': ErrorAnswer },
      },
    },
    async ({ actor, params, body }, reply) => {
      const target = await targetFor(actor, params.id)
      if (!target) return reply.refuse({ code: 'notFound' })
      const over = AbortSignal.timeout(findingMs)
      const { reach, sample } = await testTarget(house.clock, target, body.q)
      const found = reach && sample ? ok(await findWays(target, { reach, sample, over })) : null
      return answer(reply, found ?? refuse('noSampleRecord', { field: 'q' }))
    },
  )

  app.put(
    '/api/targets/:id/ways',
    {
      config: { access: ['centre'], keyed: true },
      schema: {
        tags,
        summary: 'Keep ways of asking that were found to work',
        params,
        body: WaysForm,
        response: { 200: TargetDone, '4xx': ErrorAnswer },
      },
    },
    (request, reply) =>
      answerOnce(house, { request, reply }, (tx, at) => {
        const { actor, params, body } = request
        return keepWays(tx, { ...params, ...body }, { actor, at })
      }),
  )

  app.post(
    '/api/targets/:id/try-again',
    {
      config: { access: ['centre'], keyed: true },
      schema: {
        tags,
        summary: 'Ask a target that is spared again at the next search',
        params,
        response: { 200: TargetDone, '4xx': ErrorAnswer },
      },
    },
    (request, reply) =>
      answerOnce(house, { request, reply }, (tx, at) =>
        tryAgainNow(tx, request.params.id, { actor: request.actor, at }),
      ),
  )
}

import { Readable } from 'node:stream'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { accountOf } from '../../shared/actor.ts'
import { networkOf } from '../../shared/http/network.ts'
import { answer, callOf } from '../../shared/http.ts'
import { once } from '../../shared/once.ts'
import type { Room } from '../../shared/room.ts'
import { ErrorAnswer, greatestId } from '../../shared/shapes.ts'
import { copiesPage } from '../record/record-page.ts'
import { CopiesAnswer } from '../shapes.ts'
import { checkAvailability } from './availability.ts'
import { liveEvents, planLive } from './live-search.ts'
import { openHit } from './open-hit.ts'
import { type LiveEvent, LiveQuestion, OpenAnswer, OpenForm } from './shapes.ts'
import { openStream } from './streams.ts'

const tags = ['catalogue']

/** Asking libraries live: their catalogues while somebody searches, their shelves while she looks at a record. */
export const liveRoutes: Room = (house) => async (app) => {
  app.get(
    '/api/search/live',
    {
      config: { access: ['visitor'], perMinute: 120 },
      schema: {
        tags,
        summary:
          'Ask the chosen libraries live; server-sent events `target`, `hits`, `done` as they answer',
        querystring: LiveQuestion,
        response: {
          // A stream, which nothing checks: shapes.ts says what its events are.
          200: z.unknown(),
          '4xx': ErrorAnswer,
        },
      },
    },
    async (request, reply) => {
      const listener = listenerOf(request, reply)
      const plan = await planLive(house, request.query)
      if (!plan.ok) return reply.refuse(plan.refusal)
      // Whoever has left meanwhile leaves no second time: her stream would stay open for ever.
      if (listener.leaving.aborted) return reply.send('')
      const stream = openStream(house, { who: listener.asker, kind: listener.kind })
      if (!stream.ok) return reply.refuse(stream.refusal)
      listener.leaving.addEventListener('abort', stream.value.close)
      return reply
        .header('content-type', 'text/event-stream; charset=utf-8')
        .header('x-accel-buffering', 'no')
        .send(Readable.from(written(liveEvents(house, plan.value, listener))))
    },
  )

  app.post(
    '/api/search/live/records',
    {
      config: { access: ['visitor'], keyed: true, perMinute: 60 },
      schema: {
        tags,
        summary:
          'Take a record of a live search into the catalogue, to see its page and ask for it',
        body: OpenForm,
        response: { 200: OpenAnswer, '4xx': ErrorAnswer },
      },
    },
    async (request, reply) => {
      // Before the transaction of the key: importing has its own, and is one however often it is done.
      const opened = await openHit(house, request.body.sealed)
      if (!opened.ok) return reply.refuse(opened.refusal)
      const call = callOf(request, house.clock.now())
      return answer(reply, await once(house.db, call, async () => opened))
    },
  )

  app.get(
    '/api/records/:id/copies',
    {
      config: { access: ['visitor'], perMinute: 240 },
      schema: {
        tags,
        summary: 'The copies of a record; libraries that can be asked live are, for at most 2 s',
        params: z.object({ id: z.coerce.number().int().min(1).max(greatestId) }),
        response: { 200: CopiesAnswer, '4xx': ErrorAnswer },
      },
    },
    async (request, reply) => {
      const { id } = request.params
      const asked = await checkAvailability(house, [id], askerOf(request))
      return answer(reply, await copiesPage(house, request.actor, { recordId: id, asked }))
    },
  )
}

const askerOf = ({ actor, ip }: FastifyRequest): string => {
  const account = accountOf(actor)
  return account === null ? `address ${networkOf(ip)}` : `account ${account}`
}

function listenerOf(request: FastifyRequest, reply: FastifyReply) {
  const left = new AbortController()
  reply.raw.once('close', () => left.abort())
  if (reply.raw.destroyed) left.abort()
  const kind: 'address' | 'account' = accountOf(request.actor) === null ? 'address' : 'account'
  return { asker: askerOf(request), kind, leaving: left.signal }
}

/** As the HTML standard writes server-sent events; JSON has no line ends outside of strings. */
async function* written(events: AsyncIterable<LiveEvent>): AsyncGenerator<string> {
  // A first line at once: proxies and browsers then know that the stream is open.
  yield ': live\n\n'
  for await (const { event, data } of events)
    yield `event: ${event}\ndata: ${JSON.stringify(data)}\n\n`
}

import { z } from 'zod'
import { asActor } from '../shared/database.ts'
import { callOf } from '../shared/http.ts'
import { once } from '../shared/once.ts'
import type { Room } from '../shared/room.ts'
import { Day, ErrorAnswer, Paging } from '../shared/shapes.ts'
import { act } from './acting/act.ts'
import { actionAnswer } from './acting/action-answer-store.ts'
import type { Wish } from './acting/wish.ts'
import { checkBeforeNextOffer } from './asking/before-offer.ts'
import { requestDetail } from './detail/detail.ts'
import { type Action, type Effect, loanLifecycle } from './lifecycle.ts'
import { listRequests, offsetOf } from './lists-store.ts'
import { ActionAnswer, ActionForm, RequestDetail, RequestList } from './shapes.ts'

const Id = z.object({ id: z.coerce.number().int().min(1).max(2_147_483_647) })
const Filters = z.object({
  way: z.enum(['any', 'number', 'patronReference', 'title', 'author']).default('any'),
  q: z.string().max(200).default(''),
  from: z.union([z.literal(''), Day]).default(''),
  to: z.union([z.literal(''), Day]).default(''),
  ...Paging,
})
const actions = [...new Set(loanLifecycle.map((row) => row[1]))] as [Action, ...Action[]]
/** What leads a request to the next of its rota. */
const passesOn: ReadonlySet<Action> = new Set(
  loanLifecycle
    .filter((row) => (row[4] as readonly Effect[]).includes('offerToNextSupplier'))
    .map((row) => row[1]),
)
const tags = ['requests']

/** Looking at requests, and doing the next thing to one. */
export const requestRoutes: Room = (house) => async (app) => {
  app.get(
    '/api/requests',
    {
      config: { access: ['reader', 'staff', 'centre'] },
      schema: {
        tags,
        summary: 'Requests one may see, newest first (申请单查询)',
        querystring: Filters,
        response: { 200: RequestList, '4xx': ErrorAnswer },
      },
    },
    async ({ actor, query }) =>
      asActor(house.db, actor, (tx) =>
        listRequests(
          tx,
          actor,
          {
            way: query.way,
            q: query.q,
            from: day(query.from),
            to: day(query.to),
            limit: query.limit,
            offset: offsetOf(query.cursor),
          },
          house.clock.now(),
        ),
      ),
  )

  app.get(
    '/api/requests/:id',
    {
      config: { access: ['reader', 'staff', 'centre'] },
      schema: {
        tags,
        summary: 'A request with its history, rules, and what one may do now',
        params: Id,
        response: { 200: RequestDetail, '4xx': ErrorAnswer },
      },
    },
    async ({ actor, params }, reply) => {
      const detail = await asActor(house.db, actor, (tx) =>
        requestDetail(tx, actor, params.id, house.clock.now()),
      )
      return detail ?? reply.refuse({ code: 'notFound' })
    },
  )

  app.post(
    '/api/requests/:id/actions',
    {
      config: { access: ['reader', 'staff', 'centre'], keyed: true },
      schema: {
        tags,
        summary: 'Do one thing to a request: cancel, accept, fill, receive, hand over …',
        params: Id,
        body: ActionForm.extend({ action: z.enum(actions) }),
        response: { 200: ActionAnswer, '4xx': ErrorAnswer },
      },
    },
    async (request, reply) => {
      const { actor, params, body } = request
      if (passesOn.has(body.action)) await checkBeforeNextOffer(house, params.id)
      const done = await once(house.db, callOf(request, house.clock.now()), (tx) =>
        act(tx, house, actor, params.id, body as Wish),
      )
      if (!done.ok) return reply.refuse(done.refusal)
      return asActor(house.db, actor, (tx) =>
        actionAnswer(tx, actor, done.value, house.clock.now()),
      )
    },
  )
}

const day = (typed: string) => (typed ? Temporal.PlainDate.from(typed) : undefined)

import { z } from 'zod'
import { asActor } from '../../shared/database.ts'
import type { Room } from '../../shared/room.ts'
import { ErrorAnswer } from '../../shared/shapes.ts'
import { CounterAccount, CounterReader } from '../shapes.ts'
import { type AtCounter, counterAccount, lookUp } from './account.ts'

const tags = ['counter']

/** Whose money it is: a reader found at the counter, and her account. */
export const accountRoutes: Room = (house) => async (app) => {
  app.get(
    '/api/counter/readers',
    {
      config: { access: ['staff'] },
      schema: {
        tags,
        summary: 'Whom a barcode, login, name or request number means at one’s own counter',
        querystring: z.object({ q: z.string().trim().min(1).max(60) }),
        response: {
          200: z.object({
            found: z.array(CounterReader),
            account: CounterAccount.nullable(),
          }),
          '4xx': ErrorAnswer,
        },
      },
    },
    ({ actor, query }) =>
      asActor(house.db, actor, (tx) =>
        lookUp(tx, { actor: actor as AtCounter['actor'], at: house.clock.now() }, query.q),
      ),
  )

  app.get(
    '/api/counter/readers/:id',
    {
      config: { access: ['staff'] },
      schema: {
        tags,
        summary: 'What a reader owes and has on deposit',
        params: z.object({ id: z.coerce.number().int().min(1).max(2_147_483_647) }),
        response: { 200: CounterAccount, '4xx': ErrorAnswer },
      },
    },
    async ({ actor, params }, reply) => {
      const counter = { actor: actor as AtCounter['actor'], at: house.clock.now() }
      const account = await asActor(house.db, actor, (tx) => counterAccount(tx, counter, params.id))
      return account ?? reply.refuse({ code: 'notFound' })
    },
  )
}

import { z } from 'zod'
import type { Actor } from '../shared/actor.ts'
import { asActor } from '../shared/database.ts'
import type { Room } from '../shared/room.ts'
import { Day, ErrorAnswer } from '../shared/shapes.ts'
import { accountLog } from './account-log.ts'
import { AccountLog } from './shapes.ts'

const Filters = z.object({
  q: z.string().max(200).default(''),
  from: z.union([z.literal(''), Day]).default(''),
  to: z.union([z.literal(''), Day]).default(''),
})
const day = (typed: string) => (typed ? Temporal.PlainDate.from(typed) : undefined)

/** The reader's money, to look at. */
export const ledgerRoutes: Room = (house) => async (app) => {
  app.get(
    '/api/account-log',
    {
      config: { access: ['reader'] },
      schema: {
        tags: ['ledger'],
        summary: '帐务日志 of the reader who asks',
        querystring: Filters,
        response: { 200: AccountLog, '4xx': ErrorAnswer },
      },
    },
    async ({ actor, query }) =>
      asActor(house.db, actor, (tx) =>
        accountLog(tx, actor as Extract<Actor, { kind: 'reader' }>, {
          q: query.q,
          from: day(query.from),
          to: day(query.to),
        }),
      ),
  )
}

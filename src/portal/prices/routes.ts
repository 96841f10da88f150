import { z } from 'zod'
import { asActor } from '../../shared/database.ts'
import { answerOnce } from '../../shared/http/answer-once.ts'
import type { Room } from '../../shared/room.ts'
import { ErrorAnswer } from '../../shared/shapes.ts'
import { extend, withdraw } from './change.ts'
import { priceOverview } from './overview.ts'
import { CapInUse, ExtensionForm, FreePeriod, NoticeForm, PricedService } from './shapes.ts'

const tags = ['prices']
const params = z.object({ id: z.string().min(1).max(40) })
const Changed = z.object({ ruleId: z.string(), newsId: z.number().int() })

/** What the centre sees and decides of prices. */
export const priceRoutes: Room = (house) => async (app) => {
  app.get(
    '/api/prices',
    {
      config: { access: ['centre'] },
      schema: {
        tags,
        summary: 'Prices and who pays them, in force and to come; free periods; caps in use',
        response: {
          200: z.object({
            services: z.array(PricedService),
            freePeriods: z.array(FreePeriod),
            caps: z.array(CapInUse),
          }),
          '4xx': ErrorAnswer,
        },
      },
    },
    ({ actor }) => asActor(house.db, actor, (tx) => priceOverview(tx, house.clock.now())),
  )

  app.post(
    '/api/free-periods/:id/extensions',
    {
      config: { access: ['centre'], keyed: true },
      schema: {
        tags,
        summary: 'Extend a free period by a notice: a new rule from the day after its end',
        params,
        body: ExtensionForm,
        response: { 201: Changed, '4xx': ErrorAnswer },
      },
    },
    (request, reply) =>
      answerOnce(house, { request, reply, status: 201 }, (tx, at) =>
        extend(tx, request.params.id, { actor: request.actor, at, form: request.body }),
      ),
  )

  app.post(
    '/api/free-periods/:id/withdrawal',
    {
      config: { access: ['centre'], keyed: true },
      schema: {
        tags,
        summary: 'Withdraw an extension before its first day, by a notice',
        params,
        body: NoticeForm,
        response: { 201: Changed, '4xx': ErrorAnswer },
      },
    },
    (request, reply) =>
      answerOnce(house, { request, reply, status: 201 }, (tx, at) =>
        withdraw(tx, request.params.id, { actor: request.actor, at, form: request.body }),
      ),
  )
}

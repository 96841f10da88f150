import { z } from 'zod'
import type { Actor } from '../../shared/actor.ts'
import { asActor } from '../../shared/database.ts'
import type { Room } from '../../shared/room.ts'
import { ErrorAnswer } from '../../shared/shapes.ts'
import { atCounter } from '../floors.ts'
import { ClosingForm, TillNow } from '../shapes.ts'
import { closeTill, tillNow } from './close.ts'

const tags = ['counter']

/** The till of a library: what it should hold, and its count at the end of a day. */
export const tillRoutes: Room = (house) => async (app) => {
  app.get(
    '/api/counter/till',
    {
      config: { access: ['staff'] },
      schema: {
        tags,
        summary: 'What the till should hold, and what went over the counter since it was counted',
        response: { 200: TillNow, '4xx': ErrorAnswer },
      },
    },
    ({ actor }) =>
      asActor(house.db, actor, (tx) => tillNow(tx, actor as Extract<Actor, { kind: 'staff' }>)),
  )

  app.post(
    '/api/counter/closings',
    {
      config: { access: ['staff'], keyed: true },
      schema: {
        tags,
        summary: 'Close the day: the count of the till, its difference, and what goes to the bank',
        body: ClosingForm,
        response: { 201: z.object({ id: z.number().int() }), '4xx': ErrorAnswer },
      },
    },
    (request, reply) =>
      atCounter(house, { request, reply, status: 201, floor: 'amountAboveTill' }, (tx, cashier) =>
        closeTill(tx, cashier, request.body),
      ),
  )
}

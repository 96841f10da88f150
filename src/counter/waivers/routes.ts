import { z } from 'zod'
import { chargeOf } from '../../ledger/charge-store.ts'
import { asActor } from '../../shared/database.ts'
import { answerOnce } from '../../shared/http/answer-once.ts'
import type { Room } from '../../shared/room.ts'
import { ErrorAnswer } from '../../shared/shapes.ts'
import { atCounter } from '../floors.ts'
import { WaitingWaiver, WaiverAnswer, WaiverDecision, WaiverForm } from '../shapes.ts'
import type { Decider } from '../taking/at-hand.ts'
import { decideWaiver } from './decide.ts'
import { waitingWaivers } from './waiting-store.ts'
import { waive } from './waive.ts'

const Id = z.object({ id: z.coerce.number().int().min(1).max(2_147_483_647) })
const ChargeId = z.object({ id: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER) })
const tags = ['counter']

/** Waivers: alone up to a limit, above it by two. */
export const waiverRoutes: Room = (house) => async (app) => {
  app.post(
    '/api/counter/charges/:id/waivers',
    {
      config: { access: ['staff'], keyed: true },
      schema: {
        tags,
        summary: 'Let a reader off a charge; above the limit of the rules a second person decides',
        params: ChargeId,
        body: WaiverForm,
        response: { 201: WaiverAnswer, '4xx': ErrorAnswer },
      },
    },
    (request, reply) => {
      const { params, body } = request
      const readerOf = async (tx: Parameters<typeof chargeOf>[0]) =>
        (await chargeOf(tx, params.id))?.readerId
      const call = { request, reply, status: 201, floor: 'amountAboveOwed', readerOf } as const
      return atCounter(house, call, (tx, cashier) =>
        waive(tx, cashier, { chargeId: params.id, form: body }),
      )
    },
  )

  app.get(
    '/api/counter/waivers',
    {
      config: { access: ['staff', 'centre'] },
      schema: {
        tags,
        summary: 'Waivers and take-backs that wait for a second person',
        response: { 200: z.array(WaitingWaiver), '4xx': ErrorAnswer },
      },
    },
    ({ actor }) => asActor(house.db, actor, (tx) => waitingWaivers(tx, actor)),
  )

  app.post(
    '/api/counter/waivers/:id/decision',
    {
      config: { access: ['staff', 'centre'], keyed: true },
      schema: {
        tags,
        summary: 'Grant or decline a waiver or a take-back that somebody else proposed',
        params: Id,
        body: WaiverDecision,
        response: { 200: WaiverAnswer, '4xx': ErrorAnswer },
      },
    },
    (request, reply) =>
      answerOnce(house, { request, reply }, (tx, at) =>
        decideWaiver(
          tx,
          { actor: request.actor as Decider['actor'], at },
          { id: request.params.id, ...request.body },
        ),
      ),
  )
}

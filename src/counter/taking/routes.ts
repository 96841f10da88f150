import { z } from 'zod'
import { chargeOf } from '../../ledger/charge-store.ts'
import type { Tx } from '../../shared/database.ts'
import type { Room } from '../../shared/room.ts'
import { ErrorAnswer } from '../../shared/shapes.ts'
import { atCounter } from '../floors.ts'
import {
  DepositRefundForm,
  OffsetForm,
  ReasonForm,
  ReceiptRef,
  TakeBackForm,
  TakenBack,
  TakingForm,
} from '../shapes.ts'
import { offsetCharge, refundDeposit } from './pay-out.ts'
import { receiptRow } from './settlings-store.ts'
import { takeMoney } from './take.ts'
import { takeBackCharge } from './take-back.ts'
import { takeBackReceipt } from './take-back-receipt.ts'

const Id = z.object({ id: z.coerce.number().int().min(1).max(2_147_483_647) })
const ChargeId = z.object({ id: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER) })
const tags = ['counter']
const keyed = { config: { access: ['staff' as const], keyed: true } }

const readerOfCharge = (id: number) => async (tx: Tx) => (await chargeOf(tx, id))?.readerId
const readerOfReceipt = (id: number) => async (tx: Tx) => (await receiptRow(tx, id))?.readerId

/** Money across the counter of a library: taken, given back, taken back. */
export const takingRoutes: Room = (house) => async (app) => {
  app.post(
    '/api/counter/readers/:id/receipts',
    {
      ...keyed,
      schema: {
        tags,
        summary: 'Take money: charges whole or in part and a deposit, on one receipt',
        params: Id,
        body: TakingForm,
        response: { 201: ReceiptRef, '4xx': ErrorAnswer },
      },
    },
    (request, reply) => {
      const { params, body } = request
      const readerOf = async () => params.id
      const call = { request, reply, status: 201, floor: 'amountAboveOwed', readerOf } as const
      return atCounter(house, call, (tx, cashier) =>
        takeMoney(tx, cashier, { readerId: params.id, form: body }),
      )
    },
  )

  app.post(
    '/api/counter/readers/:id/deposit-refunds',
    {
      ...keyed,
      schema: {
        tags,
        summary: 'Give free deposit back',
        params: Id,
        body: DepositRefundForm,
        response: { 201: ReceiptRef, '4xx': ErrorAnswer },
      },
    },
    (request, reply) => {
      const { params, body } = request
      const readerOf = async () => params.id
      const call = { request, reply, status: 201, floor: 'amountAboveDeposit', readerOf } as const
      return atCounter(house, call, (tx, cashier) =>
        refundDeposit(tx, cashier, { readerId: params.id, form: body }),
      )
    },
  )

  app.post(
    '/api/counter/charges/:id/offset',
    {
      ...keyed,
      schema: {
        tags,
        summary: 'Pay a charge out of the free deposit (抵扣)',
        params: ChargeId,
        body: OffsetForm,
        response: { 200: z.object({ outstandingFen: z.number().int() }), '4xx': ErrorAnswer },
      },
    },
    (request, reply) => {
      const { params, body } = request
      const readerOf = readerOfCharge(params.id)
      const call = { request, reply, floor: 'amountAboveDeposit', readerOf } as const
      return atCounter(house, call, (tx, cashier) =>
        offsetCharge(tx, cashier, { chargeId: params.id, ...body }),
      )
    },
  )

  app.post(
    '/api/counter/charges/:id/take-back',
    {
      ...keyed,
      schema: {
        tags,
        summary: 'Take a charge back, and give back what was paid of it',
        params: ChargeId,
        body: TakeBackForm,
        response: { 200: TakenBack, '4xx': ErrorAnswer },
      },
    },
    (request, reply) => {
      const { params, body } = request
      const readerOf = readerOfCharge(params.id)
      const call = { request, reply, floor: 'amountAboveOwed', readerOf } as const
      return atCounter(house, call, (tx, cashier) =>
        takeBackCharge(tx, cashier, { chargeId: params.id, form: body }),
      )
    },
  )

  app.post(
    '/api/counter/receipts/:id/take-back',
    {
      ...keyed,
      schema: {
        tags,
        summary: 'Take a wrong receipt back on its own day',
        params: Id,
        body: ReasonForm,
        response: { 201: ReceiptRef, '4xx': ErrorAnswer },
      },
    },
    (request, reply) => {
      const { params, body } = request
      const readerOf = readerOfReceipt(params.id)
      const call = { request, reply, status: 201, floor: 'amountAboveDeposit', readerOf } as const
      return atCounter(house, call, (tx, cashier) =>
        takeBackReceipt(tx, cashier, { receiptId: params.id, ...body }),
      )
    },
  )
}

import { z } from 'zod'
import type { Actor } from '../shared/actor.ts'
import { readingAs } from '../shared/database.ts'
import { answer } from '../shared/http.ts'
import { ok, refuse } from '../shared/result.ts'
import type { Room } from '../shared/room.ts'
import { Day, ErrorAnswer, greatestId } from '../shared/shapes.ts'
import { accountLog } from './account/account-log-store.ts'
import { paymentLog } from './account/payment-log-store.ts'
import { requestCosts } from './account/request-costs-store.ts'
import { AccountLog, PaymentLog, RequestCosts } from './account/shapes.ts'
import { receiptList, receiptView } from './receipt-view-store.ts'
import { ReceiptList, ReceiptView } from './shapes.ts'

type Reader = Extract<Actor, { kind: 'reader' }>

const Question = z.object({
  q: z.string().max(200).default(''),
  from: z.union([z.literal(''), Day]).default(''),
  to: z.union([z.literal(''), Day]).default(''),
  limit: z.coerce.number().int().min(1).max(500).default(500),
  offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
})
const day = (typed: string) => (typed ? Temporal.PlainDate.from(typed) : undefined)
const asked = ({ from, to, ...rest }: z.infer<typeof Question>) => ({
  ...rest,
  from: day(from),
  to: day(to),
})

const tags = ['ledger']
const reader = { access: ['reader'] as const }

/** The reader's money, to look at. */
export const ledgerRoutes: Room = (house) => async (app) => {
  app.get(
    '/api/account-log',
    {
      config: reader,
      schema: {
        tags,
        summary: '帐务日志 (事务费用) of the reader who asks',
        querystring: Question,
        response: { 200: AccountLog, '4xx': ErrorAnswer },
      },
    },
    async ({ actor, query }) =>
      readingAs(house.db, actor, (tx) => accountLog(tx, (actor as Reader).readerId, asked(query))),
  )

  app.get(
    '/api/payment-log',
    {
      config: reader,
      schema: {
        tags,
        summary: '缴费日志 (交费帐务) of the reader who asks',
        querystring: Question,
        response: { 200: PaymentLog, '4xx': ErrorAnswer },
      },
    },
    async ({ actor, query }) =>
      readingAs(house.db, actor, (tx) => paymentLog(tx, (actor as Reader).readerId, asked(query))),
  )

  app.get(
    '/api/request-costs',
    {
      config: reader,
      schema: {
        tags,
        summary:
          '费用查询 and 费用统计 of the reader who asks: each request, gross and who bears it',
        querystring: Question,
        response: { 200: RequestCosts, '4xx': ErrorAnswer },
      },
    },
    async ({ actor, query }) =>
      readingAs(house.db, actor, (tx) =>
        requestCosts(tx, (actor as Reader).readerId, asked(query)),
      ),
  )

  app.get(
    '/api/receipts',
    {
      config: { access: ['reader', 'staff', 'centre'] },
      schema: {
        tags,
        summary: 'Receipts that whoever asks may see, newest first',
        querystring: Question,
        response: { 200: ReceiptList, '4xx': ErrorAnswer },
      },
    },
    async ({ actor, query }) => readingAs(house.db, actor, (tx) => receiptList(tx, asked(query))),
  )

  app.get(
    '/api/receipts/:id',
    {
      config: { access: ['reader', 'staff', 'centre'] },
      schema: {
        tags,
        summary: 'One receipt as it is printed',
        params: z.object({ id: z.coerce.number().int().min(1).max(greatestId) }),
        response: { 200: ReceiptView, '4xx': ErrorAnswer },
      },
    },
    async ({ actor, params }, reply) => {
      const receipt = await readingAs(house.db, actor, (tx) => receiptView(tx, params.id))
      return answer(reply, receipt ? ok(receipt) : refuse('notFound'))
    },
  )
}

import { z } from 'zod'
import { textsOf } from '../../texts/index.ts'
import { quotaAndLimits } from '../requests/asking/quota.ts'
import type { Actor } from '../shared/actor.ts'
import { readingAs } from '../shared/database.ts'
import type { Room } from '../shared/room.ts'
import { Day, ErrorAnswer } from '../shared/shapes.ts'
import { accountCsv } from './account-csv.ts'
import { accountList } from './account-tabs.ts'
import { fineLog } from './fine-log-store.ts'
import { accountTabs, FineLog, Standing } from './reader-shapes.ts'
import { standingOf } from './standing-store.ts'

type Reader = Extract<Actor, { kind: 'reader' }>

const Question = z.object({
  q: z.string().max(200).default(''),
  from: z.union([z.literal(''), Day]).default(''),
  to: z.union([z.literal(''), Day]).default(''),
  limit: z.coerce.number().int().min(1).max(500).default(500),
  offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
})
const day = (typed: string) => (typed ? Temporal.PlainDate.from(typed) : undefined)

/** A file holds so many lines at most: more than anybody has borrowed in a life. */
const csvLinesMax = 10_000

const tags = ['ledger']

/** What a reader sees of money that is about her requests too: fines, what blocks her, her log as a file. */
export const readerMoneyRoutes: Room = (house) => async (app) => {
  app.get(
    '/api/fines',
    {
      config: { access: ['reader'] },
      schema: {
        tags,
        summary: '罚款日志 of the reader who asks; books still out as of today',
        querystring: Question,
        response: { 200: FineLog, '4xx': ErrorAnswer },
      },
    },
    async ({ actor, query }) => {
      const whose = { ...(actor as Reader), at: house.clock.now() }
      const asked = { ...query, from: day(query.from), to: day(query.to) }
      return readingAs(house.db, actor, (tx) => fineLog(tx, whose, asked))
    },
  )

  app.get(
    '/api/standing',
    {
      config: { access: ['reader'] },
      schema: {
        tags,
        summary: 'What blocks the reader who asks, how to clear it, and where her deposit lies',
        response: { 200: Standing, '4xx': ErrorAnswer },
      },
    },
    async ({ actor }) => {
      const whose = { ...(actor as Reader), at: house.clock.now() }
      const limits = await quotaAndLimits(house.db, whose, whose.at)
      return readingAs(house.db, actor, (tx) => standingOf(tx, whose, limits))
    },
  )

  app.get(
    '/api/account-log.csv',
    {
      config: { access: ['reader'] },
      schema: {
        tags,
        summary: 'A tab of 帐务日志 as a table',
        querystring: Question.omit({ limit: true, offset: true }).extend({
          tab: z.enum(accountTabs).default('charges'),
        }),
      },
    },
    async ({ actor, query, language }, reply) => {
      const whose = { ...(actor as Reader), at: house.clock.now() }
      const { tab, q } = query
      const asked = { tab, q, from: day(query.from), to: day(query.to) }
      const list = await readingAs(house.db, actor, (tx) =>
        accountList(tx, whose, { ...asked, limit: csvLinesMax, offset: 0 }),
      )
      return reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', `attachment; filename="${tab}.csv"`)
        .send(accountCsv(list, { words: textsOf(language), language }))
    },
  )
}

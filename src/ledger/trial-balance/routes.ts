import { z } from 'zod'
import { textsOf } from '../../../texts/index.ts'
import { dayOf } from '../../shared/clock.ts'
import { readingAs } from '../../shared/database.ts'
import type { Room } from '../../shared/room.ts'
import { Day, ErrorAnswer, greatestId } from '../../shared/shapes.ts'
import type { LedgerAccountKind } from '../accounts.ts'
import { ownersOf, trialBalance } from './balance-store.ts'
import { ledgerExtract } from './extract-store.ts'
import { AccountKind, LedgerExtract, TrialBalance } from './shapes.ts'
import { balanceTable } from './table.ts'

const tags = ['ledger']
const AnyDay = z.union([z.literal(''), Day]).default('')
const AsOf = z.object({ on: AnyDay.meta({ description: 'a day; empty: today' }) })
const day = (typed: string) => (typed ? Temporal.PlainDate.from(typed) : null)

/** The trial balance of the house, for the centre. */
export const trialBalanceRoutes: Room = (house) => async (app) => {
  const today = () => dayOf(house.clock.now())

  app.get(
    '/api/trial-balance',
    {
      config: { access: ['centre'] },
      schema: {
        tags,
        summary: 'Every kind of account with its debit and credit, as of any day',
        querystring: AsOf.extend({ kind: AccountKind.optional() }),
        response: { 200: TrialBalance, '4xx': ErrorAnswer },
      },
    },
    async ({ actor, query }) =>
      readingAs(house.db, actor, (tx) =>
        trialBalance(tx, { on: day(query.on) ?? today(), kind: query.kind ?? null }),
      ),
  )

  app.get(
    '/api/trial-balance/postings',
    {
      config: { access: ['centre'] },
      schema: {
        tags,
        summary: 'The postings of a kind of account at a library between two days, with why',
        querystring: z.object({
          kind: AccountKind,
          library: z.coerce.number().int().min(0).max(greatestId).default(0),
          from: AnyDay,
          to: AnyDay,
          page: z.coerce.number().int().min(1).max(1_000_000).default(1),
        }),
        response: { 200: LedgerExtract, '4xx': ErrorAnswer },
      },
    },
    async ({ actor, query }) =>
      readingAs(house.db, actor, (tx) =>
        ledgerExtract(tx, {
          kind: query.kind,
          libraryId: query.library,
          from: day(query.from),
          to: day(query.to) ?? today(),
          page: query.page,
        }),
      ),
  )

  app.get(
    '/api/trial-balance.csv',
    {
      config: { access: ['centre'] },
      schema: {
        tags,
        summary: 'The trial balance with its accounts, as a table',
        querystring: AsOf,
      },
    },
    async ({ actor, query, language }, reply) => {
      const on = day(query.on) ?? today()
      const table = await readingAs(house.db, actor, async (tx) => {
        const { kinds } = await trialBalance(tx, { on, kind: null })
        const opened = []
        for (const kind of kinds)
          opened.push({ ...kind, owners: await ownersOf(tx, on, kind.kind as LedgerAccountKind) })
        return balanceTable(opened, textsOf(language), language)
      })
      return reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', `attachment; filename="trial-balance-${on}.csv"`)
        .send(table)
    },
  )
}

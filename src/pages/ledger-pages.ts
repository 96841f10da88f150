import { z } from 'zod'
import { trialBalance } from '../ledger/trial-balance/balance-store.ts'
import { ledgerExtract } from '../ledger/trial-balance/extract-store.ts'
import { AccountKind } from '../ledger/trial-balance/shapes.ts'
import { dayOf } from '../shared/clock.ts'
import { readingAs } from '../shared/database.ts'
import { type Page, page } from './page.ts'
import { dayOrNone, dayText, number, pageNumber } from './query.ts'

const anyKind = AccountKind.nullable().catch(null)

/** The books of the house, for the centre. */
export const ledgerPages: Page[] = [
  page({
    path: '/centre/ledger',
    access: ['centre'],
    view: 'centre/ledger',
    query: z.object({ on: dayText, kind: anyKind }),
    load: async ({ house, actor, at, query }) => {
      const on = dayOrNone(query.on) ?? dayOf(at)
      const { kind } = query
      return {
        data: {
          balance: await readingAs(house.db, actor, (tx) => trialBalance(tx, { on, kind })),
        },
      }
    },
  }),
  page({
    path: '/centre/ledger/postings',
    access: ['centre'],
    view: 'centre/postings',
    query: z.object({
      kind: anyKind,
      library: number,
      from: dayText,
      to: dayText,
      page: pageNumber,
    }),
    load: async ({ house, actor, at, query }) => {
      const { kind, library, page } = query
      if (!kind) return { redirect: '/centre/ledger' }
      const [from, to] = [dayOrNone(query.from) ?? null, dayOrNone(query.to) ?? dayOf(at)]
      const question = { kind, libraryId: library, from, to, page }
      return {
        data: { extract: await readingAs(house.db, actor, (tx) => ledgerExtract(tx, question)) },
      }
    },
  }),
]

import { z } from 'zod'
import { type AtCounter, counterAccount, lookUp } from '../../counter/account/account.ts'
import { tillNow } from '../../counter/till/close.ts'
import { closings } from '../../counter/till/till-store.ts'
import { waitingWaivers } from '../../counter/waivers/waiting-store.ts'
import { receiptView } from '../../ledger/receipt-view-store.ts'
import { asActor } from '../../shared/database.ts'
import { idOf, type Page, type PageCall, page } from '../page.ts'
import { number, text } from '../query.ts'

const staff = ['staff'] as const

/** How many earlier closings one looks back on. */
const closingsShown = 30

/** Money at a library's desk, and what of it the centre decides. */
export const counterPages: Page[] = [
  page({
    path: '/desk/counter',
    access: staff,
    view: 'desk/counter',
    query: z.object({ q: text(60), reader: number }),
    load: counterOf,
  }),
  page({
    path: '/desk/counter/receipts/:id',
    access: staff,
    view: 'desk/receipt',
    query: z.object({}),
    load: async ({ house, actor, params }) => {
      const receipt = await asActor(house.db, actor, (tx) => receiptView(tx, idOf(params)))
      return receipt ? { data: { receipt } } : { refusal: { code: 'notFound' } }
    },
  }),
  page({
    path: '/desk/counter/closing',
    access: staff,
    view: 'desk/closing',
    query: z.object({}),
    load: async ({ house, actor }) =>
      asActor(house.db, actor, async (tx) => ({
        data: {
          till: await tillNow(tx, actor as AtCounter['actor']),
          closings: await closings(tx, { limit: closingsShown }),
        },
      })),
  }),
  page({
    path: '/desk/counter/closings/:id',
    access: staff,
    view: 'desk/closing-slip',
    query: z.object({}),
    load: async ({ house, actor, params }) => {
      const [closing] = await asActor(house.db, actor, (tx) =>
        closings(tx, { id: idOf(params), limit: 1 }),
      )
      return closing ? { data: { closing } } : { refusal: { code: 'notFound' } }
    },
  }),
  page({
    path: '/centre/waivers',
    access: ['centre'],
    view: 'centre/waivers',
    query: z.object({}),
    load: async ({ house, actor }) =>
      asActor(house.db, actor, async (tx) => ({
        data: { waivers: await waitingWaivers(tx, actor) },
      })),
  }),
]

/** A reader by her id, as links name her, or by what was typed or scanned. */
async function counterOf({ house, actor, at, query }: PageCall<{ q: string; reader: number }>) {
  const counter = { actor: actor as AtCounter['actor'], at }
  return asActor(house.db, actor, async (tx) => {
    const account = query.reader ? await counterAccount(tx, counter, query.reader) : undefined
    const meant = account ? { found: [], account } : await lookUp(tx, counter, query.q)
    return { data: { q: query.q, ...meant, waivers: await waitingWaivers(tx, actor) } }
  })
}

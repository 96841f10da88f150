import { z } from 'zod'
import { enquiriesOf } from '../catalogue/enquiries/enquiry-store.ts'
import { relatedLinks } from '../catalogue/record/related-link-store.ts'
import { answerMax } from '../catalogue/record/shapes.ts'
import { ownDatabases } from '../catalogue/serials/electronic.ts'
import { portalFigures } from '../portal/figures.ts'
import { priceOverview } from '../portal/prices/overview.ts'
import { registrationsFor } from '../readers/review.ts'
import { deskOf, queueHolding, queueOf } from '../requests/desk/desk-store.ts'
import { deskQueues, type QueueName } from '../requests/desk/queues.ts'
import { waitingByLibrary } from '../requests/desk/waiting-store.ts'
import { requestDetail, requestDetails } from '../requests/detail/detail.ts'
import { listRequests } from '../requests/lists-store.ts'
import type { Actor } from '../shared/actor.ts'
import { asActor } from '../shared/database.ts'
import { type Page, type PageCall, page } from './page.ts'
import { number, numbers, text } from './query.ts'

type Staff = Extract<Actor, { kind: 'staff' }>
const staff = ['staff'] as const
const queueNames = Object.keys(deskQueues) as [QueueName, ...QueueName[]]

/** How many questions the desk shows: open ones first, then the newest answered. */
const enquiriesShown = 100

/** The pages of librarians and of the centre. */
export const deskPages: Page[] = [
  page({
    path: '/desk',
    access: staff,
    view: 'desk/requests',
    load: queueWithChosen,
    query: z.object({ queue: z.enum(queueNames).optional().catch(undefined), chosen: number }),
  }),
  page({
    path: '/desk/registrations',
    access: staff,
    view: 'desk/registrations',
    query: z.object({}),
    load: async ({ house, actor, at }) => ({
      data: {
        desk: await asActor(house.db, actor, (tx) => deskOf(tx, actor as Staff, at)),
        waiting: await registrationsFor(house, actor as Staff),
      },
    }),
  }),
  page({
    path: '/desk/query',
    access: staff,
    view: 'desk/query',
    query: z.object({ q: text() }),
    load: async ({ house, actor, at, query }) =>
      asActor(house.db, actor, async (tx) => ({
        data: {
          desk: await deskOf(tx, actor as Staff, at),
          list: await listRequests(tx, actor, { q: query.q, limit: 100, offset: 0 }, at),
          q: query.q,
        },
      })),
  }),
  page({
    path: '/desk/electronic',
    access: staff,
    view: 'desk/electronic',
    query: z.object({}),
    load: async ({ house, actor }) => ({
      data: { databases: await ownDatabases(house, actor as Staff) },
    }),
  }),
  page({
    path: '/desk/enquiries',
    access: staff,
    view: 'desk/enquiries',
    query: z.object({}),
    load: async ({ house, actor }) => ({
      data: {
        enquiries: await asActor(house.db, actor, (tx) =>
          enquiriesOf(tx, actor, { limit: enquiriesShown }),
        ),
        answerMax,
      },
    }),
  }),
  page({
    path: '/centre/links',
    access: ['centre'],
    view: 'centre/links',
    query: z.object({}),
    load: async ({ house, actor, at }) => ({
      data: { links: await asActor(house.db, actor, (tx) => relatedLinks(tx, at)) },
    }),
  }),
  page({
    path: '/centre/prices',
    access: ['centre'],
    view: 'centre/prices',
    query: z.object({}),
    load: async ({ house, actor, at }) => ({
      data: await asActor(house.db, actor, (tx) => priceOverview(tx, at)),
    }),
  }),
  page({
    path: '/desk/slips',
    access: staff,
    view: 'desk/slips',
    query: z.object({ ids: numbers, kind: text(20) }),
    load: async ({ house, actor, at, query }) =>
      asActor(house.db, actor, async (tx) => ({
        data: { requests: await requestDetails(tx, actor, query.ids, at) },
      })),
  }),
  page({
    path: '/centre',
    access: ['centre'],
    view: 'centre/overview',
    query: z.object({}),
    load: async ({ house, actor, at }) => ({
      data: {
        figures: await portalFigures(house),
        queues: await asActor(house.db, actor, (tx) => waitingByLibrary(tx, at)),
      },
    }),
  }),
]

type QueueQuery = { queue?: QueueName; chosen: number }

/** Without a queue in its address: that of the chosen request, so that a link to one finds it at its place. */
async function queueWithChosen({ house, actor, at, query }: PageCall<QueueQuery>) {
  return asActor(house.db, actor, async (tx) => {
    const queue =
      query.queue ?? (await queueHolding(tx, actor as Staff, query.chosen)) ?? 'newRequests'
    const list = await queueOf(tx, actor, { name: queue, limit: 100, offset: 0 }, at)
    const id = query.chosen || list.lines[0]?.id
    return {
      data: {
        desk: await deskOf(tx, actor as Staff, at),
        queue,
        list,
        chosen: id ? ((await requestDetail(tx, actor, id, at)) ?? null) : null,
      },
    }
  })
}

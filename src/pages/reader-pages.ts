import { z } from 'zod'
import { mailboxOf, noticesOf } from '../notices/inbox.ts'
import { resolve } from '../policy/resolve.ts'
import { rulesInForce } from '../policy/store.ts'
import { ownProfile, type Reader } from '../readers/profile.ts'
import { copyrightNoticeOn } from '../readers/store.ts'
import { quotaAndLimits } from '../requests/asking/quota.ts'
import { requestDetail } from '../requests/detail/detail.ts'
import { listRequests } from '../requests/lists-store.ts'
import { system, visitor } from '../shared/actor.ts'
import { dayOf } from '../shared/clock.ts'
import { asActor } from '../shared/database.ts'
import type { House } from '../shared/house.ts'
import { invariant } from '../shared/invariant.ts'
import { sameSitePath } from '../signin/same-site.ts'
import { signInSettings } from '../signin/settings.ts'
import { idOf, type Page, type PageCall, page } from './page.ts'
import { directoryToday } from './portal-pages.ts'
import { dayOrNone, dayText, pageNumber, text } from './query.ts'

const nothing = z.object({})
const reader = ['reader'] as const

/** How many requests a page of 申请单查询 shows (S2: 第1页 / 共2页 of 20). */
const requestsPerPage = 10

/** The reader's own pages, and the two doors to them. */
export const readerPages: Page[] = [
  page({
    path: '/sign-in',
    access: ['visitor'],
    view: 'reader/sign-in',
    query: z.object({ next: text(500) }),
    load: async ({ actor, query }) => {
      const next = sameSitePath(query.next)
      return actor.kind === 'visitor' ? { data: { next } } : { redirect: next }
    },
  }),
  page({
    path: '/register',
    access: ['visitor'],
    view: 'reader/register',
    query: nothing,
    load: register,
  }),
  page({
    path: '/requests',
    access: reader,
    view: 'reader/requests',
    load: requests,
    query: z.object({
      way: z.enum(['any', 'number', 'patronReference', 'title', 'author']).catch('any'),
      q: text(),
      from: dayText,
      to: dayText,
      page: pageNumber,
    }),
  }),
  page({
    path: '/requests/:id',
    access: reader,
    view: 'reader/request',
    query: nothing,
    load: async ({ house, actor, at, params }) => {
      const request = await asActor(house.db, actor, (tx) =>
        requestDetail(tx, actor, idOf(params), at),
      )
      return request ? { data: { request } } : { refusal: { code: 'notFound' } }
    },
  }),
  page({
    path: '/messages',
    access: reader,
    view: 'reader/messages',
    query: nothing,
    load: messages,
  }),
  page({
    path: '/profile',
    access: reader,
    view: 'reader/profile',
    query: z.object({ tab: z.enum(['person', 'password']).catch('person') }),
    load: async ({ house, actor, query }) => ({
      data: { profile: await ownProfile(house, actor as Reader), tab: query.tab },
    }),
  }),
]

async function register({ house, at }: PageCall<unknown>) {
  const copyright = await asActor(house.db, visitor, (tx) => copyrightNoticeOn(tx, dayOf(at)))
  invariant(copyright, 'a copyright notice is in force')
  return {
    data: {
      directory: await directoryToday(house),
      copyright,
      refused: null,
      passwordMin: signInSettings.passwordMinCharacters,
      passwordMax: signInSettings.passwordMaxCharacters,
    },
  }
}

interface RequestsQuery {
  way: 'any' | 'number' | 'patronReference' | 'title' | 'author'
  q: string
  from: string
  to: string
  page: number
}

async function requests({ house, actor, at, query }: PageCall<RequestsQuery>) {
  const { quota } = await quotaAndLimits(house.db, actor as Reader, at)
  const list = await asActor(house.db, actor, (tx) =>
    listRequests(
      tx,
      actor,
      {
        way: query.way,
        q: query.q,
        from: dayOrNone(query.from),
        to: dayOrNone(query.to),
        limit: requestsPerPage,
        offset: (query.page - 1) * requestsPerPage,
      },
      at,
    ),
  )
  const { way, q, from, to } = query
  const pages = Math.max(1, Math.ceil(list.total / requestsPerPage))
  return { data: { list, quota, page: query.page, pages, filters: { way, q, from, to } } }
}

async function messages({ house, actor, language }: PageCall<unknown>) {
  return asActor(house.db, actor, async (tx) => ({
    data: {
      notices: (await noticesOf(tx, actor, { limit: 100, language })).notices,
      mailbox: house.installation.kind === 'demonstration' ? await mailboxOf(tx, actor) : null,
    },
  }))
}

/** Libraries whose rule allows no 直接填写 (R10, 国图). */
export const noDirectEntry = (house: House, at: Temporal.Instant): Promise<string[]> =>
  asActor(house.db, system, async (tx) => {
    const on = dayOf(at)
    const rules = await rulesInForce(tx, 'loan', on)
    const named = new Set(rules.flatMap((rule) => rule.conditions.lender ?? []))
    return [...named].filter(
      (lender) =>
        !resolve(rules, { service: 'loan', on, circumstances: { lender } }).directEntryAllowed
          .value,
    )
  })

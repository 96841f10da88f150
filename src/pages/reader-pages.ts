import { z } from 'zod'
import { accountLog } from '../ledger/account-log.ts'
import { mailboxOf, noticesOf } from '../notices/inbox.ts'
import { resolve } from '../policy/resolve.ts'
import { rulesInForce } from '../policy/store.ts'
import { ownProfile, type Reader } from '../readers/profile.ts'
import { copyrightNoticeOn } from '../readers/store.ts'
import { quotaAndLimits } from '../requests/asking/quota.ts'
import { requestDetail, requestDetails } from '../requests/detail/detail.ts'
import { listRequests, newestLines } from '../requests/lists-store.ts'
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
  page({ path: '/my', access: reader, view: 'reader/my', query: nothing, load: my }),
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
    path: '/account',
    access: reader,
    view: 'reader/account',
    load: account,
    query: z.object({
      tab: z.enum(['charges', 'payments', 'summary', 'fines']).catch('charges'),
      q: text(),
      from: dayText,
      to: dayText,
    }),
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

/** The parts of /my and their states. */
const toPickUp = ['awaitingPickup']
const inProgress = ['submitted', 'forwarded', 'willSupply', 'filled', 'inTransit', 'lost']
const onLoan = ['withReader', 'recalled', 'overdue']
// biome-ignore format: a list
const history = ['returned', 'shippedReturn', 'completed', 'completedWithoutReturn', 'cancelled', 'unfilled', 'expired']
/** How many requests of the past /my shows, and of the present at most: no rule lets a reader have so many. */
const [pastMax, presentMax] = [10, 40]

async function my({ house, actor, at }: PageCall<unknown>) {
  const { quota } = await quotaAndLimits(house.db, actor as Reader, at)
  const read = await asActor(house.db, actor, async (tx) => {
    const states = [...toPickUp, ...inProgress, ...onLoan]
    const present = await newestLines(tx, actor, { states, limit: presentMax, at })
    const lines = (of: string[]) => present.filter(({ state }) => of.includes(state))
    // Those that need the reader or move now are shown whole, with their timelines.
    const [waiting, moving] = [lines(toPickUp), lines(inProgress)]
    const ids = [...waiting, ...moving].map(({ id }) => id)
    const whole = await requestDetails(tx, actor, ids, at)
    return {
      toPickUp: whole.slice(0, waiting.length),
      inProgress: whole.slice(waiting.length),
      onLoan: lines(onLoan),
      history: await newestLines(tx, actor, { states: history, limit: pastMax, at }),
      account: await accountLog(tx, actor as Reader),
    }
  })
  return { data: { ...read, quota } }
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

interface AccountQuery {
  tab: 'charges' | 'payments' | 'summary' | 'fines'
  q: string
  from: string
  to: string
}

async function account({ house, actor, query }: PageCall<AccountQuery>) {
  const { tab, q, from, to } = query
  const log = await asActor(house.db, actor, (tx) =>
    accountLog(tx, actor as Reader, { q, from: dayOrNone(from), to: dayOrNone(to) }),
  )
  return { data: { log, tab, filters: { q, from, to } } }
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

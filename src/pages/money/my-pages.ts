import { z } from 'zod'
import { accountList } from '../../counter/account-tabs.ts'
import { type AccountTab, accountTabs } from '../../counter/reader-shapes.ts'
import { standingOf } from '../../counter/standing-store.ts'
import { accountLog } from '../../ledger/account/account-log-store.ts'
import { receiptView } from '../../ledger/receipt-view-store.ts'
import type { Reader } from '../../readers/profile.ts'
import { quotaAndLimits } from '../../requests/asking/quota.ts'
import { requestDetails } from '../../requests/detail/detail.ts'
import { inHandStates } from '../../requests/lifecycle.ts'
import { newestLines } from '../../requests/lists-store.ts'
import { asActor, readingAs } from '../../shared/database.ts'
import { idOf, type Page, type PageCall, page } from '../page.ts'
import { dayOrNone, dayText, pageNumber, text } from '../query.ts'

const nothing = z.object({})
const reader = ['reader'] as const

/** How many lines a page of 帐务日志 shows. */
const linesPerPage = 20

/** What a reader has and owes: 我的馆际互借 and 帐务日志. */
export const myPages: Page[] = [
  page({ path: '/my', access: reader, view: 'reader/my', query: nothing, load: my }),
  page({
    path: '/account',
    access: reader,
    view: 'reader/account',
    load: account,
    query: z.object({
      tab: z.enum(accountTabs).catch('charges'),
      q: text(),
      from: dayText,
      to: dayText,
      page: pageNumber,
    }),
  }),
  page({
    path: '/account/receipts/:id',
    access: reader,
    view: 'reader/receipt',
    query: nothing,
    load: async ({ house, actor, params }) => {
      const receipt = await readingAs(house.db, actor, (tx) => receiptView(tx, idOf(params)))
      return receipt ? { data: { receipt } } : { refusal: { code: 'notFound' } }
    },
  }),
]

/** The parts of /my and their states. */
const toPickUp = ['awaitingPickup']
const inProgress = ['submitted', 'forwarded', 'willSupply', 'filled', 'inTransit', 'lost']
const onLoan: string[] = inHandStates
// biome-ignore format: a list
const history = ['returned', 'shippedReturn', 'completed', 'completedWithoutReturn', 'cancelled', 'unfilled', 'expired']
/** How many requests of the past /my shows, and of the present at most: no rule lets a reader have so many. */
const [pastMax, presentMax] = [10, 40]

async function my({ house, actor, at }: PageCall<unknown>) {
  const whose = { ...(actor as Reader), at }
  const limits = await quotaAndLimits(house.db, whose, at)
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
      account: await accountLog(tx, whose.readerId, { limit: 1, offset: 0 }),
      standing: await standingOf(tx, whose, limits),
    }
  })
  return { data: { ...read, quota: limits.quota } }
}

interface AccountQuery {
  tab: AccountTab
  q: string
  from: string
  to: string
  page: number
}

async function account({ house, actor, at, query }: PageCall<AccountQuery>) {
  const { tab, q, from, to } = query
  const whose = { ...(actor as Reader), at }
  const limits = await quotaAndLimits(house.db, whose, at)
  const part = { limit: linesPerPage, offset: (query.page - 1) * linesPerPage }
  const asked = { tab, q, from: dayOrNone(from), to: dayOrNone(to), ...part }
  const read = await readingAs(house.db, actor, async (tx) => ({
    list: await accountList(tx, whose, asked),
    standing: await standingOf(tx, whose, limits),
  }))
  const pages = Math.max(1, Math.ceil(read.list.log.total / linesPerPage))
  return { data: { ...read, page: query.page, pages, filters: { q, from, to } } }
}

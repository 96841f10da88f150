import { z } from 'zod'
import { directory } from '../libraries/store.ts'
import { portalFigures } from '../portal/figures.ts'
import { shelf } from '../portal/figures-store.ts'
import { news, newsItem } from '../portal/news-store.ts'
import { inHandStates } from '../requests/lifecycle.ts'
import { newestLines } from '../requests/lists-store.ts'
import { system, visitor } from '../shared/actor.ts'
import { dayOf } from '../shared/clock.ts'
import { asActor } from '../shared/database.ts'
import { keptFor } from '../shared/kept.ts'
import { idOf, type Page, type PageCall, page } from './page.ts'
import { text } from './query.ts'

const nothing = z.object({})

/** How long a page may show a directory that has just changed, s. */
const directorySeconds = 10

/** The directory as everybody sees it today. */
export const directoryToday = keptFor(directorySeconds, (house, at) =>
  asActor(house.db, visitor, (tx) => directory(tx, dayOf(at))),
)

/** The standing pages; their words are texts. */
const standingPages = [
  'rules',
  'guide',
  'faq',
  'downloads',
  'collections',
  'about',
  'card',
  'help',
  'figures',
  'service',
  'privacy',
  'copyright',
  'contact',
] as const

/** Anyone's pages. */
export const portalPages: Page[] = [
  page({ path: '/', access: ['visitor'], view: 'portal/home', query: nothing, load: home }),
  page({
    path: '/libraries',
    access: ['visitor'],
    view: 'portal/libraries',
    query: nothing,
    load: async ({ house }) => ({ data: { directory: await directoryToday(house) } }),
  }),
  page({
    path: '/news',
    access: ['visitor'],
    view: 'portal/news',
    query: z.object({ from: text() }),
    load: async ({ house }) => ({
      data: {
        item: null,
        items: await asActor(house.db, visitor, (tx) => news(tx, { limit: 100 })),
      },
    }),
  }),
  page({
    path: '/news/:id',
    access: ['visitor'],
    view: 'portal/news',
    query: nothing,
    load: async ({ house, params }) => {
      const item = await asActor(house.db, visitor, (tx) => newsItem(tx, idOf(params)))
      return item ? { data: { item, items: [] } } : { refusal: { code: 'notFound' } }
    },
  }),
  page({
    path: '/pages/:name',
    access: ['visitor'],
    view: 'portal/page',
    query: nothing,
    load: async ({ params: { name = '' } }) => {
      // Prices once stood here as a text; old links find the list made from the rules.
      if (name === 'fees') return { redirect: '/fees' }
      return (standingPages as readonly string[]).includes(name)
        ? { data: { name } }
        : { refusal: { code: 'notFound' } }
    },
  }),
]

async function home({ house, actor, at }: PageCall<unknown>) {
  const library = 'libraryId' in actor ? actor.libraryId : null
  const [figures, members, read] = await Promise.all([
    portalFigures(house),
    directoryToday(house),
    asActor(house.db, visitor, async (tx) => ({
      news: await news(tx, { limit: 5, publisher: 'centre' }),
      notices: await news(tx, { limit: 5, publisher: 'libraries' }),
    })),
  ])
  // The shelf counts everybody's loans and shows nobody's.
  const books = await asActor(house.db, system, (tx) => shelf(tx, at, library))
  return {
    data: {
      figures,
      ...read,
      shelf: books,
      directory: members,
      mine: await mine({ house, actor, at }),
    },
  }
}

/** How many requests of each part the front page shows. */
const mineMax = 5

async function mine({ house, actor, at }: Pick<PageCall<unknown>, 'house' | 'actor' | 'at'>) {
  if (actor.kind !== 'reader') return null
  return asActor(house.db, actor, async (tx) => {
    const of = (states: string[]) => newestLines(tx, actor, { states, limit: mineMax, at })
    return {
      toPickUp: await of(['awaitingPickup']),
      inProgress: await of(['submitted', 'forwarded', 'willSupply', 'filled', 'inTransit']),
      onLoan: await of(inHandStates),
    }
  })
}

import { z } from 'zod'
import { priceListOn } from '../../charges/price-list-store.ts'
import { system } from '../../shared/actor.ts'
import { dayOf } from '../../shared/clock.ts'
import { readingAs } from '../../shared/database.ts'
import { me } from '../../signin/me.ts'
import { type Page, type PageCall, page } from '../page.ts'
import { directoryToday } from '../portal-pages.ts'
import { text } from '../query.ts'

/** 费用及优惠补贴: anyone's, for the reader's own library, or the one that the address names. */
export const feesPages: Page[] = [
  page({
    path: '/fees',
    access: ['visitor'],
    view: 'portal/fees',
    query: z.object({ library: text(20).optional() }),
    load: fees,
  }),
]

async function fees({ house, actor, language, at, query }: PageCall<{ library?: string }>) {
  const directory = await directoryToday(house)
  const known = directory.categories.flatMap(({ libraries }) => libraries.map(({ code }) => code))
  const home = (await me(house, actor, language)).home?.code ?? ''
  const asked = query.library ?? home
  const library = known.includes(asked) ? asked : ''
  const on = dayOf(at)
  // Rules are everybody's to read, and no visitor's to look up in the table.
  const services = await readingAs(house.db, system, (tx) => priceListOn(tx, library, on))
  return { data: { directory, library, on: on.toString(), services } }
}

import { z } from 'zod'
import { targetLine, targetOverview } from '../catalogue/targets/overview.ts'
import { idOf, type Page, page } from './page.ts'

/** The centre's pages of targets: whom we ask live, and how they answer. */
export const targetPages: Page[] = [
  page({
    path: '/centre/targets',
    access: ['centre'],
    view: 'centre/targets',
    query: z.object({}),
    load: async ({ house, actor }) => ({ data: { targets: await targetOverview(house, actor) } }),
  }),
  page({
    path: '/centre/targets/:id',
    access: ['centre'],
    view: 'centre/target',
    query: z.object({}),
    load: async ({ house, actor, params }) => {
      const target = await targetLine(house, actor, idOf(params))
      return target ? { data: { target } } : { refusal: { code: 'notFound' } }
    },
  }),
]

import { z } from 'zod'
import { rejectsOf } from '../catalogue/harvest/reject-store.ts'
import { runById, runsOfSource, sourceLines } from '../catalogue/harvest/runs-store.ts'
import { sampleRecord } from '../catalogue/sources/sample-store.ts'
import { sourceDetail } from '../catalogue/sources/source-store.ts'
import { asActor } from '../shared/database.ts'
import { idOf, type Page, page } from './page.ts'
import { directoryToday } from './portal-pages.ts'

const access = ['centre', 'staff'] as const
const nothing = z.object({})
/** So many rejects stand on the page; all of them can be downloaded. */
const rejectsShown = 50

/** Where records come from and how they came: the centre's, and each library's own to look at. */
export const sourcePages: Page[] = [
  page({
    path: '/centre/sources',
    access,
    view: 'centre/sources',
    query: nothing,
    load: async ({ house, actor, at }) => {
      const { categories } = await directoryToday(house)
      const libraries = categories.flatMap((category) => category.libraries)
      return {
        data: {
          sources: await asActor(house.db, actor, (tx) => sourceLines(tx, at)),
          libraries: libraries.map(({ code, short }) => ({ code, name: short })),
          mayChange: actor.kind === 'centre',
        },
      }
    },
  }),
  page({
    path: '/centre/sources/:id',
    access,
    view: 'centre/source',
    query: nothing,
    load: ({ house, actor, params }) =>
      asActor(house.db, actor, async (tx) => {
        const source = await sourceDetail(tx, actor, idOf(params))
        if (!source) return { refusal: { code: 'notFound' } }
        return {
          data: {
            source,
            runs: await runsOfSource(tx, source.id),
            sample: await sampleRecord(tx, source.id),
            mayChange: actor.kind === 'centre',
          },
        }
      }),
  }),
  page({
    path: '/centre/sources/harvests/:id',
    access,
    view: 'centre/harvest',
    query: nothing,
    load: ({ house, actor, params }) =>
      asActor(house.db, actor, async (tx) => {
        const run = await runById(tx, idOf(params))
        if (!run) return { refusal: { code: 'notFound' } }
        const rejects = await rejectsOf(tx, run.id, rejectsShown)
        return { data: { run, rejects, mayChange: actor.kind === 'centre' } }
      }),
  }),
]

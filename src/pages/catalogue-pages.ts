import { z } from 'zod'
import { askableLive } from '../catalogue/live/live-search.ts'
import { recordBeside } from '../catalogue/record/beside-store.ts'
import { recordPage, viewedRecord } from '../catalogue/record/record-page.ts'
import { browse } from '../catalogue/search/browse.ts'
import { SearchAddress, type SearchQuestion } from '../catalogue/search/shapes.ts'
import { isBrowsing, searchPage } from '../catalogue/search.ts'
import { ownElectronic, serialBeside } from '../catalogue/serials/beside-record.ts'
import { articlePage, articlesMatching, issuePage } from '../catalogue/serials/contents.ts'
import { partWanted } from '../catalogue/serials/part.ts'
import type { RecordPage } from '../catalogue/shapes.ts'
import { ownProfile, type Reader } from '../readers/profile.ts'
import type { Profile } from '../readers/shapes.ts'
import { bookFromRecord } from '../requests/asking/book-from-record.ts'
import { preview } from '../requests/asking/preview.ts'
import { quotaAndLimits } from '../requests/asking/quota.ts'
import { type Preview, SubmissionForm } from '../requests/shapes.ts'
import { sentenceOf } from '../shared/http.ts'
import { attempt } from '../shared/once.ts'
import { sameSitePath } from '../signin/same-site.ts'
import { idOf, type Page, type PageCall, page } from './page.ts'
import { directoryToday } from './portal-pages.ts'
import { number, numbers, pageNumber, several, text } from './query.ts'
import { noDirectEntry } from './reader-pages.ts'

const { shape } = SearchAddress

/** A search's address; what was typed wrong in it is as usual. */
const searchQuery = z.object({
  q: text(),
  field: shape.field.catch('any'),
  libraries: several,
  types: shape.types.catch([]),
  languages: shape.languages.catch([]),
  from: shape.from.catch(null),
  to: shape.to.catch(null),
  clc: shape.clc.catch(''),
  days: shape.days.catch(null),
  sort: shape.sort.catch('relevance'),
  page: pageNumber,
})

/** From the search box to the form. */
export const cataloguePages: Page[] = [
  page({
    path: '/search',
    access: ['visitor'],
    view: 'reader/search',
    query: searchQuery,
    load: search,
  }),
  page({
    path: '/records/:id',
    access: ['visitor'],
    view: 'reader/record',
    query: z.object({ back: text(1000) }),
    load: async ({ house, actor, params, query, visit }) => {
      const record = await viewedRecord(house, actor, { recordId: idOf(params), visit })
      if (!record.ok) return record
      const { id, materialType } = record.value.hit
      if (id !== idOf(params)) return { redirect: `/records/${id}` }
      const beside = await recordBeside(house, actor, id)
      if (!beside.ok) return beside
      const { serial, electronic } = await serialBeside(house, actor, {
        recordId: id,
        materialType,
      })
      const back = query.back ? sameSitePath(query.back) : ''
      return { data: { record: record.value, beside: beside.value, serial, electronic, back } }
    },
  }),
  page({
    path: '/articles',
    access: ['visitor'],
    view: 'reader/articles',
    query: z.object({ q: text(), page: pageNumber }),
    load: async ({ house, actor, query }) => ({
      data: { answer: await articlePage(house, actor, query) },
    }),
  }),
  page({
    path: '/issues/:id',
    access: ['visitor'],
    view: 'reader/issue',
    query: z.object({}),
    load: async ({ house, actor, params }) => {
      const contents = await issuePage(house, actor, idOf(params))
      return contents.ok ? { data: { contents: contents.value } } : contents
    },
  }),
  page({
    path: '/requests/new',
    access: ['reader'],
    view: 'reader/ask',
    query: z.object({ record: number, records: numbers, issue: number, article: number }),
    load: ask,
  }),
]

async function search({ house, actor, at, query }: PageCall<SearchQuestion>) {
  const directory = await directoryToday(house)
  const basket =
    actor.kind === 'reader' ? (await quotaAndLimits(house.db, actor, at)).maxPerSubmission : 0
  const live = await askableLive(house)
  const isAsked = query.q.trim() !== '' || isBrowsing(query)
  if (!isAsked)
    return {
      data: { directory, answer: null, basket, live, articles: 0, browse: await browse(house) },
    }
  const answer = await searchPage(house, actor, query)
  if (!answer.ok) return answer
  const articles = await articlesMatching(house, actor, query)
  return { data: { directory, answer: answer.value, basket, live, articles, browse: null } }
}

async function ask({
  house,
  actor,
  at,
  language,
  query,
}: PageCall<{ record: number; records: number[]; issue: number; article: number }>) {
  const reader = actor as Reader
  const recordIds = [...new Set(query.record ? [query.record, ...query.records] : query.records)]
  const books: RecordPage[] = []
  for (const id of recordIds) {
    const found = await recordPage(house, actor, id)
    if (found.ok) books.push(found.value)
  }
  const part = query.article || query.issue ? await partWanted(house, query) : null
  const [book] = books
  const wholeSerials = books.filter((one) => isSerial(one) && !(part && one === book))
  if (part && book)
    books[0] = { ...book, hit: { ...book.hit, year: part.year, volume: part.volume } }
  const profile = await ownProfile(house, reader)
  const limits = await quotaAndLimits(house.db, reader, at)
  return {
    data: {
      record: books[0] ?? null,
      recordIds,
      books,
      wholeSerials: wholeSerials.map(({ hit }) => hit.id),
      electronic: await ownElectronic(
        house,
        actor,
        books.map(({ hit }) => hit.id),
      ),
      directory: await directoryToday(house),
      profile,
      ...(wholeSerials.length > 0
        ? { preview: null, refused: '' }
        : await firstLook(
            { house, reader, at, language },
            books,
            profile,
            shortened(part?.note ?? '', limits.noteMax),
          )),
      noDirectEntry: await noDirectEntry(house, at),
      ...limits,
    },
  }
}

/** Of a serial it must be said which issue is wanted. */
const isSerial = ({ hit }: RecordPage) => hit.materialType === 'serial'

/** What fits into 备注; the librarian sees the issue, and that the title goes on. */
const shortened = (note: string, charactersMax: number): string =>
  [...note].length <= charactersMax ? note : `${[...note].slice(0, charactersMax - 1).join('')}…`

interface Asking extends Pick<PageCall<unknown>, 'house' | 'at' | 'language'> {
  reader: Reader
}

/**
 * What the summary beside the form says before anything is typed, null where the record alone is not enough;
 * or what stands in the way of it already (asked for before, no quota left).
 */
async function firstLook(
  { house, reader, at, language }: Asking,
  books: RecordPage[],
  profile: Profile,
  note: string,
): Promise<{ preview: Preview | null; refused: string }> {
  const form = SubmissionForm.safeParse({
    books: books.map(({ hit }) => ({
      ...bookFromRecord(hit),
      note,
    })),
    deliveryMethod: 'logistics',
    recipientName: profile.name,
    recipientEmail: profile.email,
    recipientPhone: profile.phone,
  })
  if (!form.success) return { preview: null, refused: '' }
  const asked = { form: form.data, at, language }
  const shown = await attempt(house.db, reader, (tx) => preview(tx, reader, asked))
  return shown.ok
    ? { preview: shown.value, refused: '' }
    : { preview: null, refused: sentenceOf(shown.refusal, language) }
}

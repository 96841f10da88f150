import { recordPage } from '../catalogue/record/record-page.ts'
import { ownElectronic } from '../catalogue/serials/beside-record.ts'
import { type PartWanted, partWanted } from '../catalogue/serials/part.ts'
import type { RecordPage } from '../catalogue/shapes.ts'
import { ownProfile, type Reader } from '../readers/profile.ts'
import type { Profile } from '../readers/shapes.ts'
import { bookFromRecord } from '../requests/asking/book-from-record.ts'
import { preview } from '../requests/asking/preview.ts'
import { quotaAndLimits } from '../requests/asking/quota.ts'
import { type Preview, SubmissionForm } from '../requests/asking/shapes.ts'
import { sentenceOf } from '../shared/http/sentences.ts'
import { attempt } from '../shared/once.ts'
import type { PageCall } from './page.ts'
import { directoryToday } from './portal-pages.ts'
import { noDirectEntry } from './reader-pages.ts'

type AskQuery = { record: number; records: number[]; issue: number; article: number }

/** The form for the records that are asked for, or an empty one (直接填写). */
export async function ask(call: PageCall<AskQuery>) {
  const { house, actor, at } = call
  const reader = actor as Reader
  const { recordIds, books, wholeSerials, article } = await booksAsked(call)
  const profile = await ownProfile(house, reader)
  const limits = await quotaAndLimits(house.db, reader, at)
  const ids = books.map(({ hit }) => hit.id)
  return {
    data: {
      record: books[0] ?? null,
      recordIds,
      books,
      wholeSerials,
      electronic: await ownElectronic(house, actor, ids),
      directory: await directoryToday(house),
      profile,
      ...(wholeSerials.length > 0
        ? { preview: null, refused: '' }
        : await firstLook({ ...call, reader }, books, profile, article)),
      noDirectEntry: await noDirectEntry(house, at),
      ...limits,
    },
  }
}

/** The records asked for, the first as the part of it that was chosen; and serials of which no part was. */
async function booksAsked({ house, actor, query }: PageCall<AskQuery>) {
  const recordIds = [...new Set(query.record ? [query.record, ...query.records] : query.records)]
  const part = query.article || query.issue ? await partWanted(house, query) : null
  const books: RecordPage[] = []
  for (const id of recordIds) {
    const point = books.length === 0 ? part?.point : undefined
    const found = await recordPage(house, actor, id, point)
    if (found.ok) books.push(found.value)
  }
  const [first] = books
  const whole = books.filter((book) => isSerial(book) && !(part && book === first))
  if (part && first)
    books[0] = { ...first, hit: { ...first.hit, year: part.year, volume: part.volume } }
  const wholeSerials = whole.map(({ hit }) => hit.id)
  return {
    recordIds,
    // Whom to ask for a journal is not known before its issue is.
    books: books.map((book) =>
      wholeSerials.includes(book.hit.id) ? { ...book, proposed: null } : book,
    ),
    wholeSerials,
    article: part?.article ?? null,
  }
}

/** Of a serial it must be said which issue is wanted. */
const isSerial = ({ hit }: RecordPage) => hit.materialType === 'serial'

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
  article: PartWanted['article'],
): Promise<{ preview: Preview | null; refused: string }> {
  const form = SubmissionForm.safeParse({
    books: books.map(({ hit }, at) => ({
      ...bookFromRecord(hit),
      ...(article && at === 0
        ? {
            articleTitle: article.title,
            articleAuthor: article.responsibility,
            pages: article.pages,
          }
        : {}),
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

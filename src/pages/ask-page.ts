import { recordPage } from '../catalogue/record/record-page.ts'
import { ownElectronic } from '../catalogue/serials/beside-record.ts'
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
import type { PageCall } from './page.ts'
import { directoryToday } from './portal-pages.ts'
import { noDirectEntry } from './reader-pages.ts'

type AskQuery = { record: number; records: number[]; issue: number; article: number }

/** The form for the records that are asked for, or an empty one (直接填写). */
export async function ask(call: PageCall<AskQuery>) {
  const { house, actor, at } = call
  const reader = actor as Reader
  const { recordIds, books, wholeSerials, note } = await booksAsked(call)
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
        : await firstLook({ ...call, reader }, books, profile, shortened(note, limits.noteMax))),
      noDirectEntry: await noDirectEntry(house, at),
      ...limits,
    },
  }
}

/** The records asked for, the first as the part of it that was chosen; and serials of which no part was. */
async function booksAsked({ house, actor, query }: PageCall<AskQuery>) {
  const recordIds = [...new Set(query.record ? [query.record, ...query.records] : query.records)]
  const books: RecordPage[] = []
  for (const id of recordIds) {
    const found = await recordPage(house, actor, id)
    if (found.ok) books.push(found.value)
  }
  const part = query.article || query.issue ? await partWanted(house, query) : null
  const [first] = books
  const whole = books.filter((book) => isSerial(book) && !(part && book === first))
  if (part && first)
    books[0] = { ...first, hit: { ...first.hit, year: part.year, volume: part.volume } }
  const wholeSerials = whole.map(({ hit }) => hit.id)
  return { recordIds, books, wholeSerials, note: part?.note ?? '' }
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

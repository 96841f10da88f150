import { sql } from 'kysely'
import { readerBalances } from '../../ledger/balance-store.ts'
import type { LibraryRow } from '../../libraries/store.ts'
import type { Tx } from '../../shared/database.ts'
import type { Refusal } from '../../shared/result.ts'
import { outstandingStates, terminalStates } from '../lifecycle.ts'
import { asCatalogued, isWholeSerial, withPart } from './book-from-record.ts'
import { bookKey, type Standing } from './objections.ts'
import type { SubmissionAnswer, WantedBook } from './shapes.ts'

/** Every member on a day, whole. */
export const members = (tx: Tx, on: Temporal.PlainDate): Promise<LibraryRow[]> =>
  tx
    .selectFrom('library')
    .selectAll()
    .where('kind', '=', 'member')
    .where('joined_on', '<=', on)
    .where((where) => where.or([where('left_on', 'is', null), where('left_on', '>', on)]))
    .execute()

/** The books as the catalogue has them, and what is to be said of records that it does not have or has in parts only. */
export async function booksAsCatalogued(
  tx: Tx,
  books: readonly WantedBook[],
): Promise<{ wanted: WantedBook[]; unknown: Refusal[] }> {
  const works = await tx
    .selectFrom('record')
    .select(['id', 'title', 'material_type as materialType', 'language'])
    .select(sql<string>`coalesce(description ->> 'volume', '')`.as('volume'))
    .where('id', '=', sql<number>`any(${books.flatMap(({ recordId }) => recordId ?? [])})`)
    .execute()
  const byId = new Map(works.map((work) => [work.id, work]))
  const unknown: Refusal[] = []
  const wanted = books.map((book, index) => {
    const work = book.recordId === null ? null : byId.get(book.recordId)
    if (work === undefined) unknown.push({ code: 'notFound', field: `books.${index}.recordId` })
    const named = withPart(work ? asCatalogued(book, work) : book)
    if (work && isWholeSerial(named.title, work))
      unknown.push({ code: 'partMissing', field: `books.${index}.issue` })
    return named
  })
  return { wanted, unknown }
}

/** Every copy of a work, with the library that holds it. */
export const copiesOfRecord = (tx: Tx, recordId: number) =>
  tx
    .selectFrom('holding')
    .select(['library_id', 'call_number', 'location', 'volume', 'lendable', 'status'])
    .where('record_id', '=', recordId)
    .orderBy('id')
    .execute()

/** Whether a reader's row stays locked until the transaction ends. */
export type Holding = 'held' | 'free'

interface OpenRow {
  number: string
  record_id: number | null
  title: string
  material_type: string
  outstanding: boolean
}

const openKey = ({ record_id: recordId, title, material_type: materialType }: OpenRow) =>
  bookKey({ recordId, title, materialType })

/**
 * How a reader stands, and the code of her library. `held` for a submission: two at once cannot both find the last
 * place of her quota free. `free` for a page that only shows it.
 */
export async function readerStanding(
  tx: Tx,
  readerId: number,
  holding: Holding,
): Promise<{ readerType: string; libraryCode: string; standing: Standing }> {
  const asked = tx
    .selectFrom('reader')
    .innerJoin('library', 'library.id', 'reader.library_id')
    .select(['reader.reader_type', 'library.code'])
    .where('reader.id', '=', readerId)
  const reader = await (holding === 'held'
    ? asked.forNoKeyUpdate('reader')
    : asked
  ).executeTakeFirstOrThrow()
  const { owedFen } = await readerBalances(tx, readerId)
  const { rows } = await sql<OpenRow>`
    select number, record_id, title, material_type, state = any(${sql.val(outstandingStates)}::text[]) as outstanding
    from request where reader_id = ${readerId} and state <> all(${sql.val(terminalStates)}::text[])`.execute(
    tx,
  )
  return {
    readerType: reader.reader_type,
    libraryCode: reader.code,
    standing: {
      outstanding: rows.filter((row) => row.outstanding).length,
      notSignedBack: rows.length,
      owedFen,
      open: new Map(
        rows.flatMap((row) =>
          row.record_id === null || !row.outstanding ? [] : [[openKey(row), row.number]],
        ),
      ),
    },
  }
}

/** What a submission has become: its requests with their numbers and lenders. */
export async function submissionAnswer(tx: Tx, submissionId: number): Promise<SubmissionAnswer> {
  const rows = await tx
    .selectFrom('request')
    .innerJoin('library', 'library.id', 'request.supplying_library_id')
    .select(['request.id', 'number', 'title', 'name_zh', 'name_en', 'cancellable_until'])
    .where('submission_id', '=', submissionId)
    .orderBy('request.id')
    .execute()
  return {
    submissionId,
    requests: rows.map((row) => ({
      id: row.id,
      number: row.number,
      title: row.title,
      supplier: { zh: row.name_zh, en: row.name_en },
      cancellableUntil: row.cancellable_until?.toString() ?? null,
    })),
  }
}

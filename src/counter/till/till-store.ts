import { sql } from 'kysely'
import { timeZone } from '../../shared/clock.ts'
import type { Tx } from '../../shared/database.ts'
import type { TillClosing } from '../shapes.ts'

/** What went over a counter between two closings. */
export interface Crossed {
  receipts: number
  cashTakenFen: number
  cashPaidOutFen: number
  cardTakenFen: number
  cardPaidOutFen: number
}

/** The newest closing of a till; undefined before the first. */
export const lastClosing = (tx: Tx, libraryId: number) =>
  tx
    .selectFrom('till_closing')
    .selectAll()
    .where('library_id', '=', libraryId)
    .orderBy('position', 'desc')
    .limit(1)
    .executeTakeFirst()

const sums = sql`
  count(*)::int as receipts, coalesce(max(r.id), 0) as "lastReceiptId",
  coalesce(sum(r.amount_fen) filter (where r.method = 'cash' and r.direction = 'taken'), 0)::bigint as "cashTakenFen",
  coalesce(sum(r.amount_fen) filter (where r.method = 'cash' and r.direction = 'paidOut'), 0)::bigint as "cashPaidOutFen",
  coalesce(sum(r.amount_fen) filter (where r.method = 'card' and r.direction = 'taken'), 0)::bigint as "cardTakenFen",
  coalesce(sum(r.amount_fen) filter (where r.method = 'card' and r.direction = 'paidOut'), 0)::bigint as "cardPaidOutFen"`

/** What went over the counter of a library after a receipt. */
export async function crossedSince(
  tx: Tx,
  libraryId: number,
  receiptId: number,
): Promise<Crossed & { lastReceiptId: number }> {
  const { rows } = await sql<Crossed & { lastReceiptId: number }>`
    select ${sums} from receipt r where r.library_id = ${libraryId} and r.id > ${receiptId}`.execute(
    tx,
  )
  return rows[0]!
}

/**
 * Lets nobody draw a receipt of the library until the transaction ends: whatever crosses its counter meanwhile belongs
 * to the next closing. Runs as the system.
 */
export async function holdReceipts(tx: Tx, libraryId: number, at: Temporal.Instant): Promise<void> {
  const { year } = at.toZonedDateTimeISO(timeZone)
  await sql`
    insert into receipt_counter as c (library_id, year, last_number) values (${libraryId}, ${year}, 0)
    on conflict (library_id, year) do update set last_number = c.last_number`.execute(tx)
  await sql`select from receipt_counter where library_id = ${libraryId} order by year for update`.execute(
    tx,
  )
}

/** A closing about to be written. */
export interface NewClosing {
  libraryId: number
  position: number
  at: Temporal.Instant
  lastReceiptId: number
  expectedFen: number
  countedFen: number
  bankedFen: number
  cardFen: number
  note: string
  operatorCode: string
  accountId: number
}

/** Writes a closing; answers its id. Runs as the system. */
export async function insertClosing(tx: Tx, closing: NewClosing): Promise<number> {
  const { id } = await tx
    .insertInto('till_closing')
    .values({
      library_id: closing.libraryId,
      position: closing.position,
      at: closing.at,
      last_receipt_id: closing.lastReceiptId,
      expected_fen: closing.expectedFen,
      counted_fen: closing.countedFen,
      difference_fen: closing.countedFen - closing.expectedFen,
      banked_fen: closing.bankedFen,
      card_fen: closing.cardFen,
      note: closing.note,
      operator_code: closing.operatorCode,
      account_id: closing.accountId,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

type Row = Omit<TillClosing, 'library' | 'since' | 'at'> & {
  libraryZh: string
  libraryEn: string
  since: Temporal.Instant | null
  at: Temporal.Instant
}

/** Closings as far as whoever asks may see them, newest first; one of them where `id` is given. */
export async function closings(
  tx: Tx,
  { id = null, limit }: { id?: number | null; limit: number },
): Promise<TillClosing[]> {
  const { rows } = await sql<Row>`
    select c.id, l.name_zh as "libraryZh", l.name_en as "libraryEn", c.position, before.at as since, c.at,
           crossed.receipts, crossed."cashTakenFen", crossed."cashPaidOutFen", crossed."cardTakenFen", crossed."cardPaidOutFen",
           coalesce(before.counted_fen - before.banked_fen, 0) as "leftFen", c.expected_fen as "expectedFen",
           c.counted_fen as "countedFen", c.difference_fen as "differenceFen", c.banked_fen as "bankedFen",
           c.note, c.operator_code as "operatorCode"
    from till_closing c
    join library l on l.id = c.library_id
    left join till_closing before on before.library_id = c.library_id and before.position = c.position - 1
    cross join lateral (
      select ${sums} from receipt r
      where r.library_id = c.library_id and r.id <= c.last_receipt_id
        and r.id > coalesce(before.last_receipt_id, 0)) crossed
    where ${id}::int is null or c.id = ${id}
    order by c.at desc, c.id desc limit ${limit}`.execute(tx)
  return rows.map(({ libraryZh, libraryEn, ...row }) => ({
    ...row,
    library: { zh: libraryZh, en: libraryEn },
    since: row.since?.toString() ?? null,
    at: row.at.toString(),
  }))
}

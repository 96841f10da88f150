import { sql } from 'kysely'
import type { Tx } from '../../shared/database.ts'
import type { CounterReader } from '../shapes.ts'

/** Somebody whose money this counter handles, as row security lets the librarian see her. */
export type ReaderHere = CounterReader & { type: string; status: string; libraryId: number }

/** So many of one name are offered; more, and the barcode says it sooner. */
const foundMax = 20

const readers = sql`
  select reader.id, reader.barcode, person.name, account.login, person.department, reader.reader_type as type,
         reader.status, reader.library_id as "libraryId", coalesce((
           select balance_fen from ledger_account owed
           where owed.reader_id = reader.id and owed.kind = 'readerReceivable'), 0)::bigint as "owedFen"
  from reader
  join account on account.id = reader.account_id
  join reader_person person on person.reader_id = reader.id`

/** A reader of the librarian's own library; undefined where there is none. */
export async function readerHere(tx: Tx, readerId: number): Promise<ReaderHere | undefined> {
  const { rows } = await sql<ReaderHere>`
    ${readers} where reader.id = ${readerId} and reader.status in ('active', 'suspended')`.execute(
    tx,
  )
  return rows[0]
}

/**
 * Readers of the librarian's own library whom a code or a name means: barcode, login or the number of a request whole,
 * in any case; else a part of a name. What is exact goes before what is only alike.
 */
export async function findReaders(tx: Tx, typed: string): Promise<ReaderHere[]> {
  const q = typed.normalize('NFKC').trim()
  if (!q) return []
  const part = `%${q.replace(/[\\%_]/g, '\\$&')}%`
  const { rows } = await sql<ReaderHere & { exact: boolean }>`
    with mine as (${readers} where reader.status in ('active', 'suspended')),
    found as (
      select *, lower(barcode) = lower(${q}) or lower(login) = lower(${q}) or lower(name) = lower(${q})
        or id in (select request.reader_id from request_number numbered
                  join request on request.id = numbered.request_id
                  where lower(numbered.number) = lower(${q})) as exact
      from mine)
    select * from found
    where exact or name ilike ${part} and not exists (select from found where exact)
    order by name, barcode
    limit ${foundMax}`.execute(tx)
  return rows.map(({ exact: _, ...reader }) => reader)
}

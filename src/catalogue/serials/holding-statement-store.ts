import { sql } from 'kysely'
import type { Tx } from '../../shared/database.ts'
import type { Outlook } from '../hits.ts'

/** Textual holdings of MARC 21: 866 and 867 $a, each as a row. */
const textualHoldings = sql`jsonb_path_query(marc,
  '$.fields[*] ? (@.tag == "866" || @.tag == "867").subfields[*] ? (@.code == "a")')`

/** What each library's records say they hold of a serial: 866 and 867 of MARC 21, by the id of the library. */
export async function statementsOf(tx: Tx, recordId: number): Promise<Map<number, string[]>> {
  const { rows } = await sql<{ library_id: number; statements: string[] }>`
    select library_id, array_agg(distinct subfield ->> 'value') as statements
    from source_record, ${textualHoldings} as subfield
    where record_id = ${recordId} and subfield ->> 'value' <> ''
    group by library_id`.execute(tx)
  return new Map(rows.map(({ library_id, statements }) => [library_id, statements]))
}

interface StatementRow {
  code: string
  short_zh: string
  short_en: string
  lendable: boolean
  statements: string[]
}

/**
 * What each member's record says it holds of a serial, else the 年卷期 of its copies. 本馆 first, then those that
 * lend.
 */
export async function statementsByMember(
  tx: Tx,
  recordId: number,
  outlook: Outlook,
): Promise<StatementRow[]> {
  const { libraryIds, closedIds, ownLibraryId } = outlook
  const { rows } = await sql<StatementRow>`
    with said as (
      select library_id, 0 as rank, subfield ->> 'value' as statement
      from source_record, ${textualHoldings} as subfield
      where record_id = ${recordId}
      union all
      select library_id, 1, volume from holding where record_id = ${recordId}),
    kept as (
      select library_id, array_agg(distinct statement) filter (where statement <> '' and rank = 0) as whole,
             array_agg(distinct statement) filter (where statement <> '') as every
      from said where library_id = any(${libraryIds}) group by library_id),
    lends as (
      select library_id, bool_or(lendable and status = 'available' and library_id <> all(${closedIds})) as lendable
      from holding where record_id = ${recordId} group by library_id)
    select code, short_zh, short_en, coalesce(lends.lendable, false) as lendable,
           coalesce(whole, every, '{}') as statements
    from kept join library on library.id = kept.library_id
    left join lends on lends.library_id = kept.library_id
    order by library.id is not distinct from ${ownLibraryId} desc, lendable desc, code collate "C"`.execute(
    tx,
  )
  return rows
}

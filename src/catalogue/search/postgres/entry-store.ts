import { sql } from 'kysely'
import type { Tx } from '../../../shared/database.ts'
import type { Bibliographic } from '../../bibliographic.ts'
import { type Catalogued, entryOfRecord } from '../entry-of.ts'
import { numbersOf } from '../numbers.ts'

/** So many records at once: a statement of some MB. */
const batchRecords = 1_000

/** Makes the entries of these records anew, from what the catalogue has of them in this transaction. */
export async function refreshEntries(tx: Tx, recordIds: readonly number[]): Promise<void> {
  const ids = [...new Set(recordIds)].sort((a, b) => a - b)
  for (let from = 0; from < ids.length; from += batchRecords)
    await refreshBatch(tx, ids.slice(from, from + batchRecords))
}

async function refreshBatch(tx: Tx, ids: readonly number[]): Promise<void> {
  // Whoever changes one of them at the same time has committed before we read, or reads after we have.
  await sql`select id from record where id = any(${ids}) order by id for no key update`.execute(tx)
  const rows = await cataloguedOf(tx, ids)
  await putEntries(tx, rows)
  await putNumbers(tx, rows)
  const present = rows.map(({ recordId }) => recordId)
  await sql`
    update search_entry
    set is_gone = true, terms = '', changed_by = pg_current_xact_id(), revision = nextval('search_revision')
    where record_id = any(${ids}) and record_id <> all(${present}) and not is_gone`.execute(tx)
}

interface CataloguedRow {
  id: number
  title: string
  description: Partial<Bibliographic>
  published_year: string
  material_type: Bibliographic['materialType']
  language: string
  loan_count: number
  library_ids: number[]
  call_numbers: string[]
}

/** What is to be found: a record that nobody holds any more is kept for those who asked for it, and found by nothing. */
async function cataloguedOf(tx: Tx, ids: readonly number[]): Promise<Catalogued[]> {
  const { rows } = await sql<CataloguedRow>`
    select record.id, record.title, record.description, published_year, material_type, language, loan_count,
           array_agg(distinct library_id) as library_ids,
           array_agg(distinct holding.call_number) filter (where holding.call_number <> '')
             || record.call_number as call_numbers
    from record join holding on holding.record_id = record.id
    where record.id = any(${ids}) and merged_into is null group by record.id`.execute(tx)
  return rows.map((row) => ({
    recordId: row.id,
    work: {
      ...row.description,
      title: row.title,
      year: row.published_year || null,
      materialType: row.material_type,
      language: row.language || null,
    },
    libraryIds: row.library_ids,
    callNumbers: row.call_numbers,
    loans: row.loan_count,
  }))
}

const entryColumns = sql`
  record_id int, static_rank int, terms text, title text, titles text, responsibility text, subjects text, publisher text,
  call_number text, initials text, pinyin text, sort_title text, call_number_keys text[], library_ids int[], loans int,
  published_year smallint, material_type text, language text, clc text, person_names text[], subject_headings text[]`

async function putEntries(tx: Tx, records: readonly Catalogued[]): Promise<void> {
  if (records.length === 0) return
  const rows = records.map((record) => {
    const { terms, ...entry } = entryOfRecord(record)
    return { ...entry, terms: terms.toString('hex') }
  })
  await sql`
    insert into search_entry (record_id, static_rank, terms, title, titles, responsibility, subjects, publisher,
      call_number, initials, pinyin, sort_title, call_number_keys, library_ids, loans, published_year, material_type, language,
      clc, person_names, subject_headings, arrived_at)
    select new.record_id, static_rank, decode(terms, 'hex'), new.title, titles, new.responsibility, subjects,
      new.publisher, new.call_number, initials, pinyin, sort_title, call_number_keys, library_ids, loans, new.published_year,
      new.material_type, new.language, clc, person_names, subject_headings, record.arrived_at
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as new(${entryColumns})
    join record on record.id = new.record_id
    on conflict (record_id) do update
    set static_rank = excluded.static_rank, terms = excluded.terms, title = excluded.title, titles = excluded.titles,
      responsibility = excluded.responsibility, subjects = excluded.subjects, publisher = excluded.publisher,
      call_number = excluded.call_number, initials = excluded.initials, pinyin = excluded.pinyin,
      sort_title = excluded.sort_title, call_number_keys = excluded.call_number_keys,
      library_ids = excluded.library_ids, loans = excluded.loans, published_year = excluded.published_year,
      material_type = excluded.material_type, language = excluded.language, clc = excluded.clc,
      person_names = excluded.person_names, subject_headings = excluded.subject_headings,
      arrived_at = excluded.arrived_at, is_gone = false,
      changed_by = pg_current_xact_id(), revision = nextval('search_revision')`.execute(tx)
}

async function putNumbers(tx: Tx, records: readonly Catalogued[]): Promise<void> {
  const rows = records.flatMap((record) =>
    numbersOf(record.work).map((number) => ({ record_id: record.recordId, number })),
  )
  const numbers = sql`
    select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as new(record_id int, number text)`
  await sql`
    with new as (${numbers})
    delete from search_number
    where record_id = any(${records.map(({ recordId }) => recordId)})
      and (number, record_id) not in (select number, record_id from new)`.execute(tx)
  await sql`
    with new as (${numbers})
    insert into search_number (number, record_id) select number, record_id from new
    on conflict do nothing`.execute(tx)
}

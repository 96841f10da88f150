import { sql } from 'kysely'
import type { Actor } from '../../shared/actor.ts'
import type { Tx } from '../../shared/database.ts'
import type { MarcRecord } from '../../wire/marc/record.ts'
import { describe } from '../bibliographic.ts'
import { hitsOf, type Outlook } from '../hits.ts'
import { hyphenated } from '../standard-numbers.ts'
import { editionsOf } from './editions-store.ts'
import type { Edition, MergeDecision, MergedSource, Merging } from './shapes.ts'

/** Of what a record is made and what else there is of its work; the single source records for librarians only. */
export async function mergingOf(
  tx: Tx,
  actor: Actor,
  { recordId, outlook }: { recordId: number; outlook: Outlook },
): Promise<Merging> {
  const { rows } = await sql<{ rule: string; libraries: number[] }>`
    select merge_rule as rule, array_agg(distinct library_id) as libraries
    from source_record where record_id = ${recordId}
    group by merge_rule order by count(*) desc, merge_rule`.execute(tx)
  const isLibrarian = actor.kind === 'staff' || actor.kind === 'centre'
  return {
    libraries: new Set(rows.flatMap(({ libraries }) => libraries)).size,
    rules: rows.map(({ rule }) => rule).filter((rule) => rule !== 'first'),
    editions: await editionsIn(tx, recordId, outlook),
    forLibrarians: isLibrarian
      ? { sources: await sourcesOf(tx, recordId), decisions: await decisionsOn(tx, recordId) }
      : null,
  }
}

/** The other editions that libraries in this outlook hold, the newest first. */
export async function editionsIn(tx: Tx, recordId: number, outlook: Outlook): Promise<Edition[]> {
  const editions = await hitsOf(tx, await editionsOf(tx, recordId), outlook)
  return editions.filter(({ libraries }) => libraries > 0).map(toEdition)
}

const toEdition = ({ id, title, volume, edition, ...hit }: Edition): Edition => ({
  id,
  title,
  volume,
  edition,
  responsibility: hit.responsibility,
  publisher: hit.publisher,
  year: hit.year,
  language: hit.language,
  libraries: hit.libraries,
  lendable: hit.lendable,
  ownHolding: hit.ownHolding,
})

interface SourceRow {
  id: number
  code: string
  short_zh: string
  short_en: string
  control_number: string
  marc: Partial<MarcRecord>
  copies: number
  merge_rule: string
  merged_at: Temporal.Instant | null
  merged_by: string
}

async function sourcesOf(tx: Tx, recordId: number): Promise<MergedSource[]> {
  const { rows } = await sql<SourceRow>`
    select source_record.id, code, short_zh, short_en, control_number, marc, merge_rule, merged_at,
           merged_by,
           (select count(*)::int from holding where source_record_id = source_record.id) as copies
    from source_record
    join library on library.id = source_record.library_id
    where record_id = ${recordId}
    order by code collate "C", source_record.id`.execute(tx)
  return rows.map((row) => {
    const work = describe({ leader: '', fields: [], ...row.marc })
    const [number] = [...work.isbns, ...work.issns]
    return {
      id: row.id,
      library: { code: row.code, short: { zh: row.short_zh, en: row.short_en } },
      controlNumber: row.control_number,
      title: work.title,
      volume: work.volume ?? '',
      edition: work.edition ?? '',
      publisher: work.publisher ?? '',
      year: work.year ?? '',
      isbn: hyphenated(number?.printed ?? ''),
      copies: row.copies,
      rule: row.merge_rule,
      at: row.merged_at?.toString() ?? null,
      operatorCode: row.merged_by,
    }
  })
}

/** What librarians have decided about this record, the latest first. */
async function decisionsOn(tx: Tx, recordId: number): Promise<MergeDecision[]> {
  const rows = await tx
    .selectFrom('merge_decision')
    .selectAll()
    .where((where) =>
      where.or([where('record_id', '=', recordId), where('other_record_id', '=', recordId)]),
    )
    .orderBy('id', 'desc')
    .limit(50)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind as 'split' | 'merge',
    recordId: row.record_id,
    otherRecordId: row.other_record_id,
    why: row.why,
    at: row.decided_at.toString(),
    operatorCode: row.operator_code,
    undoneAt: row.undone_at?.toString() ?? null,
  }))
}

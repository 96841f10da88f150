import { sql } from 'kysely'
import type { Tx } from '../../shared/database.ts'
import { healthOf } from './health.ts'
import type { HarvestRun, SourceLine } from './shapes.ts'

const runs = (tx: Tx) =>
  tx
    .selectFrom('harvest_run as run')
    .innerJoin('source', 'source.id', 'run.source_id')
    .innerJoin('library', 'library.id', 'run.library_id')
    .leftJoin('harvest_file as file', 'file.id', 'run.file_id')
    .selectAll('run')
    .select([
      'source.name_zh',
      'source.name_en',
      'source.protocol',
      'library.short_zh',
      'library.short_en',
      'file.name as file_name',
      (eb) =>
        eb
          .selectFrom('source_record')
          .select((count) => count.fn.countAll<number>().as('records'))
          .whereRef('only_run_id', '=', 'run.id')
          .as('brought_alone'),
    ])

type RunRow = Awaited<ReturnType<ReturnType<typeof runs>['execute']>>[number]

/** One run; undefined when there is none that the actor may see. */
export async function runById(tx: Tx, id: number): Promise<HarvestRun | undefined> {
  const row = await runs(tx).where('run.id', '=', id).executeTakeFirst()
  return row && runOf(row)
}

/** The runs of a source, the newest first. */
export async function runsOfSource(tx: Tx, sourceId: number, limit = 30): Promise<HarvestRun[]> {
  const rows = await runs(tx)
    .where('run.source_id', '=', sourceId)
    .orderBy('run.id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(runOf)
}

function runOf(row: RunRow): HarvestRun {
  const perSecond = row.worked_ms > 0 ? (row.records_read * 1000) / row.worked_ms : null
  const left = row.total_expected === null ? null : row.total_expected - row.records_read
  return {
    id: row.id,
    sourceId: row.source_id,
    source: { zh: row.name_zh, en: row.name_en },
    library: { zh: row.short_zh, en: row.short_en },
    protocol: row.protocol as HarvestRun['protocol'],
    scope: row.scope as HarvestRun['scope'],
    state: row.state as HarvestRun['state'],
    stopAsked: row.stop_asked,
    fileName: row.file_name,
    startedAt: row.started_at.toString(),
    workedAt: row.worked_at.toString(),
    finishedAt: row.finished_at?.toString() ?? null,
    read: row.records_read,
    ...countsOf(row),
    total: row.total_expected,
    perSecond,
    secondsLeft:
      perSecond && left !== null && left >= 0 && row.state === 'running'
        ? Math.ceil(left / perSecond)
        : null,
    error: row.error,
    errorDetail: row.error_detail,
    broughtAlone: row.brought_alone ?? 0,
  }
}

const countsOf = ({ added, changed, unchanged, rejected, repaired, deleted }: RunRow) => ({
  added,
  changed,
  unchanged,
  rejected,
  repaired,
  deleted,
})

interface ListRow {
  id: number
  code: string
  short_zh: string
  short_en: string
  name_zh: string
  name_en: string
  protocol: string
  address: string
  is_harvested: boolean
  is_searched_live: boolean
  harvest_every_minutes: number | null
  next_due_at: Temporal.Instant | null
  running_id: number | null
  good_id: number | null
  good_at: Temporal.Instant | null
  good_read: number | null
  good_rejected: number | null
  last_id: number | null
  last_state: string | null
  last_error: string | null
  records: number
}

/** Every source that the actor may see, by library and name, with how its harvest stands at `at`. */
export async function sourceLines(tx: Tx, at: Temporal.Instant): Promise<SourceLine[]> {
  const { rows } = await sql<ListRow>`
    select source.id, code, short_zh, short_en, source.name_zh, source.name_en, protocol, address, is_harvested,
           is_searched_live, harvest_every_minutes, next_due_at, running.id as running_id,
           good.id as good_id, good.finished_at as good_at, good.records_read as good_read,
           good.rejected as good_rejected, last.id as last_id, last.state as last_state, last.error as last_error,
           brought.records
    from source join library on library.id = source.library_id
    left join lateral (select id from harvest_run where source_id = source.id and state = 'running') as running on true
    left join lateral (select * from harvest_run where source_id = source.id and state = 'finished'
                       order by id desc limit 1) as good on true
    left join lateral (select * from harvest_run where source_id = source.id and state <> 'running'
                       order by id desc limit 1) as last on true
    cross join lateral (select coalesce(sum(added - deleted), 0)::int as records
                        from harvest_run where source_id = source.id) as brought
    where removed_at is null
    order by code collate "C", source.id`.execute(tx)
  return rows.map((row) => lineOf(row, at))
}

const lineOf = (row: ListRow, at: Temporal.Instant): SourceLine => ({
  id: row.id,
  library: { code: row.code, name: { zh: row.short_zh, en: row.short_en } },
  name: { zh: row.name_zh, en: row.name_en },
  protocol: row.protocol as SourceLine['protocol'],
  address: row.address,
  isHarvested: row.is_harvested,
  isSearchedLive: row.is_searched_live,
  health: healthOf({
    everyMinutes: row.harvest_every_minutes,
    lastGoodAt: row.good_at,
    lastFailed: row.last_state === 'failed',
    at,
  }),
  runningId: row.running_id,
  lastGood: row.good_id
    ? {
        id: row.good_id,
        at: String(row.good_at),
        read: row.good_read ?? 0,
        rejected: row.good_rejected ?? 0,
      }
    : null,
  lastFailed:
    row.last_state === 'failed' ? { id: row.last_id!, error: row.last_error ?? '' } : null,
  nextDueAt: row.next_due_at?.toString() ?? null,
  records: row.records,
})

import { type SelectQueryBuilder, type SqlBool, sql } from 'kysely'
import type { Actor } from '../shared/actor.ts'
import type { Tx } from '../shared/database.ts'
import type { Tables } from '../shared/tables.ts'
import { allowedActions, rolesOf } from './allowed.ts'
import type { Queue, RequestLine, RequestList } from './shapes.ts'
import { factsOf } from './store.ts'

/** What a list is asked for; row security has already left only what the actor may see. */
export interface ListQuestion {
  /** 检索途径. */
  way?: 'any' | 'number' | 'patronReference' | 'title' | 'author'
  q?: string
  from?: Temporal.PlainDate
  to?: Temporal.PlainDate
  states?: readonly string[]
  side?: 'requesting' | 'supplying'
  order?: 'newest' | 'longestWaiting'
  limit: number
  offset: number
}

/** Requests with the names of both libraries; the start of every list and detail. */
export const lines = (tx: Tx) => withLibraries(tx.selectFrom('request'))

const withLibraries = (query: SelectQueryBuilder<Tables, 'request', object>) =>
  query
    .innerJoin('library as requesting', 'requesting.id', 'request.requesting_library_id')
    .leftJoin('library as supplying', 'supplying.id', 'request.supplying_library_id')
    .selectAll('request')
    .select([
      'requesting.code as requesting_code',
      'requesting.short_zh as requesting_short_zh',
      'requesting.short_en as requesting_short_en',
      'supplying.code as supplying_code',
      'supplying.short_zh as supplying_short_zh',
      'supplying.short_en as supplying_short_en',
      'supplying.name_zh as supplying_name_zh',
      'supplying.name_en as supplying_name_en',
    ])

/** One such row. */
export type LineRow = Awaited<ReturnType<ReturnType<typeof lines>['executeTakeFirstOrThrow']>>

/** Requests of the actor that answer a question, with what she may do with each now. */
export async function listRequests(
  tx: Tx,
  actor: Actor,
  question: ListQuestion,
  at: Temporal.Instant,
): Promise<RequestList> {
  const matching = filtered(tx, actor, question)
  const { total } = await matching
    .select(sql<number>`count(*)`.as('total'))
    .executeTakeFirstOrThrow()
  const waiting = question.order === 'longestWaiting'
  const rows = await withLibraries(matching)
    .orderBy(waiting ? 'request.state_since' : 'request.submitted_at', waiting ? 'asc' : 'desc')
    .orderBy('request.id', waiting ? 'asc' : 'desc')
    .limit(question.limit)
    .offset(question.offset)
    .execute()
  const seen = question.offset + rows.length
  return {
    lines: rows.map((row) => lineOf(row, actor, at)),
    total,
    next: seen < total ? String(seen) : null,
  }
}

/** The actor's newest requests in some states, uncounted: for pages that show the first few only. */
export async function newestLines(
  tx: Tx,
  actor: Actor,
  { states, limit, at }: { states: readonly string[]; limit: number; at: Temporal.Instant },
): Promise<RequestLine[]> {
  const rows = await withLibraries(filtered(tx, actor, { states, limit, offset: 0 }))
    .orderBy('request.submitted_at', 'desc')
    .orderBy('request.id', 'desc')
    .limit(limit)
    .execute()
  return rows.map((row) => lineOf(row, actor, at))
}

const day = sql.lit('Asia/Shanghai')

function filtered(tx: Tx, actor: Actor, question: ListQuestion) {
  let query = tx.selectFrom('request')
  // Row security would say the same; saying it here lets the index answer.
  if (actor.kind === 'reader') query = query.where('request.reader_id', '=', actor.readerId)
  if (actor.kind === 'staff' && question.side) {
    query = query.where(
      question.side === 'requesting'
        ? 'request.requesting_library_id'
        : 'request.supplying_library_id',
      '=',
      actor.libraryId,
    )
  }
  if (question.states) query = query.where('request.state', 'in', [...question.states])
  if (question.from)
    query = query.where(
      sql<SqlBool>`request.submitted_at >= ${question.from}::date::timestamp at time zone ${day}`,
    )
  if (question.to)
    query = query.where(
      sql<SqlBool>`request.submitted_at < (${question.to}::date + 1)::timestamp at time zone ${day}`,
    )
  const typed = question.q?.normalize('NFKC').trim()
  return typed ? query.where(matches(question.way ?? 'any', typed)) : query
}

/** Numbers whole and case-insensitively, all of a request's numbers; titles and authors by any part of them. */
function matches(way: NonNullable<ListQuestion['way']>, typed: string) {
  const part = `%${typed.replace(/[\\%_]/g, '\\$&')}%`
  const ways = {
    number: sql<SqlBool>`exists (select from request_number n where n.request_id = request.id and lower(n.number) = lower(${typed}))`,
    patronReference: sql<SqlBool>`lower(request.patron_reference) = lower(${typed}) and request.patron_reference <> ''`,
    title: sql<SqlBool>`(request.title ilike ${part} or request.article_title ilike ${part})`,
    author: sql<SqlBool>`(request.author ilike ${part} or request.article_author ilike ${part})`,
  }
  return way === 'any'
    ? sql<SqlBool>`(${ways.number} or (${ways.patronReference}) or ${ways.title} or ${ways.author})`
    : ways[way]
}

/** One line of a list for an actor at an instant. */
export function lineOf(row: LineRow, actor: Actor, at: Temporal.Instant): RequestLine {
  const facts = factsOf(row)
  return {
    id: row.id,
    number: row.number,
    patronReference: row.patron_reference,
    title: row.title,
    author: row.author,
    callNumber: row.call_number,
    state: row.state,
    stateSince: row.state_since.toString(),
    submittedAt: row.submitted_at.toString(),
    dueOn: row.due_on?.toString() ?? null,
    requesting: {
      code: row.requesting_code,
      short: { zh: row.requesting_short_zh, en: row.requesting_short_en },
    },
    supplying: row.supplying_code
      ? {
          code: row.supplying_code,
          short: { zh: row.supplying_short_zh ?? '', en: row.supplying_short_en ?? '' },
        }
      : null,
    late:
      row.state === 'overdue' ||
      row.state === 'recalled' ||
      row.reminded_at !== null ||
      (row.next_due_at !== null && Temporal.Instant.compare(row.next_due_at, at) < 0),
    actions: allowedActions(facts, rolesOf(actor, facts), at),
  }
}

/** The queues of a desk: what waits on which side, in the order of the work (screens.md §6). */
export const deskQueues = {
  comingIn: { side: 'requesting', states: ['filled', 'inTransit'] },
  awaitingPickup: { side: 'requesting', states: ['awaitingPickup'] },
  onLoan: { side: 'requesting', states: ['withReader'] },
  recalledHere: { side: 'requesting', states: ['recalled'] },
  overdue: { side: 'requesting', states: ['overdue'] },
  toSendBack: { side: 'requesting', states: ['returned'] },
  asked: { side: 'requesting', states: ['submitted', 'forwarded', 'willSupply'] },
  newRequests: { side: 'supplying', states: ['submitted'] },
  inProcess: { side: 'supplying', states: ['willSupply'] },
  toCourier: { side: 'supplying', states: ['filled'] },
  out: { side: 'supplying', states: ['inTransit', 'awaitingPickup', 'withReader', 'overdue'] },
  recalled: { side: 'supplying', states: ['recalled'] },
  toSignBack: { side: 'supplying', states: ['returned', 'shippedReturn'] },
  lost: { side: 'supplying', states: ['lost'] },
} as const satisfies Record<string, { side: 'requesting' | 'supplying'; states: readonly string[] }>

export type QueueName = keyof typeof deskQueues

interface QueueRow {
  side: 'requesting' | 'supplying'
  state: string
  count: number
  late: number
  oldest: Temporal.Instant
}

/** How much waits in each queue of a library's desk. */
export async function queueCounts(
  tx: Tx,
  libraryId: number,
  at: Temporal.Instant,
): Promise<Queue[]> {
  const { rows } = await sql<QueueRow>`
    select side, state, count(*) as count, min(state_since) as oldest,
           count(*) filter (where state in ('overdue', 'recalled') or reminded_at is not null or next_due_at < ${at}) as late
    from (
      select 'requesting' as side, state, state_since, reminded_at, next_due_at from request
      where requesting_library_id = ${libraryId} and ended_at is null
      union all
      select 'supplying', state, state_since, reminded_at, next_due_at from request
      where supplying_library_id = ${libraryId} and ended_at is null
    ) as open
    group by side, state`.execute(tx)
  return Object.entries(deskQueues).map(([name, { side, states }]) => {
    const own = rows.filter(
      (row) => row.side === side && (states as readonly string[]).includes(row.state),
    )
    return {
      name,
      side,
      count: own.reduce((sum, row) => sum + row.count, 0),
      late: own.reduce((sum, row) => sum + row.late, 0),
      oldest: own.map((row) => row.oldest.toString()).sort()[0] ?? null,
    }
  })
}

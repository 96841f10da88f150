import { type SelectQueryBuilder, type SqlBool, sql } from 'kysely'
import type { Actor } from '../shared/actor.ts'
import type { Tx } from '../shared/database.ts'
import type { Tables } from '../shared/tables.ts'
import { lineOf } from './line.ts'
import type { RequestLine, RequestList } from './shapes.ts'

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

/** Where a page of a list begins. A cursor is opaque to callers; anything else than ours begins at the beginning. */
export const offsetOf = (cursor: string | undefined): number =>
  cursor && /^\d{1,7}$/.test(cursor) ? Number(cursor) : 0

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

import { sql } from 'kysely'
import { openEnquiries } from '../../catalogue/enquiries/enquiry-store.ts'
import type { Actor } from '../../shared/actor.ts'
import type { Tx } from '../../shared/database.ts'
import { listRequests } from '../lists-store.ts'
import type { RequestList } from '../shapes.ts'
import { deskQueues, type QueueName } from './queues.ts'
import type { Desk, Queue } from './shapes.ts'

/** The desk of a librarian: her queues with their counts, and how many registrations and questions wait. */
export async function deskOf(
  tx: Tx,
  librarian: Extract<Actor, { kind: 'staff' }>,
  at: Temporal.Instant,
): Promise<Desk> {
  const waiting = await tx
    .selectFrom('reader')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('library_id', '=', librarian.libraryId)
    .where('status', '=', 'awaitingReview')
    .executeTakeFirstOrThrow()
  const queues = await queueCounts(tx, librarian.libraryId, at)
  const enquiries = await openEnquiries(tx, librarian.libraryId)
  return { queues, registrations: waiting.count, enquiries }
}

/** In which queue of the librarian's desk a request waits; none when it has ended or is not hers. */
export async function queueHolding(
  tx: Tx,
  { libraryId }: Extract<Actor, { kind: 'staff' }>,
  requestId: number,
): Promise<QueueName | undefined> {
  const request = await tx
    .selectFrom('request')
    .select(['state', 'requesting_library_id as requesting', 'supplying_library_id as supplying'])
    .where('id', '=', requestId)
    .executeTakeFirst()
  return (Object.keys(deskQueues) as QueueName[]).find((name) => {
    const { side, states }: { side: 'requesting' | 'supplying'; states: readonly string[] } =
      deskQueues[name]
    return request?.[side] === libraryId && states.includes(request.state)
  })
}

/** One queue of the librarian's desk, longest waiting first. */
export const queueOf = (
  tx: Tx,
  actor: Actor,
  queue: { name: QueueName; limit: number; offset: number },
  at: Temporal.Instant,
): Promise<RequestList> =>
  listRequests(
    tx,
    actor,
    {
      ...deskQueues[queue.name],
      order: 'longestWaiting',
      limit: queue.limit,
      offset: queue.offset,
    },
    at,
  )

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

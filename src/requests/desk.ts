import { openEnquiries } from '../catalogue/enquiries/enquiry-store.ts'
import type { Actor } from '../shared/actor.ts'
import type { Tx } from '../shared/database.ts'
import { deskQueues, listRequests, type QueueName, queueCounts } from './lists.ts'
import type { Desk, RequestList } from './shapes.ts'

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

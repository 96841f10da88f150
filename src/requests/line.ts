import type { Actor } from '../shared/actor.ts'
import { allowedActions, rolesOf } from './allowed.ts'
import { factsOf } from './facts.ts'
import type { LineRow } from './lists-store.ts'
import type { RequestLine } from './shapes.ts'

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
    supplying: supplyingOf(row),
    late: isLate(row, at),
    actions: allowedActions(facts, rolesOf(actor, facts), at),
  }
}

const supplyingOf = (row: LineRow): RequestLine['supplying'] =>
  row.supplying_code
    ? {
        code: row.supplying_code,
        short: { zh: row.supplying_short_zh ?? '', en: row.supplying_short_en ?? '' },
      }
    : null

/** Somebody should have acted by now; `queueCounts` of the desk counts by the same. */
const isLate = (row: LineRow, at: Temporal.Instant): boolean =>
  row.state === 'overdue' ||
  row.state === 'recalled' ||
  row.reminded_at !== null ||
  (row.next_due_at !== null && Temporal.Instant.compare(row.next_due_at, at) < 0)

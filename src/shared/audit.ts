import { type Actor, accountOf, operatorOf } from './actor.ts'
import type { Tx } from './database.ts'

/** What somebody did to, or saw of, something (promise S14). */
export interface Audited {
  action: string
  subject: string
  subjectId?: string | number
  details?: Record<string, unknown>
}

/** Adds a line to the audit log, in the transaction of what it records; the log only grows. */
export async function audit(
  tx: Tx,
  actor: Actor,
  at: Temporal.Instant,
  what: Audited,
): Promise<void> {
  await tx
    .insertInto('audit_entry')
    .values({
      at,
      actor_kind: actor.kind,
      account_id: accountOf(actor),
      operator_code: operatorOf(actor),
      library_id: 'libraryId' in actor ? actor.libraryId : null,
      action: what.action,
      subject: what.subject,
      subject_id: String(what.subjectId ?? ''),
      details: JSON.stringify(what.details ?? {}),
    })
    .execute()
}

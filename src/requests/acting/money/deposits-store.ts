import { sql } from 'kysely'
import type { Tx } from '../../../shared/database.ts'
import { loanStates, type State } from '../../lifecycle.ts'
import type { RequestRow } from '../../store.ts'

/** Where a book is, or should be, in the reader's hands: what a deposit stands for. */
const standsOnDeposit = (Object.keys(loanStates) as State[]).filter((state) =>
  ['withReader', 'recalled', 'overdue', 'lost'].includes(state),
)

/** How many other loans of the reader stand on her one deposit. */
export async function otherLoansOnDeposit(tx: Tx, request: RequestRow): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from request
    where reader_id = ${request.reader_id} and id <> ${request.id} and state = any(${sql.val(standsOnDeposit)}::text[])
      and policy -> 'depositMode' ->> 'value' = 'reader'`.execute(tx)
  return rows[0]!.count
}

import { sql } from 'kysely'
import type { Charge, Payer } from '../policy/prices.ts'
import { timeZone } from '../shared/clock.ts'
import type { Tx } from '../shared/database.ts'

/** What a payer has borne of a charge for one library in a year, in whole fen. */
export interface CapUse {
  libraryId: number
  fen: number
}

/**
 * How much of a yearly cap is used (R35), by library, the most first; libraries of which nothing was borne are left out.
 * What was taken back counts against the year it was charged in, as in src/charges/charge-store.ts.
 */
export async function capUse(
  tx: Tx,
  { charge, payer, year }: { charge: Charge; payer: Payer; year: number },
): Promise<CapUse[]> {
  const first = (of: number) =>
    Temporal.PlainDate.from({ year: of, month: 1, day: 1 }).toZonedDateTime(timeZone).toInstant()
  const { rows } = await sql<CapUse>`
    select t.library_id as "libraryId",
      sum((part ->> 'amountFen')::bigint * case when t.reverses is null then 1 else -1 end)::bigint as fen
    from ledger_transaction t
    join ledger_transaction charged on charged.id = coalesce(t.reverses, t.id)
    cross join jsonb_array_elements(charged.working -> 'parts') part
    where charged.what = ${charge} and part ->> 'payer' = ${payer} and t.library_id is not null
      and charged.at >= ${first(year)} and charged.at < ${first(year + 1)}
    group by 1 having sum((part ->> 'amountFen')::bigint * case when t.reverses is null then 1 else -1 end) <> 0 order by 2 desc, 1`.execute(
    tx,
  )
  return rows
}

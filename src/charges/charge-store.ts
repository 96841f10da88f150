import { sql } from 'kysely'
import { post } from '../ledger/post.ts'
import type { Payer, UsedFen } from '../policy/prices.ts'
import { timeZone } from '../shared/clock.ts'
import type { Tx } from '../shared/database.ts'
import { charge as chargeOf, type Due } from './charge.ts'

/** Posts a charge with what is left of a yearly cap (R35); the same cause charges once, and answers null then. */
export const postCharge = async (tx: Tx, due: Due): Promise<number | null> =>
  post(tx, chargeOf(due, await usedOfYear(tx, due)))

/**
 * How much a capped payer has borne of a charge for a library in the calendar year of the entry, in fen (R35); what was
 * taken back counts against the year it was charged in. Nobody else charges the same meanwhile: two at once would both
 * find the cap free.
 */
async function usedOfYear(
  tx: Tx,
  { charge, price, libraryId, entry }: Pick<Due, 'charge' | 'price' | 'libraryId' | 'entry'>,
): Promise<UsedFen> {
  const capped = price.payers.value.filter(({ yearCapFen }) => yearCapFen !== undefined)
  if (capped.length === 0) return {}
  const { year } = entry.at.toZonedDateTimeISO(timeZone)
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${charge} ${libraryId} ${year}`}, 0))`.execute(
    tx,
  )
  const { rows } = await sql<{ payer: Payer; fen: number }>`
    select part ->> 'payer' as payer, sum((part ->> 'amountFen')::bigint * case when t.reverses is null then 1 else -1 end)::bigint as fen
    from ledger_transaction t
    join ledger_transaction charged on charged.id = coalesce(t.reverses, t.id)
    cross join jsonb_array_elements(charged.working -> 'parts') part
    where charged.what = ${charge} and t.library_id = ${libraryId} and t.cause <> ${entry.cause}
      and charged.at >= ${firstOf(year)} and charged.at < ${firstOf(year + 1)}
    group by 1`.execute(tx)
  return Object.fromEntries(rows.map(({ payer, fen }) => [payer, fen]))
}

const firstOf = (year: number) =>
  Temporal.PlainDate.from({ year, month: 1, day: 1 }).toZonedDateTime(timeZone).toInstant()

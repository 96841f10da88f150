import { sql } from 'kysely'
import type { LedgerAccount, LedgerAccountKind } from '../../../src/ledger/accounts.ts'
import { balanceOn } from '../../../src/ledger/balance-store.ts'
import { dayOf } from '../../../src/shared/clock.ts'
import type { Tx } from '../../../src/shared/database.ts'
import { asSystem, type Drill } from './drill.ts'

/** Where the balances of the house differ from those of the references: each account, now and as of some days. */
export async function differences(drills: readonly Drill[]): Promise<string[]> {
  const last = drills
    .map(({ at }) => dayOf(at))
    .sort(Temporal.PlainDate.compare)
    .at(-1)!
  const days = [last, last.subtract({ days: 1 }), last.subtract({ days: 7 })]
  const found: string[] = []
  for (const [key, fen] of expected(drills)) {
    const account = accountOf(key)
    await asSystem(drills[0]!, async (tx) => {
      const now = await balanceOn(tx, account, last.add({ days: 400 }))
      if (now !== fen) found.push(`${key}: ${now}, expected ${fen}`)
      for (const on of days) {
        const [told, summed] = [await balanceOn(tx, account, on), await summedOn(tx, account, on)]
        if (told !== summed) found.push(`${key} on ${on}: ${told}, its postings ${summed}`)
      }
    })
  }
  return found
}

/** What every account should hold by all references together. */
function expected(drills: readonly Drill[]): Map<string, number> {
  const all = new Map<string, number>()
  for (const { books } of drills)
    for (const [key, fen] of books.balances) all.set(key, (all.get(key) ?? 0) + fen)
  return all
}

function accountOf(key: string) {
  const [kind, readerId, libraryId] = key.split(' ')
  return {
    kind: kind as LedgerAccountKind,
    readerId: Number(readerId) || undefined,
    libraryId: Number(libraryId) || undefined,
  }
}

async function summedOn(
  tx: Tx,
  { kind, readerId, libraryId }: LedgerAccount,
  on: Temporal.PlainDate,
): Promise<number> {
  const { rows } = await sql<{ fen: number }>`
    select coalesce(sum(p.amount_fen), 0)::bigint as fen from ledger_posting p join ledger_account a on a.id = p.account_id
    where a.kind = ${kind} and coalesce(a.reader_id, 0) = ${readerId ?? 0} and coalesce(a.library_id, 0) = ${libraryId ?? 0}
      and p.booked_on <= ${on}`.execute(tx)
  return rows[0]!.fen
}

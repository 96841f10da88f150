import { sql } from 'kysely'
import type { Tx } from '../../shared/database.ts'
import type { Bilingual } from '../../shared/shapes.ts'

/** How much waits for each lender, and since when; the one that has kept a reader waiting longest first. */
export async function waitingByLibrary(
  tx: Tx,
  at: Temporal.Instant,
): Promise<{ library: Bilingual; waiting: number; oldest: string | null }[]> {
  const { rows } = await sql<{
    zh: string
    en: string
    waiting: number
    oldest: Temporal.Instant | null
  }>`
    select l.short_zh as zh, l.short_en as en, count(r.id) as waiting, min(r.state_since) as oldest
    from library l join request r on r.supplying_library_id = l.id and r.state in ('submitted', 'willSupply') and r.state_since <= ${at}
    group by l.id
    order by min(r.state_since), l.id`.execute(tx)
  return rows.map(({ zh, en, waiting, oldest }) => ({
    library: { zh, en },
    waiting,
    oldest: oldest?.toString() ?? null,
  }))
}

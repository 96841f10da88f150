import { sql } from 'kysely'
import { signIn } from '../shared/actor.ts'
import { asActor, type Tx } from '../shared/database.ts'
import type { House } from '../shared/house.ts'
import { keptFor } from '../shared/kept.ts'
import type { DemonstrationDoor } from './shapes.ts'

/**
 * Whom a demonstration lets in with one click, one per role, by 操作员代码 (S2's is by01): 北邮 asks, 北航 lends,
 * the centre coordinates. The reader is the first who registered at the library that asks.
 */
const operators = { requestingStaff: 'by01', supplyingStaff: 'bh01', centre: 'zx01' } as const

/** The doors whose accounts exist, in the order of the road a loan takes; a real installation has none. */
export const demonstrationDoors = async (house: House): Promise<DemonstrationDoor[]> =>
  house.installation.kind === 'demonstration' ? asActor(house.db, signIn, existingDoors) : []

/** How long a page may show doors that have just changed, s. */
const doorsSeconds = 60

/** The doors as every page of a demonstration shows them. */
export const shownDoors = keptFor(doorsSeconds, demonstrationDoors)

interface DoorRow {
  role: DemonstrationDoor['role']
  login: string
  short_zh: string
  short_en: string
}

async function existingDoors(tx: Tx): Promise<DemonstrationDoor[]> {
  const { rows } = await sql<DoorRow>`
    with operator as (
      select case operator_code when ${operators.requestingStaff} then 'requestingStaff'
               when ${operators.supplyingStaff} then 'supplyingStaff' else 'centre' end as role,
             login, library_id
      from account where operator_code in (${sql.join(Object.values(operators))})
    ), reader as (
      select 'reader' as role, a.login, a.library_id
      from public.reader r join account a on a.id = r.account_id
      where r.status = 'active'
        and r.library_id = (select library_id from operator where role = 'requestingStaff')
      order by r.submitted_at, r.id limit 1
    )
    select door.role, door.login, l.short_zh, l.short_en
    from (select * from reader union all select * from operator) door
    join library l on l.id = door.library_id
    order by array_position(array['reader', 'requestingStaff', 'supplyingStaff', 'centre'], door.role)`.execute(
    tx,
  )
  return rows.map(({ role, login, short_zh, short_en }) => ({
    role,
    login,
    library: { zh: short_zh, en: short_en },
  }))
}

import { sql } from 'kysely'
import { SourceProfile } from '../../../src/catalogue/sources/profile.ts'
import { system } from '../../../src/shared/actor.ts'
import { asActor, type Tx } from '../../../src/shared/database.ts'
import type { House } from '../../../src/shared/house.ts'
import { DEMO_LIBRARIES } from '../libraries.ts'

export interface OfLibrary {
  code: string
  shortZh: string
}

/** A live target of the demonstration. */
export interface LiveTarget {
  library: OfLibrary
  protocol: 'z3950' | 'sru'
  behaves: 'z3950' | 'slowSru' | 'mute'
  nameZh: string
  nameEn: string
  /** Whether it is asked for single copies, too. */
  availability: boolean
  profile: SourceProfile
}

const libraryOf = (wanted: string): OfLibrary => {
  const { code, shortZh } = DEMO_LIBRARIES.find(({ code }) => code === wanted)!
  return { code, shortZh }
}

/** 清华 answers at once and says which copies are in, 北大 takes its time, 首师大 takes questions and says nothing. */
export const LIVE_TARGETS: readonly LiveTarget[] = [
  {
    library: libraryOf('211030'),
    protocol: 'z3950',
    behaves: 'z3950',
    nameZh: '馆藏目录 Z39.50（本机演示目标）',
    nameEn: 'Catalogue over Z39.50 (on this machine)',
    availability: true,
    profile: SourceProfile.parse({ asking: { syntax: 'opac', queryCharset: 'gb18030' } }),
  },
  {
    library: libraryOf('211010'),
    protocol: 'sru',
    behaves: 'slowSru',
    nameZh: '馆藏目录 SRU（本机演示目标）',
    nameEn: 'Catalogue over SRU (on this machine)',
    availability: false,
    profile: SourceProfile.parse({ asking: { syntax: 'marcxml', sruVersion: '1.2' } }),
  },
  {
    library: libraryOf('211120'),
    protocol: 'z3950',
    behaves: 'mute',
    nameZh: '馆藏目录 Z39.50（本机演示目标，不应答）',
    nameEn: 'Catalogue over Z39.50 (on this machine, mute)',
    availability: false,
    profile: SourceProfile.parse({ asking: { timeoutMs: 2000 } }),
  },
]

/** Nobody listens there before the house has started. */
const PORT_BEFORE = 9

const addressAt = ({ protocol }: LiveTarget, port: number) =>
  protocol === 'sru' ? `http://127.0.0.1:${port}/sru` : `127.0.0.1:${port}`

/** Who entered the addresses, and who looked at them (promise S7). */
const ENTERED_BY = 'zx01'
const APPROVED_BY = 'zx02'

/** Writes the targets as sources; two people of the centre stand for their addresses. Answers their ids, in order. */
export async function laySources(
  tx: Tx,
  ids: Map<string, number>,
  at: Temporal.Instant,
): Promise<number[]> {
  const [entered, approved] = [await operator(tx, ENTERED_BY), await operator(tx, APPROVED_BY)]
  const made: number[] = []
  for (const target of LIVE_TARGETS) {
    const address = addressAt(target, PORT_BEFORE)
    const { id } = await tx
      .insertInto('source')
      .values({
        library_id: ids.get(target.library.code)!,
        name_zh: target.nameZh,
        name_en: target.nameEn,
        protocol: target.protocol,
        address,
        profile: JSON.stringify(target.profile),
        is_searched_live: true,
        is_asked_for_availability: target.availability,
        internal_address_entered_by: entered,
        internal_address_approved_by: approved,
        internal_address_approved: address,
        changed_at: at,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    made.push(id)
  }
  return made
}

async function operator(tx: Tx, code: string): Promise<number> {
  const { id } = await tx
    .selectFrom('account')
    .select('id')
    .where('operator_code', '=', code)
    .executeTakeFirstOrThrow()
  return id
}

/** Writes where a target is today, unless the centre has since given its source another address. */
export const moveTarget = (house: House, target: LiveTarget, port: number) =>
  asActor(house.db, system, (tx) => {
    const address = addressAt(target, port)
    return sql`
      update source set address = ${address}, internal_address_approved = ${address}
      where protocol = ${target.protocol} and address like '%127.0.0.1:%' and address = internal_address_approved
        and library_id = (select id from library where code = ${target.library.code})`.execute(tx)
  })

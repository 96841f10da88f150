import { type Actor, accountOf } from '../../shared/actor.ts'
import type { Tx } from '../../shared/database.ts'
import { checkAddress, internalApproved, type Resolver } from './address.ts'
import { SourceProfile } from './profile.ts'
import type { SourceDetail } from './shapes.ts'

const columns = [
  'source.id',
  'code',
  'source.name_zh',
  'source.name_en',
  'library.short_zh',
  'library.short_en',
  'protocol',
  'address',
  'is_harvested',
  'harvest_every_minutes',
  'next_due_at',
  'is_searched_live',
  'is_asked_for_availability',
  'profile',
  'internal_address_entered_by',
  'internal_address_approved_by',
  'internal_address_approved',
] as const

/** One source as its page shows it; undefined when there is none that `actor` may see. */
export async function sourceDetail(
  tx: Tx,
  actor: Actor,
  id: number,
  resolve?: Resolver,
): Promise<SourceDetail | undefined> {
  const row = await tx
    .selectFrom('source')
    .innerJoin('library', 'library.id', 'source.library_id')
    .select(columns)
    .select((eb) => eb('credentials', 'is not', null).as('has_credentials'))
    .where('source.id', '=', id)
    .where('removed_at', 'is', null)
    .executeTakeFirst()
  if (!row) return undefined
  return {
    id: row.id,
    library: { code: row.code, name: { zh: row.short_zh, en: row.short_en } },
    name: { zh: row.name_zh, en: row.name_en },
    protocol: row.protocol as SourceDetail['protocol'],
    address: row.address,
    isHarvested: row.is_harvested,
    harvestEveryMinutes: row.harvest_every_minutes,
    nextDueAt: row.next_due_at?.toString() ?? null,
    isSearchedLive: row.is_searched_live,
    isAskedForAvailability: row.is_asked_for_availability,
    hasCredentials: row.has_credentials === true,
    profile: SourceProfile.parse(row.profile),
    addressState: await addressState(row, resolve),
    isOwnAddress: row.internal_address_entered_by === accountOf(actor),
  }
}

type Addressed = Parameters<typeof internalApproved>[0] & { protocol: string }

/** Whether the address is asked (promise S7), told without asking it anything. */
async function addressState(
  row: Addressed,
  resolve?: Resolver,
): Promise<SourceDetail['addressState']> {
  if (row.protocol === 'file' || row.address === '') return 'none'
  const checked = await checkAddress(
    { protocol: row.protocol as 'sru', address: row.address },
    true,
    resolve,
  )
  if (!checked.ok) return checked.fault === 'nameNotFound' ? 'unknown' : 'never'
  if (checked.place.kind === 'public') return 'public'
  return internalApproved(row) ? 'approved' : 'waiting'
}

/** A source as an import needs it. */
export interface NamedSource {
  id: number
  libraryId: number
  libraryCode: string
  profile: SourceProfile
}

/** The sources with this number or name in either language, of one library where a code is given; by number. */
export async function sourcesNamed(
  tx: Tx,
  name: string,
  libraryCode: string | null,
): Promise<NamedSource[]> {
  const number = /^[1-9]\d{0,8}$/.test(name) ? Number(name) : 0
  const rows = await tx
    .selectFrom('source')
    .innerJoin('library', 'library.id', 'library_id')
    .select(['source.id', 'library_id', 'code', 'profile'])
    .where('removed_at', 'is', null)
    .where((eb) =>
      eb.or([
        eb('source.id', '=', number),
        eb('source.name_zh', '=', name),
        eb('source.name_en', '=', name),
      ]),
    )
    .$if(libraryCode !== null, (query) => query.where('code', '=', libraryCode!))
    .orderBy('source.id')
    .execute()
  return rows.map(({ id, library_id, code, profile }) => ({
    id,
    libraryId: library_id,
    libraryCode: code,
    profile: SourceProfile.parse(profile),
  }))
}

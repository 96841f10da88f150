import type { Tx } from '../../shared/database.ts'
import { Credentials, SourceProfile } from '../sources/profile.ts'

/** A source that can be asked: everything needed for it, the way in included. */
export interface Target {
  id: number
  libraryId: number
  libraryCode: string
  short: { zh: string; en: string }
  name: { zh: string; en: string }
  protocol: 'z3950' | 'sru'
  address: string
  profile: SourceProfile
  credentials: Credentials | null
  internal_address_entered_by: number | null
  internal_address_approved_by: number | null
  internal_address_approved: string | null
  searched: boolean
  askedForAvailability: boolean
  /** When the centre last wrote it. */
  changedAt: Temporal.Instant
}

const targets = (tx: Tx) =>
  tx
    .selectFrom('source')
    .innerJoin('library', 'library.id', 'source.library_id')
    .select([
      'source.id',
      'library_id',
      'code',
      'short_zh',
      'short_en',
      'source.name_zh',
      'source.name_en',
      'protocol',
      'address',
      'profile',
      'credentials',
      'is_searched_live',
      'is_asked_for_availability',
      'internal_address_entered_by',
      'internal_address_approved_by',
      'internal_address_approved',
      'changed_at',
    ])
    .where('protocol', 'in', ['z3950', 'sru'])
    .where('removed_at', 'is', null)
    .orderBy('source.id')

type Row = Awaited<ReturnType<ReturnType<typeof targets>['execute']>>[number]

/** Every target there is, in the order they came. Read as the system or the centre: it holds the ways in. */
export const allTargets = async (tx: Tx): Promise<Target[]> =>
  (await targets(tx).execute()).map(toTarget)

/** One target; undefined when there is none. */
export async function targetById(tx: Tx, id: number): Promise<Target | undefined> {
  const row = await targets(tx).where('source.id', '=', id).executeTakeFirst()
  return row && toTarget(row)
}

/** The members on a day that have a target for live search, by code. */
export const searchedLibraries = (tx: Tx, on: Temporal.PlainDate) =>
  tx
    .selectFrom('library')
    .select(['code', 'short_zh', 'short_en'])
    .where('kind', '=', 'member')
    .where((where) => where.or([where('left_on', 'is', null), where('left_on', '>', on)]))
    .where('id', 'in', (from) =>
      from
        .selectFrom('source')
        .select('library_id')
        .where('is_searched_live', '=', true)
        .where('protocol', 'in', ['z3950', 'sru'])
        .where('removed_at', 'is', null),
    )
    .orderBy('code')
    .execute()

/** The targets of these libraries that live search asks. */
export const searchedTargets = async (tx: Tx, codes: readonly string[]): Promise<Target[]> =>
  (
    await targets(tx)
      .where('is_searched_live', '=', true)
      .where('code', 'in', [...codes, ''])
      .execute()
  ).map(toTarget)

/** The targets of these libraries that are asked about single copies. */
export const availabilityTargets = async (
  tx: Tx,
  libraryIds: readonly number[],
): Promise<Target[]> =>
  (
    await targets(tx)
      .where('is_asked_for_availability', '=', true)
      .where('library_id', 'in', [...libraryIds, 0])
      .execute()
  ).map(toTarget)

const toTarget = (row: Row): Target => ({
  id: row.id,
  libraryId: row.library_id,
  libraryCode: row.code,
  short: { zh: row.short_zh, en: row.short_en },
  name: { zh: row.name_zh, en: row.name_en },
  protocol: row.protocol as Target['protocol'],
  address: row.address,
  profile: SourceProfile.parse(row.profile),
  credentials: row.credentials === null ? null : Credentials.parse(row.credentials),
  internal_address_entered_by: row.internal_address_entered_by,
  internal_address_approved_by: row.internal_address_approved_by,
  internal_address_approved: row.internal_address_approved,
  searched: row.is_searched_live,
  askedForAvailability: row.is_asked_for_availability,
  changedAt: row.changed_at,
})

/** Writes the profile of a target anew. */
export const saveProfile = (
  tx: Tx,
  sourceId: number,
  { profile, at }: { profile: SourceProfile; at: Temporal.Instant },
) =>
  tx
    .updateTable('source')
    .set({ profile: JSON.stringify(profile), changed_at: at })
    .where('id', '=', sourceId)
    .execute()

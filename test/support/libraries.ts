import type { Kysely } from 'kysely'
import type { Tables } from '../../src/shared/tables.ts'

/** The nine categories of 成员馆导航, in the consortium's order, with their counts (S3). */
export const nineCategories = [
  ['public', '公共馆', 'Public libraries', 2],
  ['engineering', '工科类', 'Engineering', 13],
  ['economics', '经贸管理类', 'Economics and management', 3],
  ['humanities', '文科类', 'Humanities', 4],
  ['teacherTraining', '师范类', 'Teacher training', 2],
  ['musicAndArts', '音乐艺术类', 'Music and arts', 3],
  ['lawAndPolitics', '政法类', 'Law and politics', 6],
  ['comprehensive', '综合类', 'Comprehensive', 8],
  ['agricultureForestryMedicine', '农林医类', 'Agriculture, forestry, medicine', 5],
] as const

/** Writes the nine categories. */
export async function layCategories(owner: Kysely<Tables>): Promise<void> {
  await owner
    .insertInto('library_category')
    .values(
      nineCategories.map(([code, name_zh, name_en], index) => ({
        code,
        name_zh,
        name_en,
        position: index + 1,
      })),
    )
    .execute()
}

export interface LaidLibrary {
  code: string
  zh: string
  initials?: string
  category?: string
  prefix: string
  joinedOn?: string
}

/** Writes one member library and answers its id; the categories must stand. */
export async function layLibrary(owner: Kysely<Tables>, laid: LaidLibrary): Promise<number> {
  const row = await owner
    .insertInto('library')
    .values({
      code: laid.code,
      kind: 'member',
      category: laid.category ?? 'engineering',
      name_zh: laid.zh,
      name_en: `Library ${laid.prefix}`,
      short_zh: laid.zh.replace('图书馆', ''),
      short_en: laid.prefix,
      initials: laid.initials ?? `${laid.prefix.toLowerCase()}tsg`,
      request_prefix: laid.prefix,
      contact_phone: '010-0000-0000',
      contact_email: `ill@${laid.prefix.toLowerCase()}.example`,
      joined_on: Temporal.PlainDate.from(laid.joinedOn ?? '2007-11-01'),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

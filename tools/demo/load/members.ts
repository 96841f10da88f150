import { dayOf } from '../../../src/shared/clock.ts'
import type { Tx } from '../../../src/shared/database.ts'
import { DEMO_LIBRARIES, type DemoLibrary, type LibraryCategory } from '../libraries.ts'
import { CENTRE_NEWS, LIBRARY_NEWS } from '../news.ts'
import { written } from '../news-dates.ts'
import { insertRows } from './rows.ts'
import { DEMO_RULES } from './rules.ts'

/** The nine categories of 成员馆导航 in the consortium's order (S3). */
const CATEGORIES: readonly (readonly [LibraryCategory, string, string])[] = [
  ['public', '公共馆', 'Public libraries'],
  ['engineering', '工科类', 'Engineering'],
  ['economics', '经贸管理类', 'Economics and management'],
  ['humanities', '文科类', 'Humanities'],
  ['normal', '师范类', 'Teacher training'],
  ['arts', '音乐艺术类', 'Music and arts'],
  ['law', '政法类', 'Law and politics'],
  ['comprehensive', '综合类', 'Comprehensive'],
  ['agricultureMedicine', '农林医类', 'Agriculture, forestry, medicine'],
]

/** The consortium began to lend in November 2007 (S2). */
const FOUNDED_ON = '2007-11-01'
/** A new member has been one for so many days: within the life of its NEW badge. */
const NEW_MEMBER_DAYS = 100
/** The centre's own accounts belong here; it is no member and holds no book. */
export const CENTRE_CODE = '210000'

/** Writes categories, the 46 members, the centre, closures, rules and news; answers ids by code. */
export async function loadMembers(tx: Tx, at: Temporal.Instant): Promise<Map<string, number>> {
  const today = dayOf(at)
  const categories = CATEGORIES.map(([code, name_zh, name_en], index) => ({
    code,
    name_zh,
    name_en,
    position: index + 1,
  }))
  await insertRows(tx, 'library_category', categories)
  const laid = [...DEMO_LIBRARIES.map((library) => libraryRow(library, today)), centreRow]
  const rows = await tx.insertInto('library').values(laid).returning(['id', 'code']).execute()
  const ids = new Map(rows.map(({ id, code }) => [code, id]))
  await insertRows(tx, 'library_closure', closures(ids, today))
  await insertRows(tx, 'policy_rule', rules(ids))
  await insertRows(tx, 'news', news(ids, today))
  return ids
}

/** When a member of the demonstration joined. */
export const joinedOn = ({ isNew }: DemoLibrary, today: Temporal.PlainDate): Temporal.PlainDate =>
  isNew ? today.subtract({ days: NEW_MEMBER_DAYS }) : Temporal.PlainDate.from(FOUNDED_ON)

const libraryRow = (library: DemoLibrary, today: Temporal.PlainDate) => ({
  code: library.code,
  kind: 'member',
  category: library.category,
  name_zh: library.nameZh,
  name_en: library.nameEn,
  short_zh: library.shortZh,
  short_en: library.shortEn,
  initials: library.initials,
  request_prefix: library.requestPrefix,
  district_zh: library.district,
  district_en: library.districtEn,
  longitude: library.longitude,
  latitude: library.latitude,
  pickup_place_zh: library.pickupPlaceZh,
  pickup_place_en: library.pickupPlaceEn,
  pickup_hours_zh: library.hoursZh,
  pickup_hours_en: library.hoursEn,
  contact_phone: library.phone,
  contact_email: library.email,
  joined_on: joinedOn(library, today),
})

const centreRow = {
  code: CENTRE_CODE,
  kind: 'centre',
  category: null,
  name_zh: 'BALIS馆际互借中心（示例）',
  name_en: 'BALIS Interlibrary Loan Centre (example)',
  short_zh: '中心',
  short_en: 'Centre',
  initials: 'balisgjhjzx',
  request_prefix: null,
  district_zh: '海淀区',
  district_en: 'Haidian District',
  longitude: null,
  latitude: null,
  pickup_place_zh: '',
  pickup_place_en: '',
  pickup_hours_zh: '',
  pickup_hours_en: '',
  contact_phone: '010-0000-0100',
  contact_email: 'centre@balis.example',
  joined_on: Temporal.PlainDate.from(FOUNDED_ON),
}

const closures = (ids: Map<string, number>, today: Temporal.PlainDate) =>
  DEMO_LIBRARIES.flatMap(({ code, suspension }) =>
    suspension
      ? [
          {
            library_id: ids.get(code),
            from_on: today.add({ days: suspension.fromDay }),
            to_on: today.add({ days: suspension.untilDay }),
            kind: 'serviceSuspended',
            reason_zh: suspension.reasonZh,
            reason_en: suspension.reasonEn,
          },
        ]
      : [],
  )

const rules = (ids: Map<string, number>) =>
  DEMO_RULES.map(({ libraryCode, ...rule }) => ({
    ...rule,
    service: 'loan',
    priority: 0,
    valid_from: FOUNDED_ON,
    owner_library_id: ids.get(libraryCode),
    source: '示例',
  }))

const news = (ids: Map<string, number>, today: Temporal.PlainDate) =>
  [...CENTRE_NEWS, ...LIBRARY_NEWS]
    .sort((one, other) => one.publishedDay - other.publishedDay)
    .map((item) => ({
      library_id: item.libraryCode === null ? null : ids.get(item.libraryCode),
      published_on: today.add({ days: item.publishedDay }),
      title_zh: written(item.titleZh, today, 'zh'),
      title_en: written(item.titleEn, today, 'en'),
      body_zh: written(item.bodyZh, today, 'zh'),
      body_en: written(item.bodyEn, today, 'en'),
    }))

import { type Cited, dayOfCited, notedOf, yearOfCited } from './cited.ts'
import { namesInOrder } from './gbt7714-names.ts'

/** Online by nature: published and looked at on a day, both in the line. */
const onlineOnly = new Set(['EB', 'DS', 'PP', 'CP'])

/** One work being set: what it is, what its note adds, and by which language's rules. */
export interface Setting {
  item: Cited
  kind: string
  code: string
  noted: ReadonlyMap<string, string>
  eastAsian: boolean
}

/** A title without the marks of CSL. */
export const plain = (text: string): string =>
  text.replaceAll(/<\/?(span|i|b|sup|sub)\b[^>]*>/g, '')

/** 第2卷, v.2; what is more than a number stands as it is. */
export const volumeOf = (volume: string | undefined, eastAsian: boolean): string =>
  volume && /^\d+$/.test(volume) ? (eastAsian ? `第${volume}卷` : `v.${volume}`) : (volume ?? '')

/** The title with what holds the work: a journal, a book, proceedings; or with who published it. */
export function hosted(titled: string, setting: Setting): string[] {
  const { item, kind, code, eastAsian } = setting
  const translators = item.translator?.length
    ? `${namesInOrder(item.translator, eastAsian)}，译`
    : ''
  if (kind === 'article-journal' || kind === 'article-magazine')
    return [titled, translators, inJournal(setting)]
  if (kind === 'article-newspaper') return [titled, translators, inNewspaper(setting)]
  if (kind === 'periodical') return [titled, item.volume ?? '', published(setting)]
  if (kind === 'chapter' || kind === 'paper-conference') {
    const [host = '', ...rest] = inBook(setting)
    return translators
      ? [titled, `${translators}//${host}`, ...rest]
      : [`${titled}//${host}`, ...rest]
  }
  if (onlineOnly.has(code)) return [titled, translators, versionOf(item), putOnline(setting)]
  return [titled, translators, editionOf(item.edition, eastAsian), published(setting)]
}

/** 刊名，2010，7（10）：93; ahead of print the whole day. */
function inJournal({ item, noted }: Setting): string {
  const located = item.volume || item.issue || item.page || noted.get('number')
  const when = located ? yearOfCited(item.issued) : dayOfCited(item.issued)
  const issue = item.issue ? `（${item.issue}）` : ''
  const volume = item.volume ? [`${item.volume}${issue}`] : []
  const year = item.volume ? when : `${when}${issue}`
  const page = item.page ?? item.number ?? noted.get('number') ?? ''
  return withPage(
    [plain(item['container-title'] ?? ''), year, ...volume].filter(Boolean).join('，'),
    page,
  )
}

const inNewspaper = ({ item }: Setting): string => {
  const place = item.page ?? item.issue
  return [
    plain(item['container-title'] ?? ''),
    `${dayOfCited(item.issued)}${place ? `（${place}）` : ''}`,
  ]
    .filter(Boolean)
    .join('，')
}

/** `编者. 书名：第1册`, its edition and publisher; proceedings without a publisher say only when. */
function inBook(setting: Setting): string[] {
  const { item, kind, eastAsian } = setting
  const people = item['container-author'] ?? item.editor ?? []
  const host = plain(item['container-title'] ?? item['event-title'] ?? '')
  const title = [host, volumeOf(item.volume, eastAsian)].filter(Boolean).join('：')
  const by = people.length > 0 ? [namesInOrder(people, eastAsian)] : []
  if (kind === 'paper-conference' && !item.publisher) {
    const dated = [title, yearOfCited(item.issued)].filter(Boolean).join('，')
    return [...by, withPage(dated, pageOf(setting))]
  }
  return [...by, title, editionOf(item.edition, eastAsian), published(setting)].filter(Boolean)
}

/** 北京：高等教育出版社，2019：65-66 */
function published(setting: Setting): string {
  const { item, noted, code } = setting
  const publisher = item.publisher ?? item.archive
  const place = item['publisher-place'] ?? noted.get('archive-place')
  const where = [place, publisher].filter(Boolean).join('：')
  return withPage(
    [where, whenOf(setting)].filter(Boolean).join('，'),
    code === 'J' ? '' : pageOf(setting),
  )
}

/** A day where the day is what matters, else the year; a year that can only be supposed stands in brackets. */
function whenOf({ item, code, kind }: Setting): string {
  const dated = code === 'P' || code === 'A' || (code === 'R' && !item.publisher)
  if (!item.issued) {
    const supposed = yearOfCited(item.accessed)
    return supposed && `[${supposed}]`
  }
  const when = dated ? dayOfCited(item.issued) : yearOfCited(item.issued)
  const until = kind === 'periodical' ? item.issued.season : undefined
  return until ? `${when}—[${until}]` : when
}

/** A span of pages stands with a hyphen, however it was typed. */
const pageOf = ({ item, noted }: Setting): string =>
  (item.page ?? noted.get('page') ?? '').replaceAll('–', '-')

const withPage = (text: string, page: string): string => (page ? `${text}：${page}` : text)

/** `V2.2`, as data sets and preprints count themselves. */
function versionOf(item: Cited): string {
  const version = item.version ?? notedOf(item).get('version')
  return version ? (/^\d/.test(version) ? `V${version}` : version) : ''
}

/** 发布平台（2023-03-03）[2024-09-30] */
function putOnline({ item, code }: Setting): string {
  const issued = dayOfCited(item.issued)
  const accessed = dayOfCited(item.accessed)
  const publisher = code === 'EB' ? '' : (item.publisher ?? '')
  return `${publisher}${issued && `（${issued}）`}${accessed && `[${accessed}]`}`
}

/** 2 版, 4th ed.; what is more than a number stands as it is. */
function editionOf(edition: string | undefined, eastAsian: boolean): string {
  if (!edition || !/^\d+$/.test(edition)) return edition ?? ''
  if (edition === '1') return ''
  return eastAsian ? `${edition} 版` : `${ordinal(Number(edition))} ed.`
}

const ordinals: Readonly<Record<string, string>> = { one: 'st', two: 'nd', few: 'rd', other: 'th' }
const english = new Intl.PluralRules('en', { type: 'ordinal' })
const ordinal = (n: number): string => `${n}${ordinals[english.select(n)] ?? 'th'}`

import { type Cited, dayOfCited, isEastAsian, notedOf, yearOfCited } from './cited.ts'
import { namesInOrder } from './gbt7714-names.ts'

/** 文献类型标识代码 (GB/T 7714—2025, annex A). */
const codes: Readonly<Record<string, string>> = {
  book: 'M',
  chapter: 'M',
  periodical: 'J',
  'article-journal': 'J',
  'article-magazine': 'J',
  'article-newspaper': 'N',
  'paper-conference': 'C',
  thesis: 'D',
  report: 'R',
  standard: 'S',
  patent: 'P',
  webpage: 'EB',
  post: 'EB',
  'post-weblog': 'EB',
  graphic: 'EB',
  motion_picture: 'EB',
  broadcast: 'EB',
  map: 'CM',
  dataset: 'DS',
  software: 'CP',
  article: 'PP',
  manuscript: 'A',
  personal_communication: 'A',
}
/** Online by nature: published and looked at on a day, both in the line. */
const onlineOnly = new Set(['EB', 'DS', 'PP', 'CP'])

/** One work being set: what it is, what its note adds, and by which language's rules. */
interface Setting {
  item: Cited
  kind: string
  code: string
  noted: ReadonlyMap<string, string>
  eastAsian: boolean
}

/** One entry of a reference list, 顺序编码制, full-width punctuation (GB/T 7714—2025, numeric), without its number. */
export function gbt7714(item: Cited): string {
  const noted = notedOf(item)
  const kind = kindOf(item, noted)
  const setting = { item, kind, code: codes[kind] ?? 'Z', noted, eastAsian: isEastAsian(item) }
  const parts = [
    kind === 'standard' ? '' : namesInOrder(creatorsOf(item, kind), setting.eastAsian),
    ...bodyOf(setting),
    ...whereOnline(setting),
  ]
  return closed(parts.filter(Boolean))
}

/** The whole list, each line with its number: `[1] …`. */
export const gbt7714List = (items: readonly Cited[]): string =>
  items.map((item, at) => `[${at + 1}] ${gbt7714(item)}\n`).join('')

const kindOf = (item: Cited, noted: ReadonlyMap<string, string>): string =>
  noted.get('type') === 'periodical' ? 'periodical' : item.type

function creatorsOf({ author, editor, director }: Cited, kind: string) {
  if (author?.length) return author
  // The editor of a chapter's book stands with the book.
  if (editor?.length && kind !== 'chapter' && kind !== 'paper-conference') return editor
  return director ?? []
}

/** Parts end in a full stop; one that ends in a stop of its own gets no second. */
const closed = (parts: readonly string[]): string =>
  parts.map((part) => (/\.$/.test(part) ? part : `${part}.`)).join(' ')

const plain = (text: string): string => text.replaceAll(/<\/?(span|i|b|sup|sub)\b[^>]*>/g, '')

/** `题名：卷[M/OL]`, then what belongs to the kind. */
function bodyOf(setting: Setting): string[] {
  const { item, kind, code } = setting
  const mark = `[${code}${item.URL ? '/OL' : ''}]`
  const title = plain(item.title)
  if (kind === 'standard') return [`${[item.number, title].filter(Boolean).join('\u2003')}${mark}`]
  const titled = [title, titleAddition(setting)].filter(Boolean).join('：')
  const scaled = item.scale ? `${titled}. ${item.scale}` : titled
  return [...hosted(`${scaled}${mark}`, setting), setting.noted.get('dimensions') ?? '']
}

/** What follows the title after a colon: the volume of a book, the number of a report, patent or piece of an archive. */
function titleAddition({ item, kind, noted, eastAsian }: Setting): string {
  if (kind === 'book' || kind === 'map')
    return volumeOf(item.volume ?? noted.get('volume'), eastAsian)
  if (kind === 'report') return item.number ?? ''
  if (kind === 'patent') return item['call-number'] ?? noted.get('tex.number') ?? item.number ?? ''
  if (kind === 'manuscript' || kind === 'personal_communication')
    return item.archive_location ?? noted.get('tex.number') ?? ''
  return ''
}

const volumeOf = (volume: string | undefined, eastAsian: boolean): string =>
  volume && /^\d+$/.test(volume) ? (eastAsian ? `第${volume}卷` : `v.${volume}`) : (volume ?? '')

/** The title with what holds the work: a journal, a book, proceedings; or with who published it. */
function hosted(titled: string, setting: Setting): string[] {
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

/** The address, and a permanent name that does not stand in it already. */
function whereOnline({ item, noted }: Setting): string[] {
  const url = item.URL ?? ''
  const cstr = noted.get('cstr') ?? ''
  const says = (name: string) => url.toLowerCase().includes(name.toLowerCase())
  return [
    url,
    item.DOI && !says(item.DOI) ? `DOI:${item.DOI}` : '',
    cstr && !says(cstr) ? `CSTR:${cstr}` : '',
  ]
}

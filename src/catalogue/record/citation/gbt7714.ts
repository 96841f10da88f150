import { type Cited, isEastAsian, notedOf } from './cited.ts'
import { namesInOrder } from './gbt7714-names.ts'
import { hosted, plain, type Setting, volumeOf } from './gbt7714-parts.ts'

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

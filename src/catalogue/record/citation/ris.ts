import { type Cited, type CitedName, notedOf, yearOfCited } from './cited.ts'

/** CSL type → type of reference (RIS, TY). */
const types: Readonly<Record<string, string>> = {
  book: 'BOOK',
  chapter: 'CHAP',
  'article-journal': 'JOUR',
  'article-newspaper': 'NEWS',
  'paper-conference': 'CPAPER',
  thesis: 'THES',
  report: 'RPRT',
  standard: 'STAND',
  patent: 'PAT',
  webpage: 'ELEC',
  map: 'MAP',
  dataset: 'DATA',
  motion_picture: 'VIDEO',
  graphic: 'ART',
  periodical: 'JFULL',
}

/** One reference in RIS: a tag, two blanks, a hyphen, a value; lines end in CR LF. */
export function ris(item: Cited): string {
  const said = [...peopleIn(item), ...fieldsOf(item)]
    .map(([tag, value]) => [tag, oneLine(value)])
    .filter(([, value]) => value)
  const kind = notedOf(item).get('type') === 'periodical' ? 'periodical' : item.type
  const lines = [['TY', types[kind] ?? 'GEN'], ...said].map(
    ([tag, value]) => `${tag}  - ${value}\r\n`,
  )
  return `${lines.join('')}ER  - \r\n\r\n`
}

type Field = readonly [tag: string, value: string | undefined]

const peopleIn = (item: Cited): Field[] => [
  ...named('AU', item.author),
  ...named('ED', item.editor),
  ...named('A4', item.translator),
]

function fieldsOf(item: Cited): Field[] {
  const [from, to] = (item.page ?? '').split(/[-–—]/)
  return [
    ['ID', item.id],
    ['TI', item.title],
    ['T2', item['container-title']],
    ['PB', item.publisher],
    ['CY', item['publisher-place']],
    ['PY', yearOfCited(item.issued)],
    ['ET', item.edition],
    ['VL', item.volume],
    ['IS', item.issue],
    ['SP', from],
    ['EP', to],
    ['SN', item.ISBN ?? item.ISSN],
    ['DO', item.DOI],
    ['UR', item.URL],
    ['LA', item.language],
  ]
}

const named = (tag: string, names: readonly CitedName[] = []) =>
  names.map((name) => [tag, inverted(name)] as const)

/** `Family, Given, Suffix` (RIS); a Chinese name as it is written. */
const inverted = ({ literal, family, given, suffix }: CitedName): string =>
  family ? [family, given, suffix].filter(Boolean).join(', ') : (literal ?? '')

/** A line break would begin a field. */
const oneLine = (value = ''): string => value.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim()

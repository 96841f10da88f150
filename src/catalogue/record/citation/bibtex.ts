import { type Cited, type CitedName, notedOf, yearOfCited } from './cited.ts'

/** CSL type → entry of BibTeX. */
const types: Readonly<Record<string, string>> = {
  book: 'book',
  chapter: 'incollection',
  'article-journal': 'article',
  'article-newspaper': 'article',
  'paper-conference': 'inproceedings',
  thesis: 'phdthesis',
  report: 'techreport',
  periodical: 'misc',
}

/** One entry in BibTeX, UTF-8 (for biber or bibtex8); every value in braces, TeX's own characters written out. */
export function bibtex(item: Cited): string {
  const kind = notedOf(item).get('type') === 'periodical' ? 'periodical' : item.type
  const type = types[kind] ?? 'misc'
  const lines = [...peopleOf(item), ...[...whatOf(item, type), ...numbersOf(item)].map(written)]
    .filter(([, value]) => value)
    .map(([name, value]) => `  ${name} = {${value}},\n`)
  return `@${type}{${item.id.replaceAll(/[^\w:.-]/g, '-')},\n${lines.join('')}}\n\n`
}

type Field = readonly [name: string, value: string | undefined]

/** What is read by programs stands as it is, but for the braces that would end it. */
const written = ([name, value = '']: Field): Field => [
  name,
  verbatim.has(name) ? bare(value) : escaped(value),
]

const peopleOf = (item: Cited): Field[] => [
  ['author', named(item.author)],
  ['editor', named(item.editor)],
  ['translator', named(item.translator)],
]

/** Who publishes a thesis is its school, a report its institution; a chapter stands in a book, an article in a journal. */
const whatOf = (item: Cited, type: string): Field[] => [
  ['title', item.title],
  [/^in/.test(type) ? 'booktitle' : 'journal', item['container-title']],
  [publishers[type] ?? 'publisher', item.publisher],
  ['address', item['publisher-place']],
  ['year', yearOfCited(item.issued)],
  ['edition', item.edition],
]
const publishers: Readonly<Record<string, string>> = {
  phdthesis: 'school',
  techreport: 'institution',
}

const numbersOf = (item: Cited): Field[] => [
  ['volume', item.volume],
  ['number', item.issue ?? item.number],
  ['pages', item.page?.replaceAll(/\s*[-–—]+\s*/g, '--')],
  ['isbn', item.ISBN],
  ['issn', item.ISSN],
  ['doi', item.DOI],
  ['url', item.URL],
  ['langid', item.language?.startsWith('zh') ? 'chinese' : undefined],
]

const verbatim = new Set(['url', 'doi', 'isbn', 'issn', 'year', 'langid'])

/** `Family, Given and 赫尔岑`, escaped; a body stands in braces, so that it is no family and given name. */
const named = (names: readonly CitedName[] = []): string =>
  names
    .map(({ literal, family, given, suffix }) =>
      family
        ? escaped([family, suffix, given].filter(Boolean).join(', '))
        : protectedName(escaped(literal ?? '')),
    )
    .filter(Boolean)
    .join(' and ')

const protectedName = (name: string): string => (/\s|,/.test(name) ? `{${name}}` : name)

/** TeX counts a brace behind a backslash too: one without its partner would end the value, or never. */
const commands: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\textbraceleft{}',
  '}': '\\textbraceright{}',
  $: '\\$',
  '&': '\\&',
  '%': '\\%',
  '#': '\\#',
  _: '\\_',
  '^': '\\textasciicircum{}',
  '~': '\\textasciitilde{}',
}
const special = /[\\{}$&%#_^~]/gu

const oneLine = (text: string): string => text.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim()
const escaped = (text: string): string =>
  oneLine(text).replaceAll(special, (character) => commands[character] ?? '')
/** Braces of an address are percent-encoded: unbalanced ones would swallow the rest of the file. */
const bare = (text: string): string =>
  oneLine(text).replaceAll('{', '%7B').replaceAll('}', '%7D').replaceAll('\\', '%5C')

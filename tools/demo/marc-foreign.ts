import { type Field, field, type HoldingForMarc, type MarcOptions } from './marc-record.ts'
import type { Contributor, Work, WorkLanguage } from './works.ts'

/** Words at the head of a title that filing skips (MARC 21, 245 second indicator). */
const ARTICLES: Partial<Record<WorkLanguage, readonly string[]>> = {
  eng: ['The ', 'An ', 'A '],
  fre: ["L'", 'Le ', 'La ', 'Les '],
  ger: ['Der ', 'Die ', 'Das '],
}

/** The fields of a work in another language, in MARC 21 with ISBD punctuation as libraries have it. */
export function foreignFields(work: Work, options: MarcOptions): Field[] {
  return [
    { tag: '001', value: options.controlNumber },
    { tag: '008', value: codedField(work, options) },
    ...(work.isbn ? [field('020', '  ', ['a', work.isbn.replaceAll('-', '')])] : []),
    field('041', '0 ', ['a', work.language]),
    field('093', '  ', ['a', work.classNumber], ['2', '5']),
    ...mainEntry(work),
    titleField(work),
    ...imprint(work),
    ...work.subjects.map(subjectField),
    ...addedEntries(work),
    ...options.holdings.flatMap((holding) => copyFields(work, holding)),
  ]
}

/** 008, 40 characters: entered (yymmdd), one date, country unknown, not fiction-coded, language. */
const codedField = (work: Work, { enteredOn }: MarcOptions) =>
  `${enteredOn.slice(2)}s${work.year}    xx            000 0 ${work.language} d`

/** The first author; a work that has only editors is entered under its title. */
const mainAuthor = ({ authors: [first] }: Work) => (first?.role.includes('著') ? first : null)

function mainEntry(work: Work): Field[] {
  const author = mainAuthor(work)
  return author ? [personField('100', author)] : []
}

function addedEntries(work: Work): Field[] {
  const main = mainAuthor(work)
  const others = [...work.authors, ...(work.otherContributors ?? [])]
  return others.filter((person) => person !== main).map((person) => personField('700', person))
}

/** Indicator 1: entered under the surname, except where the name has one part (夏目漱石). */
function personField(tag: string, { name, role }: Contributor): Field {
  const term = role.includes('著') ? 'author' : role === '译' ? 'translator' : 'editor'
  return field(tag, name.includes(',') ? '1 ' : '0 ', ['a', `${name},`], ['e', `${term}.`])
}

/** 245: $a title $n number of part $p name of part $b subtitle $c statement of responsibility. */
function titleField(work: Work): Field {
  const [number, ...rest] = work.volume?.split(', ') ?? []
  const partName = rest.join(', ')
  const parts: [code: string, value: string][] = [['a', work.title]]
  if (number) parts.push(['n', number])
  if (partName) parts.push(['p', partName])
  if (work.subtitle) parts.push(['b', work.subtitle])
  const indicators = `${mainAuthor(work) ? 1 : 0}${skippedInFiling(work)}`
  return field('245', indicators, ...punctuated(parts), ['c', `${work.responsibility}.`])
}

/** ISBD: each part ends with the mark that announces the next. */
function punctuated(parts: readonly (readonly [code: string, value: string])[]) {
  const before: Record<string, string> = { n: '.', p: ',', b: ' :', c: ' /' }
  return parts.map(([code, value], place) => {
    const next = parts[place + 1]?.[0] ?? 'c'
    return [code, `${value}${before[next]}`] as const
  })
}

const skippedInFiling = ({ language, title }: Work) =>
  ARTICLES[language]?.find((article) => title.startsWith(article))?.length ?? 0

/** 250 edition, 260 place, publisher and year, 300 extent. */
function imprint(work: Work): Field[] {
  const { edition, place, publisher, year, pages, volumes = 1 } = work
  return [
    ...(edition ? [field('250', '  ', ['a', edition])] : []),
    field('260', '  ', ['a', `${place} :`], ['b', `${publisher},`], ['c', `${year}.`]),
    field('300', '  ', ['a', pages ? `${pages} p.` : `${volumes} v.`]),
  ]
}

/** 650 with second indicator 4: a heading of no stated system. Japanese divides with －. */
function subjectField(subject: string): Field {
  const [heading, ...subdivisions] = subject.split(/ - |－/)
  return field('650', ' 4', ['a', heading], ...subdivisions.map((part) => ['x', part] as const))
}

/** 852, one a copy: $b library $c place $h call number $p barcode $q state $3 part. */
const copyFields = (work: Work, holding: HoldingForMarc) =>
  holding.barcodes.map((barcode) =>
    field(
      '852',
      '8 ',
      ['3', holding.volume],
      ['b', holding.libraryCode],
      ['c', holding.location],
      ['h', `${work.classNumber}/${holding.bookNumber}`],
      ['p', barcode],
      ['q', holding.status],
    ),
  )

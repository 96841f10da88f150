import type { Described } from '../../hits.ts'
import type { Cited, CitedName } from './cited.ts'

/** 文献类型 of the catalogue → the type of a citation; what is not here is cited as a book. */
const types: Readonly<Record<string, string>> = {
  serial: 'periodical',
  article: 'article-journal',
  thesis: 'thesis',
  map: 'map',
  video: 'motion_picture',
  picture: 'graphic',
}
const chinese = new Set(['chi', 'zho', 'jpn'])

/** A record of the catalogue as something to cite; what the record does not say is left out. */
export function citedWork(recordId: number, work: Described): Cited {
  const type = types[work.materialType ?? 'book'] ?? 'book'
  const persons = work.persons ?? []
  const authors = namesOf(persons.filter(({ main }) => main))
  const translators = translatorsIn(work)
  const cited: Cited = {
    id: `hutong-${recordId}`,
    type: type === 'periodical' ? 'book' : type,
    note: type === 'periodical' ? 'type: periodical' : '',
    language: chinese.has(work.language ?? 'chi') ? 'zh-CN' : 'en',
    title: [work.title, work.subtitle].filter(Boolean).join(joinOf(work)),
    author: authors.length > 0 ? authors : fromResponsibility(work.responsibility),
    translator: translators,
    edition: editionNumber(work.edition),
    volume: work.volume ?? undefined,
    publisher: work.publisher ?? undefined,
    'publisher-place': work.place ?? undefined,
    issued: work.year ? { 'date-parts': [[work.year]] } : undefined,
    ISBN: work.isbns?.[0]?.normal ?? undefined,
    ISSN: work.issns?.[0]?.normal ?? undefined,
  }
  const said = Object.entries(cited).filter(([, value]) => value && value.length !== 0)
  return { ...(Object.fromEntries(said) as unknown as Cited), title: cited.title }
}

const joinOf = ({ title }: Described): string => (/\p{Script=Han}/u.test(title ?? '') ? '：' : ': ')

/** 第3版, 3rd ed. → 3; 修订版 stays as it is; a first edition is not said (GB/T 7714—2025, 8.3). */
function editionNumber(edition: string | null | undefined): string | undefined {
  if (!edition) return undefined
  const number = /^第?\s*(\d{1,3})\s*版$|^(\d{1,3})(?:st|nd|rd|th)?\s*ed(?:ition|\.)?\.?$/i.exec(
    edition,
  )
  const stated = number?.[1] ?? number?.[2] ?? edition
  return stated === '1' || /^第?一版$|^初版$/.test(stated) ? undefined : stated
}

const namesOf = (persons: readonly { name: string }[]): CitedName[] =>
  [...new Set(persons.map(({ name }) => name))].map(nameOf)

/** `Herzen, Alexander` is family and given; a Chinese name, or a body, stands as it is written. */
function nameOf(written: string): CitedName {
  const name = written.replace(/\s*[（(][^（()）]*[)）]\s*/g, '').trim()
  const [family = '', given = ''] = name.split(/[,，]\s*/)
  return given && !/\p{Script=Han}/u.test(name) ? { family, given } : { literal: name }
}

/** What stands after a name in a statement of responsibility; a journal has who runs it (主办) and who edits it. */
const role =
  /\s*[[［(（]?(?:主办|主管|承办|编辑出版|编辑|主编|编著|编译|编纂|编|著|译注|译校|译|校注|校|注|撰|等)[\]］)）]?$/u

/** (俄)赫尔岑著 → 赫尔岑, where the record names its persons in no field of their own. */
function fromResponsibility(statement: string | null | undefined): CitedName[] {
  if (!statement) return []
  return statement
    .split(/[;；]/)[0]!
    .split(/[,，、]/)
    .map((one) => bareName(one))
    .filter(Boolean)
    .map((literal) => ({ literal }))
}

function bareName(written: string): string {
  let name = written.replace(/^\s*[[［(（〔][^\]］)）〕]*[\]］)）〕]\s*/u, '').trim()
  for (let left = 3; left > 0 && role.test(name); left--) name = name.replace(role, '').trim()
  return name
}

/** 项星耀译 among the other statements of responsibility, or who is entered as a translator. */
function translatorsIn({ otherResponsibility, responsibility, persons }: Described): CitedName[] {
  const stated = [
    ...(otherResponsibility ?? []),
    ...(responsibility?.split(/[;；]/).slice(1) ?? []),
  ]
    .filter((statement) => /译(?:[校注])?\s*$/u.test(statement))
    .flatMap((statement) => statement.split(/[,，、;；]/))
    .map(bareName)
    .filter(Boolean)
    .map((literal) => ({ literal }))
  if (stated.length > 0) return stated
  return namesOf(
    (persons ?? []).filter(({ main, role }) => !main && /译|trl|trans/i.test(role ?? '')),
  )
}

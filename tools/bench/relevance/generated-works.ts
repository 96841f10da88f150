import type { Contributor, Work, WorkLanguage } from '../../demo/works.ts'
import * as vocabulary from './vocabulary.ts'

/** Draws from 0 (inclusive) to 1, always the same for a seed (mulberry32). */
export function drawsFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/**
 * `count` works that nobody wrote, the same for the same seed: titles of real words in the forms that real titles have, so
 * that every word of a real title stands in thousands of others. None is called as one of `taken` (lower case).
 */
export function* generatedWorks(
  count: number,
  { seed, taken }: { seed: number; taken: ReadonlySet<string> },
): Generator<Work> {
  const draw = drawsFrom(seed)
  for (let made = 0; made < count; ) {
    const work = generated(draw)
    if (taken.has(work.title.toLowerCase())) continue
    made += 1
    yield work
  }
}

/** How often a language is drawn: 30 % are foreign, as in the bench of the search. */
function generated(draw: () => number): Work {
  const language = draw()
  if (language < 0.7) return chinese(draw)
  return language < 0.94 ? english(draw) : russian(draw)
}

/** Few words are frequent and many rare, as in any library. */
const frequent = <Item>(items: readonly Item[], draw: () => number): Item =>
  items[Math.floor(items.length * draw() ** 1.7)]!
const any = <Item>(items: readonly Item[], draw: () => number): Item =>
  items[Math.floor(items.length * draw())]!

function filled(form: string, language: 0 | 1, draw: () => number) {
  const field = frequent(vocabulary.fields, draw)
  const title = form
    .replace('{f}', field[language])
    .replace('{g}', () => any(vocabulary.fields, draw)[language])
    .replace('{p}', () => any(vocabulary.places, draw)[language])
    .replace('{t}', () => any(vocabulary.treated, draw))
  return { title: title[0]!.toUpperCase() + title.slice(1), field }
}

function chinese(draw: () => number): Work {
  const { title, field } = filled(any(vocabulary.chineseForms, draw), 0, draw)
  const authors = Array.from({ length: draw() < 0.7 ? 1 : 2 }, () => chineseName(draw))
  const role = any(['著', '编著', '主编'] as const, draw)
  return {
    title,
    ...(draw() < 0.6
      ? { subtitle: filled(any(vocabulary.chineseForms, draw), 0, draw).title }
      : {}),
    ...(draw() < 0.15 ? { volume: any(['上册', '下册', '第一卷', '第二卷', '卷一'], draw) } : {}),
    ...(draw() < 0.3
      ? { edition: any(['第二版', '第3版', '修订版', '第四版', '第2版'], draw) }
      : {}),
    responsibility: `${authors.join('，')}${role}`,
    authors: authors.map((name): Contributor => ({ name, role })),
    place: '北京',
    publisher: frequent(vocabulary.chinesePublishers, draw),
    year: yearOf(draw),
    classNumber: field[2],
    subjects: [`${field[0]}－${any(['研究', '教材', '高等学校－教材', '历史', '文集'], draw)}`],
    language: 'chi',
  }
}

const chineseName = (draw: () => number): string => {
  const given = Array.from({ length: draw() < 0.25 ? 1 : 2 }, () =>
    any(vocabulary.givenCharacters, draw),
  )
  return frequent(vocabulary.surnames, draw) + given.join('')
}

function english(draw: () => number): Work {
  const { title, field } = filled(any(vocabulary.englishForms, draw), 1, draw)
  return foreign('eng', {
    title,
    subtitle: draw() < 0.5 ? filled(any(vocabulary.englishForms, draw), 1, draw).title : undefined,
    name: any(vocabulary.westernNames, draw),
    publisher: frequent(vocabulary.westernPublishers, draw),
    classNumber: field[2],
    subject: field[1][0]!.toUpperCase() + field[1].slice(1),
    year: yearOf(draw),
  })
}

function russian(draw: () => number): Work {
  const field = any(vocabulary.russianFields, draw)
  return foreign('rus', {
    title: any(vocabulary.russianForms, draw).replace('{f}', field),
    name: any(vocabulary.russianNames, draw),
    publisher: 'Наука',
    classNumber: 'Z',
    subject: field,
    year: yearOf(draw),
  })
}

interface ForeignFacts {
  title: string
  subtitle?: string | undefined
  name: string
  publisher: string
  classNumber: string
  subject: string
  year: number
}

const foreign = (language: WorkLanguage, facts: ForeignFacts): Work => ({
  title: facts.title,
  ...(facts.subtitle ? { subtitle: facts.subtitle } : {}),
  responsibility: facts.name.split(', ').toReversed().join(' '),
  authors: [{ name: facts.name, role: '著' }],
  place: language === 'eng' ? 'London' : 'Москва',
  publisher: facts.publisher,
  year: facts.year,
  classNumber: facts.classNumber,
  subjects: [facts.subject],
  language,
})

/** More is new than old. */
const yearOf = (draw: () => number): number => 2024 - Math.floor(74 * draw() ** 2)

/** How many libraries hold a work that nobody looks for by name: most of them one. */
export function holdersOf(draw: () => number): number {
  const rarity = draw()
  if (rarity < 0.75) return 1
  return rarity < 0.9 ? 2 : rarity < 0.97 ? 3 : 5
}

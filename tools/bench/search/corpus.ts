import type { Bibliographic } from '../../../src/catalogue/bibliographic.ts'
import { undescribed } from '../../../src/catalogue/description/undescribed.ts'
import { pick, seeded, zipf } from './random.ts'
import {
  chinese,
  classes,
  cyrillic,
  givenNames,
  latin,
  publishers,
  surnames,
} from './vocabulary.ts'

/** How many libraries there are; a work is held by 1 to 40 of them. */
export const libraryCount = 100
const holdersMax = 40

/** A work of the corpus, and who holds it. */
export interface Generated {
  id: number
  work: Bibliographic
  libraryIds: number[]
  callNumber: string
  loans: number
}

/** The work with this id: always the same, and not in the order of any rank. */
export function generated(id: number): Generated {
  const random = seeded(id * 2_654_435_761)
  const drawn = random()
  const language = drawn < 0.7 ? 'chi' : drawn < 0.95 ? 'eng' : 'rus'
  const clc = classes[zipf(random, classes.length)]!
  const callNumber = `${clc}/${1 + Math.floor(random() * 900)}`
  const work = { ...described(random, language), isbns: [isbnOf(id)], clc, callNumber }
  return {
    id,
    work,
    callNumber,
    libraryIds: holders(random),
    loans: random() < 0.2 ? Math.floor(-Math.log(random()) * 20) : 0,
  }
}

const vocabularies = { chi: chinese, eng: latin, rus: cyrillic } as const

function described(random: () => number, language: 'chi' | 'eng' | 'rus'): Bibliographic {
  const vocabulary = vocabularies[language]
  const blank = language === 'chi' ? '' : ' '
  const text = (least: number, more: number) =>
    Array.from(
      { length: least + Math.floor(random() * more) },
      () => vocabulary[zipf(random, vocabulary.length)]!,
    ).join(blank)
  const name =
    language === 'chi'
      ? pick(random, surnames) + givenNames[zipf(random, givenNames.length)]!
      : `${vocabulary[zipf(random, 8_000)]!} ${vocabulary[zipf(random, 8_000)]!}`
  const year = String(2026 - Math.min(76, Math.floor(-Math.log(random()) * 15)))
  return {
    ...undescribed,
    title: text(2, 4),
    // It begins with a figure, so that no word reaches from the title into it.
    subtitle: random() < 0.4 ? `${year}${blank || '年'}${text(1, 3)}` : null,
    responsibility: language === 'chi' ? `${name}著` : name,
    persons: [{ name, role: null, main: true }],
    publisher: publishers[zipf(random, publishers.length)]!,
    place: '北京',
    year,
    extent: `${100 + Math.floor(random() * 600)}页`,
    price: `CNY${10 + Math.floor(random() * 90)}.00`,
    subjects: Array.from(
      { length: 1 + Math.floor(random() * 2) },
      () => chinese[zipf(random, 5_000)]! + chinese[zipf(random, 200)]!,
    ),
    language,
    materialType: random() < 0.92 ? 'book' : pick(random, ['serial', 'thesis'] as const),
  }
}

/** Most works are held by one or two libraries, few by forty: 3.2 on average; the great libraries hold more. */
function holders(random: () => number): number[] {
  const wanted = Math.min(holdersMax, 1 + Math.floor(-Math.log(random()) * 2.6))
  const held = new Set<number>()
  while (held.size < wanted) held.add(1 + Math.floor(libraryCount * random() ** 1.5))
  return [...held]
}

/** The ISBN of the work with this id, a true one. */
export function isbnOf(id: number): { printed: string; normal: string } {
  const body = `9787${String(id).padStart(8, '0')}`
  const sum = [...body].reduce((sum, digit, at) => sum + Number(digit) * (at % 2 === 0 ? 1 : 3), 0)
  const isbn = `${body}${(10 - (sum % 10)) % 10}`
  return { printed: isbn, normal: isbn }
}

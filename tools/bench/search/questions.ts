import { pinyinOfFolded } from '../../../src/catalogue/pinyin.ts'
import { SearchQuestion } from '../../../src/catalogue/search/shapes.ts'
import { generated, isbnOf, libraryCount } from './corpus.ts'
import { pick, seeded, zipf } from './random.ts'
import { chinese, latin, surnames } from './vocabulary.ts'

/** A question of the log: its kind, for the table, and what is asked. */
export interface Asked {
  kind: string
  question: Pick<SearchQuestion, 'q' | 'field'>
  /** Ids of the chosen libraries; none is all. */
  libraryIds: number[]
}

type Kind = [
  kind: string,
  count: number,
  ask: (random: () => number, records: number) => Partial<SearchQuestion>,
  libraries?: number,
]

const common = (random: () => number) => chinese[zipf(random, 100)]!
const any = (random: () => number) => chinese[zipf(random, chinese.length)]!
const workOf = (random: () => number, records: number) =>
  generated(1 + Math.floor(random() * records)).work

/** What readers ask, mixed: 1,600 questions. */
const kinds: Kind[] = [
  ['common', 200, (random) => ({ q: common(random) })],
  ['common in 3 libraries', 150, (random) => ({ q: common(random) }), 3],
  ['common in 10 libraries', 100, (random) => ({ q: common(random) }), 10],
  ['two common', 200, (random) => ({ q: common(random) + common(random) })],
  ['title of any words', 200, (random) => ({ q: any(random), field: 'title' })],
  [
    'two words of a title',
    150,
    (random, records) => ({ q: workOf(random, records).title.slice(0, 4), field: 'title' }),
  ],
  ['whole title', 150, (random, records) => ({ q: workOf(random, records).title })],
  [
    'foreign',
    150,
    (random) => ({ q: `${latin[zipf(random, 2_000)]} ${latin[zipf(random, 2_000)]}` }),
  ],
  [
    'zero hits',
    100,
    (random) => ({ q: `${any(random)} ${latin[zipf(random, 40_000)]} ${any(random)}` }),
  ],
  [
    'person',
    50,
    (random) => ({
      q: pick(random, surnames) + chinese[zipf(random, 4_000)]!,
      field: 'responsibility',
    }),
  ],
  [
    'ISBN',
    50,
    (random, records) => ({ q: isbnOf(1 + Math.floor(random() * records)).normal, field: 'isbn' }),
  ],
  [
    'initials',
    50,
    (random, records) => ({
      q: pinyinOfFolded(workOf(random, records).title).initials.slice(
        0,
        2 + Math.floor(random() * 5),
      ),
    }),
  ],
  [
    'call number',
    50,
    (random, records) => ({
      q: generated(1 + Math.floor(random() * records)).callNumber.slice(
        0,
        3 + Math.floor(random() * 4),
      ),
      field: 'callNumber',
    }),
  ],
]

/**
 * A log for a corpus of so many works: of one seed always the same, in an order in which kinds are mixed. What is asked
 * before something is measured, and what is measured, have seeds of their own: nobody asks all questions twice.
 */
function questionsFor(records: number, seed: number): Asked[] {
  const random = seeded(seed)
  const all = kinds.flatMap(([kind, count, ask, libraries = 0]) =>
    Array.from({ length: count }, () => ({
      kind,
      question: SearchQuestion.parse(ask(random, records)),
      libraryIds: chosen(random, libraries),
    })),
  )
  return all
    .map((asked) => ({ asked, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ asked }) => asked)
}

function chosen(random: () => number, count: number): number[] {
  const ids = new Set<number>()
  while (ids.size < count) ids.add(1 + Math.floor(random() * libraryCount))
  return [...ids]
}

/** Of what is asked; the clients have so many questions that hardly one comes twice. */
const seeds = { measured: 11, before: 12, clients: [21, 22, 23, 24, 25, 26, 27, 28] }

/** What is asked before something is measured, what is measured, and what many clients ask at once. */
export const questionsOf = (records: number) => ({
  before: questionsFor(records, seeds.before),
  measured: questionsFor(records, seeds.measured),
  typedBefore: typedFor(records, seeds.before),
  typed: typedFor(records, seeds.measured),
  many: seeds.clients.flatMap((seed) => questionsFor(records, seed)),
})
export type Questions = ReturnType<typeof questionsOf>

/** What stands in the box while one types: beginnings of titles, in characters, letters and sounds. */
function typedFor(records: number, seed: number): string[] {
  const random = seeded(seed)
  return Array.from({ length: 400 }, (_, at) => {
    const title = workOf(random, records).title
    const typed = at % 3 === 0 ? pinyinOfFolded(title).full : title
    return typed.slice(0, 1 + Math.floor(random() * 6))
  })
}

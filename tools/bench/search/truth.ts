import type { SearchField } from '../../../src/catalogue/shapes.ts'
import type { Generated } from './corpus.ts'
import { chinese, latin } from './vocabulary.ts'

/** A question whose counts are known from looking at every work as it is generated. */
export interface KnownQuestion {
  q: string
  field: Extract<SearchField, 'any' | 'title'>
  words: string[]
  libraryIds: number[]
}

const ranks = [0, 1, 2, 4, 9, 19, 49, 99, 299, 999, 2_999, 9_999]
const chosen = [1, 2, 3, 5, 8, 13, 21, 34, 55, 89]

/** From the most frequent words to rare ones, alone and in pairs, everywhere and in ten libraries. */
export const knownQuestions: KnownQuestion[] = ranks.flatMap((rank) => [
  known([chinese[rank]!], 'any', []),
  known([latin[rank]!], 'any', chosen),
  known([chinese[rank]!, chinese[Math.floor(rank / 3)]!], 'title', chosen),
  known([chinese[rank]!, chinese[7]!], 'any', chosen.slice(0, 3)),
])

function known(
  words: string[],
  field: KnownQuestion['field'],
  libraryIds: number[],
): KnownQuestion {
  // Twice, so that letters are not read as the initials of a title.
  return {
    q: words.length > 1 ? words.join(' ') : `${words[0]} ${words[0]}`,
    field,
    words,
    libraryIds,
  }
}

/** Works found, and works of each of the chosen libraries. */
export interface KnownCounts {
  total: number
  libraries: Record<number, number>
}

/** Looks at works one by one. */
export function truthTeller(questions: readonly KnownQuestion[]) {
  const counts: KnownCounts[] = questions.map(() => ({ total: 0, libraries: {} }))
  return {
    counts,
    look({ work, libraryIds }: Generated) {
      const titles = [work.title, work.subtitle ?? '']
      const texts = [
        ...[...titles, work.responsibility ?? '', work.publisher ?? ''],
        ...[...work.subjects, ...work.persons.map(({ name }) => name)],
      ]
      for (const [at, { words, field, libraryIds: wanted }] of questions.entries()) {
        const among = field === 'title' ? titles : texts
        if (!words.every((word) => among.some((text) => stands(text, word)))) continue
        const holding = wanted.filter((id) => libraryIds.includes(id))
        if (wanted.length > 0 && holding.length === 0) continue
        counts[at]!.total++
        for (const id of holding) counts[at]!.libraries[id] = (counts[at]!.libraries[id] ?? 0) + 1
      }
    },
  }
}

/** Chinese stands anywhere, a word of another script between blanks. */
const stands = (text: string, word: string): boolean =>
  text.includes(word) && (word > '\u2e80' || text.split(' ').includes(word))

/** The sums of what several have seen. */
export const sumOf = (all: readonly KnownCounts[][]): KnownCounts[] =>
  all[0]!.map((_, at) => {
    const sum: KnownCounts = { total: 0, libraries: {} }
    for (const counts of all) {
      sum.total += counts[at]!.total
      for (const [id, count] of Object.entries(counts[at]!.libraries))
        sum.libraries[Number(id)] = (sum.libraries[Number(id)] ?? 0) + count
    }
    return sum
  })

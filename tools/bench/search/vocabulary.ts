import { pick, seeded } from './random.ts'

const words = 40_000

/** The 3,755 characters of the first level of GB 2312: those that are used most. */
const characters = [
  ...new TextDecoder('gb18030').decode(
    Uint8Array.from(
      Array.from({ length: 3_755 }, (_, at) => [
        0xb0 + Math.floor(at / 94),
        0xa1 + (at % 94),
      ]).flat(),
    ),
  ),
]

function vocabulary(seed: number, make: (random: () => number) => string): string[] {
  const random = seeded(seed)
  const made = new Set<string>()
  while (made.size < words) made.add(make(random))
  return [...made]
}

const syllables = (random: () => number, [consonants, vowels]: [string, string]) =>
  Array.from(
    { length: 2 + Math.floor(random() * 3) },
    () => pick(random, [...consonants]) + pick(random, [...vowels]),
  ).join('') + pick(random, [...consonants].slice(0, 8))

/** Words of two characters, English-like and Russian-like words; the first are the most frequent. */
export const chinese = vocabulary(
  1,
  (random) => pick(random, characters) + pick(random, characters),
)
export const latin = vocabulary(2, (random) => syllables(random, ['tnrldmkpbcfghvwz', 'aeiou']))
export const cyrillic = vocabulary(3, (random) => syllables(random, ['тнрлдмкпбвгжзчш', 'аеиоу']))

export const surnames = characters.slice(0, 120)
export const givenNames = chinese.slice(0, 4_000)
export const publishers = chinese.slice(50, 450).map((word) => `${word}出版社`)
/** Classes of 中图法. */
export const classes = [...'ABCDEFGHIJKNOPQRSUVXZ', 'TP', 'TN', 'TB', 'TM', 'TU'].flatMap((main) =>
  Array.from({ length: 70 }, (_, at) => `${main}${at + 11}${at % 3 === 0 ? `.${at % 10}` : ''}`),
)

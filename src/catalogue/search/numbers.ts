import type { Bibliographic } from '../bibliographic.ts'

/** An ISBN with hyphens has 17; the longest old 统一书号 about as many. */
const numberCharactersMax = 40

/** The numbers a work can be asked by: normal where they are true ones, else as printed. */
export const numbersOf = ({
  isbns,
  issns,
}: Partial<Pick<Bibliographic, 'isbns' | 'issns'>>): string[] => [
  ...new Set(
    [...(isbns ?? []), ...(issns ?? [])]
      .map(({ normal, printed }) => normal ?? printed)
      .filter((number) => number !== '' && number.length <= numberCharactersMax),
  ),
]

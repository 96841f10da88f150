import type { Bibliographic } from '../../bibliographic.ts'

/**
 * What makes one description of an edition better than another, with what it counts: what readers look for and
 * librarians check. The best description of a record speaks for it.
 */
const worth: readonly (readonly [points: number, has: (work: Bibliographic) => boolean])[] = [
  // A title in its own script before a romanised one: a Chinese book that is called Hong lou meng only.
  [20, ({ title, language }) => language !== 'chi' || /\p{Script=Han}/u.test(title)],
  [10, ({ isbns, issns }) => [...isbns, ...issns].some(({ normal }) => normal !== null)],
  [6, ({ responsibility }) => responsibility !== null],
  [5, ({ publisher }) => publisher !== null],
  [5, ({ year }) => year !== null],
  [4, ({ clc }) => clc !== null],
  [4, ({ subjects }) => subjects.length > 0],
  [4, ({ summary }) => summary !== null],
  [3, ({ extent }) => extent !== null],
  [3, ({ persons }) => persons.length > 0],
  [2, ({ edition }) => edition !== null],
  [2, ({ language }) => language !== null],
  [2, ({ originalTitle }) => originalTitle !== null],
  [1, ({ subtitle }) => subtitle !== null],
  [1, ({ series }) => series.length > 0],
  [1, ({ notes }) => notes.length > 0],
  [1, ({ price }) => price !== null],
]

/** How much `work` says, in points. */
export const completenessOf = (work: Bibliographic): number =>
  worth.reduce((sum, [points, has]) => sum + (has(work) ? points : 0), 0)

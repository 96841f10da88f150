import type { Query } from './condition.ts'

/** A record that answers a question, as far as an order of relevance looks at it. Texts are folded. */
export interface Candidate {
  recordId: number
  title: string
  /** All titles, set apart by ' | '; so are the other texts. */
  titles: string
  responsibility: string
  subjects: string
  publisher: string
  callNumber: string
  initials: string
  pinyin: string
  year: number | null
  materialType: string
  language: string
  /** How many libraries hold it. */
  libraries: number
  /** See `static-rank.ts`. */
  staticRank: number
}

/** How well a candidate answers a question: more is better. Candidates of one score stand by static rank. */
export function score({ asTitle }: Query, { title, titles, initials, pinyin }: Candidate): number {
  if (asTitle === '') return 0
  if (title === asTitle) return 5
  if (initials === asTitle || pinyin === asTitle) return 4
  if (title.startsWith(asTitle)) return 3
  return titles.includes(asTitle) ? 2 : 0
}

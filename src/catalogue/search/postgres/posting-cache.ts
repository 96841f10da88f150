import type { Term } from '../terms.ts'
import type { Posting } from './places/bits.ts'

type Postings = readonly (Posting | undefined)[]

const noPostings: Postings = []

/** The postings of an edition that were read last. An edition never changes, so that what was read stays true. */
export class PostingCache {
  readonly #kept = new Map<Term, { postings: Postings; bytes: number }>()
  readonly #bytesMax: number
  #bytes = 0

  constructor(bytesMax: number) {
    this.#bytesMax = bytesMax
  }

  /** What is kept of `terms`, and which are not. */
  lookUp(terms: readonly Term[]): { found: Map<Term, Postings>; missing: Term[] } {
    const found = new Map<Term, Postings>()
    const missing: Term[] = []
    for (const term of new Set(terms)) {
      const kept = this.#kept.get(term)
      if (!kept) {
        missing.push(term)
        continue
      }
      this.#kept.delete(term)
      this.#kept.set(term, kept)
      found.set(term, kept.postings)
    }
    return { found, missing }
  }

  /** Keeps what was read of `terms`; that an edition has not a term is worth knowing too. */
  keep(terms: readonly Term[], read: ReadonlyMap<Term, Postings>): void {
    for (const term of terms) {
      if (this.#kept.has(term)) continue
      const postings = read.get(term) ?? noPostings
      const bytes = postings.reduce((sum, posting) => sum + (posting?.byteLength ?? 0) + 100, 200)
      this.#kept.set(term, { postings, bytes })
      this.#bytes += bytes
    }
    for (const [term, { bytes }] of this.#kept) {
      if (this.#bytes <= this.#bytesMax) return
      this.#kept.delete(term)
      this.#bytes -= bytes
    }
  }
}

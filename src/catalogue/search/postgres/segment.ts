import type { SearchEntry } from '../entry-of.ts'
import { type Term, termBytes } from '../terms.ts'
import { TermNumbers } from './edition/term-numbers.ts'
import { type Posting, postingOf } from './places/bits.ts'

/** So many places a segment has at most: its sets are 32 kB, and building one takes some hundred MB. */
export const segmentPlaces = 2 ** 18

/** What is known of each place of a segment beside its terms; texts as numbers in a list of those there are. */
export interface Columns {
  recordIds: Uint32Array
  ranks: Int32Array
  /** Seconds since 1970; 0: no arrival is known. */
  arrivals: Uint32Array
  /** Where the place stands among all titles of the edition; of no meaning in fresh segments. */
  titleOrder: Uint32Array
  /** 0: none is known. */
  years: Uint32Array
  materialTypes: Uint32Array
  languages: Uint32Array
  classes: Uint32Array
  /** Where the libraries of a place begin in `libraries`; one more than there are places. */
  libraryStarts: Uint32Array
  libraries: Uint32Array
}

export const columnNames = [
  'recordIds',
  'ranks',
  'arrivals',
  'titleOrder',
  'years',
  'materialTypes',
  'languages',
  'classes',
  'libraryStarts',
  'libraries',
] as const satisfies readonly (keyof Columns)[]

/** The values that the numbers of a column stand for. */
export interface Dictionaries {
  materialTypes: string[]
  languages: string[]
  classes: string[]
  /** Library ids. */
  libraries: number[]
}

/** Records in order of static rank, and the places at which each term is. */
export interface Segment {
  size: number
  columns: Columns
  dictionaries: Dictionaries
  /** The titles' keys, in fresh segments; an edition has `titleOrder`. */
  sortTitles: readonly string[] | null
  /** Places whose record is what the segment says; null: all of them. */
  live: Uint32Array | null
  /** Undefined where no place has the term. */
  posting(term: Term): Posting | undefined
}

/** A row of the index as a segment takes it up. */
export type Placed = Pick<
  SearchEntry,
  | 'record_id'
  | 'static_rank'
  | 'terms'
  | 'library_ids'
  | 'published_year'
  | 'material_type'
  | 'language'
  | 'clc'
  | 'sort_title'
> & { arrivals: number; titleOrder: number }

/** Takes up entries one after the other, and makes a segment of them. */
export class SegmentBuilder {
  #terms = new TermNumbers()
  #occurrences = new Uint32Array(2 ** 16)
  #ends: number[] = []
  #used = 0
  #entries: Omit<Placed, 'terms'>[] = []

  get size(): number {
    return this.#ends.length
  }

  add({ terms, ...entry }: Placed): void {
    const count = terms.length / termBytes
    if (this.#used + count > this.#occurrences.length) this.#grow(this.#used + count)
    for (let at = 0; at < terms.length; at += termBytes) {
      const low = terms.readUInt32LE(at)
      const high = terms[at + 4]! | (terms[at + 5]! << 8)
      this.#occurrences[this.#used++] = this.#terms.numberOf(low, high)
    }
    this.#ends.push(this.#used)
    this.#entries.push(entry)
  }

  #grow(least: number) {
    const grown = new Uint32Array(Math.max(least, this.#occurrences.length * 2))
    grown.set(this.#occurrences)
    this.#occurrences = grown
  }

  /** The segment of what was taken up, and its terms. */
  finish(): Segment & { terms: Float64Array } {
    const starts = new Uint32Array(this.#terms.size + 1)
    for (let at = 0; at < this.#used; at++) starts[this.#occurrences[at]! + 1]!++
    for (let at = 1; at < starts.length; at++) starts[at]! += starts[at - 1]!
    const next = starts.slice()
    const places = new Uint32Array(this.#used)
    let at = 0
    for (const [place, end] of this.#ends.entries())
      for (; at < end; at++) places[next[this.#occurrences[at]!]!++] = place

    const size = this.size
    const numbers = this.#terms
    return {
      size,
      ...columnsOf(this.#entries),
      sortTitles: this.#entries.map(({ sort_title }) => sort_title),
      live: null,
      terms: Float64Array.from({ length: numbers.size }, (_, number) => numbers.termAt(number)),
      posting(term) {
        const number = numbers.find(term)
        if (number === undefined) return undefined
        return postingOf(places.subarray(starts[number]!, starts[number + 1]!), size)
      },
    }
  }
}

function columnsOf(
  entries: readonly Omit<Placed, 'terms'>[],
): Pick<Segment, 'columns' | 'dictionaries'> {
  const numbers = (of: (entry: Omit<Placed, 'terms'>) => number) => Uint32Array.from(entries, of)
  const [materialTypes, languages, classes] = [
    dictionary<string>(),
    dictionary<string>(),
    dictionary<string>(),
  ]
  const libraries = dictionary<number>()
  const libraryStarts = new Uint32Array(entries.length + 1)
  for (const [at, entry] of entries.entries())
    libraryStarts[at + 1] = libraryStarts[at]! + entry.library_ids.length
  const columns: Columns = {
    recordIds: numbers((entry) => entry.record_id),
    ranks: Int32Array.from(entries, (entry) => entry.static_rank),
    arrivals: numbers((entry) => entry.arrivals),
    titleOrder: numbers((entry) => entry.titleOrder),
    years: numbers((entry) => entry.published_year ?? 0),
    materialTypes: numbers((entry) => materialTypes.numberOf(entry.material_type)),
    languages: numbers((entry) => languages.numberOf(entry.language)),
    classes: numbers((entry) => classes.numberOf(entry.clc)),
    libraryStarts,
    libraries: Uint32Array.from(
      entries.flatMap((entry) => entry.library_ids.map((id) => libraries.numberOf(id))),
    ),
  }
  return {
    columns,
    dictionaries: {
      materialTypes: materialTypes.values,
      languages: languages.values,
      classes: classes.values,
      libraries: libraries.values,
    },
  }
}

function dictionary<Value>() {
  const known = new Map<Value, number>()
  const values: Value[] = []
  return {
    values,
    numberOf(value: Value): number {
      let number = known.get(value)
      if (number === undefined) {
        number = values.push(value) - 1
        known.set(value, number)
      }
      return number
    },
  }
}

import { type Database, databaseOf, type Tx } from '../../../shared/database.ts'
import type { Term } from '../terms.ts'
import { FreshRecords, type Location, type Standing, standingBeside, takeOut } from './fresh.ts'
import {
  type Change,
  nothingKnown,
  postingsOf,
  type State,
  segmentsOf,
  stateOf,
} from './index-store.ts'
import { PostingCache } from './posting-cache.ts'
import type { Segment } from './segment.ts'
import { TextCache } from './text-cache.ts'
import { type Texts, textsOf } from './texts-store.ts'

/** What one process keeps of postings; the rest is read again. */
const postingBytesMax = 256 * 2 ** 20
/** Of so many records a process keeps the texts, some 2 kB each. */
const keptTextsMax = 30_000

/**
 * The index as one process has it before it: the edition's columns, the postings that were asked for last, and what has
 * changed since. All of it is PostgreSQL's and is read from there; nothing is written here.
 */
export class OpenIndex {
  readonly editionId: number | null
  readonly edition: Segment[]
  readonly fresh = new FreshRecords()
  known: string
  readonly #postings = new PostingCache(postingBytesMax)
  readonly #texts = new TextCache(keptTextsMax)
  /** By record id: 1 + segment × 2^18 + place; 0 where the edition has it not. */
  readonly #places: Uint32Array

  constructor(editionId: number | null, known: string, edition: Segment[]) {
    this.editionId = editionId
    this.known = known
    this.edition = edition
    this.#places = placesByRecord(edition)
  }

  /** The index as it stands at this moment; of the edition it knows only terms that are in `postings`. */
  standing(postings: ReadonlyMap<Term, readonly (Uint32Array | undefined)[]>): Standing {
    const edition = this.edition.map((segment, at) => ({
      ...segment,
      posting: (term: Term) => postings.get(term)?.[at],
    }))
    return standingBeside(edition, this.fresh, (recordId) => this.#placeInEdition(recordId))
  }

  #placeInEdition(recordId: number): Location | undefined {
    const packed = this.#places[recordId] ?? 0
    return packed === 0
      ? undefined
      : { segment: (packed - 1) >>> 18, place: (packed - 1) & 0x3ffff }
  }

  /** Takes up what another transaction has committed. */
  take({ changes, snapshot }: State): void {
    const newer = changes.map(({ is_gone, revision, arrived_at, ...entry }: Change) => ({
      recordId: entry.record_id,
      revision,
      entry: is_gone
        ? null
        : {
            ...entry,
            arrivals: arrived_at === null ? 0 : Math.floor(arrived_at.epochMilliseconds / 1000),
            titleOrder: 0,
          },
    }))
    const changed = this.fresh.take(newer)
    this.#texts.forget(changed)
    const taken = changed.flatMap((recordId) => this.#placeInEdition(recordId) ?? [])
    takeOut(taken.map(({ segment, place }) => ({ segment: this.edition[segment]!, place })))
    if (isLater(snapshot, this.known)) this.known = snapshot
  }

  /** The texts of these records, in no order; those that are gone are left out. */
  async texts(tx: Tx, recordIds: readonly number[]): Promise<Map<number, Texts>> {
    const { found, missing } = this.#texts.lookUp(recordIds)
    if (missing.length === 0) return found
    const { forgotten } = this.#texts
    const read = await textsOf(tx, missing)
    this.#texts.keep(read, forgotten)
    for (const [recordId, texts] of read) found.set(recordId, texts)
    return found
  }

  /** The postings of these terms in the edition. */
  async postings(tx: Tx, terms: readonly Term[]) {
    const { found, missing } = this.#postings.lookUp(terms)
    if (this.editionId === null || missing.length === 0) return found
    const read = await postingsOf(tx, this.editionId, missing)
    this.#postings.keep(missing, read)
    for (const [term, postings] of read) found.set(term, postings)
    return found
  }
}

function placesByRecord(edition: readonly Segment[]): Uint32Array {
  let last = 0
  for (const { columns } of edition)
    for (const recordId of columns.recordIds) if (recordId > last) last = recordId
  const places = new Uint32Array(edition.length > 0 ? last + 1 : 0)
  for (const [at, { columns }] of edition.entries())
    for (let place = 0; place < columns.recordIds.length; place++)
      places[columns.recordIds[place]!] = 1 + at * 2 ** 18 + place
  return places
}

/** Whether the snapshot `one` (`xmin:xmax:…`) has seen all that `other` has. */
function isLater(one: string, other: string): boolean {
  const [min, max] = boundsOf(one)
  const [otherMin, otherMax] = boundsOf(other)
  return max >= otherMax && min >= otherMin
}

const boundsOf = (snapshot: string) =>
  snapshot.split(':', 2).map(BigInt) as [min: bigint, max: bigint]

const opened = new WeakMap<Database, OpenIndex>()

/** The index of the transaction's database, with everything that was committed before now. */
export async function openIndex(tx: Tx): Promise<OpenIndex> {
  const database = databaseOf(tx)
  let index = (database && opened.get(database)) ?? new OpenIndex(null, nothingKnown, [])
  for (;;) {
    const state = await stateOf(tx, index)
    if ((state.edition?.id ?? null) === index.editionId) {
      index.take(state)
      if (database && !isNewer(opened.get(database), index)) opened.set(database, index)
      return index
    }
    index = await opening(tx, state)
  }
}

const isNewer = (kept: OpenIndex | undefined, index: OpenIndex): boolean =>
  kept !== undefined && (kept.editionId ?? 0) > (index.editionId ?? 0)

/** An edition that is being read: whoever comes meanwhile waits for it and does not read it too. */
const reading = new WeakMap<Database, { editionId: number; index: Promise<OpenIndex> }>()

async function opening(tx: Tx, state: State): Promise<OpenIndex> {
  const { edition } = state
  if (!edition) return new OpenIndex(null, nothingKnown, [])
  const database = databaseOf(tx)
  if (!database) return readEdition(tx, edition)
  const begun = reading.get(database)
  if (begun?.editionId === edition.id) {
    // Whose connection is lost fails alone: whoever waits for her reads it then.
    const index = await begun.index.catch(() => null)
    return index ?? opening(tx, state)
  }
  const own = { editionId: edition.id, index: readEdition(tx, edition) }
  reading.set(database, own)
  try {
    return await own.index
  } finally {
    if (reading.get(database) === own) reading.delete(database)
  }
}

async function readEdition(tx: Tx, edition: NonNullable<State['edition']>): Promise<OpenIndex> {
  const segments = await segmentsOf(tx, edition.id)
  const read = segments.map((segment) => ({
    ...segment,
    sortTitles: null,
    live: null,
    posting: () => undefined,
  }))
  return new OpenIndex(edition.id, edition.snapshot, read)
}

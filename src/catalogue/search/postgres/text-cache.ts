import type { Texts } from './index-store.ts'

/** The texts of records that were looked at last: what many ask for is found among the same few. */
export class TextCache {
  readonly #kept = new Map<number, Texts>()
  readonly #recordsMax: number
  /** Counts what was forgotten: what was read before may be older. */
  #forgotten = 0

  constructor(recordsMax: number) {
    this.#recordsMax = recordsMax
  }

  /**
   * The texts of these records; what is not kept is read. What was committed while it was being read is not kept, nor what
   * is not committed yet.
   */
  async texts(
    recordIds: readonly number[],
    read: (missing: readonly number[]) => Promise<ReadonlyMap<number, Texts>>,
  ): Promise<Map<number, Texts>> {
    const { found, missing } = this.#lookUp(recordIds)
    if (missing.length === 0) return found
    const before = this.#forgotten
    for (const [recordId, texts] of await read(missing)) {
      found.set(recordId, texts)
      if (texts.settled && before === this.#forgotten) this.#kept.set(recordId, texts)
    }
    this.#shrink()
    return found
  }

  #lookUp(recordIds: readonly number[]) {
    const found = new Map<number, Texts>()
    const missing: number[] = []
    for (const recordId of recordIds) {
      const kept = this.#kept.get(recordId)
      if (!kept) {
        missing.push(recordId)
        continue
      }
      this.#kept.delete(recordId)
      this.#kept.set(recordId, kept)
      found.set(recordId, kept)
    }
    return { found, missing }
  }

  #shrink(): void {
    for (const recordId of this.#kept.keys()) {
      if (this.#kept.size <= this.#recordsMax) return
      this.#kept.delete(recordId)
    }
  }

  /** These records have changed. */
  forget(recordIds: readonly number[]): void {
    if (recordIds.length === 0) return
    this.#forgotten++
    for (const recordId of recordIds) this.#kept.delete(recordId)
  }
}

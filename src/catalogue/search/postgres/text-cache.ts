import type { Texts } from './texts-store.ts'

/** The texts of records that were looked at last: what many ask for is found among the same few. */
export class TextCache {
  readonly #kept = new Map<number, Texts>()
  readonly #recordsMax: number
  #forgotten = 0

  constructor(recordsMax: number) {
    this.#recordsMax = recordsMax
  }

  /** How often something was forgotten. */
  get forgotten(): number {
    return this.#forgotten
  }

  /**
   * Keeps what was read when so much was `forgotten`; nothing where more is by now, for what was read may be older. What
   * is not committed yet is not kept.
   */
  keep(read: ReadonlyMap<number, Texts>, forgotten: number): void {
    if (forgotten !== this.#forgotten) return
    for (const [recordId, texts] of read) if (texts.settled) this.#kept.set(recordId, texts)
    this.#shrink()
  }

  /** What is kept of these records, and which are not. */
  lookUp(recordIds: readonly number[]) {
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

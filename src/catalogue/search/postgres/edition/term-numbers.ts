import type { Term } from '../../terms.ts'

/** Small at first: most segments are those of a few changed records. */
const slotsAtFirst = 2 ** 10

/**
 * Numbers terms from 0 in the order in which they come. A table of slots of our own, for the terms of a segment are some
 * millions and are looked up a hundred times for each record: a Map keeps a number of 48 bits as an object each.
 */
export class TermNumbers {
  #lows = new Uint32Array(slotsAtFirst / 2)
  #highs = new Uint16Array(slotsAtFirst / 2)
  /** In each slot the number of a term and one more; 0: the slot is free. */
  #slots = new Uint32Array(slotsAtFirst)
  #size = 0

  get size(): number {
    return this.#size
  }

  /** The term that has a number. */
  termAt(number: number): Term {
    return this.#highs[number]! * 0x1_0000_0000 + this.#lows[number]!
  }

  /** The number of a term; undefined where it has none. */
  find(term: Term): number | undefined {
    const low = term >>> 0
    const number = this.#slots[this.#slotOf(low, (term - low) / 0x1_0000_0000)]!
    return number === 0 ? undefined : number - 1
  }

  /** The number of the term with these 32 low and 16 high bits; a new one has the next. */
  numberOf(low: number, high: number): number {
    const slot = this.#slotOf(low, high)
    const known = this.#slots[slot]!
    if (known !== 0) return known - 1
    const number = this.#size++
    this.#lows[number] = low
    this.#highs[number] = high
    this.#slots[slot] = number + 1
    if (this.#size * 2 === this.#slots.length) this.#grow()
    return number
  }

  /** Where the term stands, or the free slot where it would. */
  #slotOf(low: number, high: number): number {
    const mask = this.#slots.length - 1
    let slot = (low ^ Math.imul(high, 0x9e3779b1)) & mask
    for (;;) {
      const number = this.#slots[slot]!
      if (number === 0) return slot
      if (this.#lows[number - 1] === low && this.#highs[number - 1] === high) return slot
      slot = (slot + 1) & mask
    }
  }

  #grow(): void {
    const slots = this.#slots.length * 2
    const [lows, highs] = [new Uint32Array(slots / 2), new Uint16Array(slots / 2)]
    lows.set(this.#lows)
    highs.set(this.#highs)
    this.#lows = lows
    this.#highs = highs
    this.#slots = new Uint32Array(slots)
    for (let number = 0; number < this.#size; number++)
      this.#slots[this.#slotOf(lows[number]!, highs[number]!)] = number + 1
  }
}

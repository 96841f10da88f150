import type { Term } from '../../terms.ts'

/** Small at first: most segments are those of a few changed records. */
const slotsAtFirst = 2 ** 10
/** What stands in a slot: the number of a term and one more, its low and its high bits; 0: the slot is free. */
const slotWords = 4

/**
 * Numbers terms from 0 in the order in which they come. A table of slots of our own, for the terms of a segment are some
 * millions and are looked up a hundred times for each record: a Map keeps a number of 48 bits as an object each. All of a
 * slot stands in one place of memory, for each look there costs more than everything else here.
 */
export class TermNumbers {
  #slots = new Uint32Array(slotsAtFirst * slotWords)
  /** Where each term stands. */
  #places = new Uint32Array(slotsAtFirst / 2)
  #size = 0

  get size(): number {
    return this.#size
  }

  /** The term that has a number. */
  termAt(number: number): Term {
    const slot = this.#places[number]!
    return this.#slots[slot + 2]! * 0x1_0000_0000 + this.#slots[slot + 1]!
  }

  /** The number of a term; undefined where it has none. */
  find(term: Term): number | undefined {
    const low = term >>> 0
    const number = this.#slots[slotOf(this.#slots, low, (term - low) / 0x1_0000_0000)]!
    return number === 0 ? undefined : number - 1
  }

  /** The number of the term with these 32 low and 16 high bits; a new one has the next. */
  numberOf(low: number, high: number): number {
    const slot = slotOf(this.#slots, low, high)
    const known = this.#slots[slot]!
    if (known !== 0) return known - 1
    const number = this.#size++
    this.#slots[slot] = number + 1
    this.#slots[slot + 1] = low
    this.#slots[slot + 2] = high
    this.#places[number] = slot
    if (this.#size * 2 * slotWords === this.#slots.length) this.#grow()
    return number
  }

  #grow(): void {
    const slots = new Uint32Array(this.#slots.length * 2)
    const places = new Uint32Array(this.#size * 2)
    for (let number = 0; number < this.#size; number++) {
      const from = this.#places[number]!
      const to = slotOf(slots, this.#slots[from + 1]!, this.#slots[from + 2]!)
      for (let word = 0; word < slotWords; word++) slots[to + word] = this.#slots[from + word]!
      places[number] = to
    }
    this.#slots = slots
    this.#places = places
  }
}

/** Where the term stands, or the free slot where it would. */
function slotOf(slots: Uint32Array, low: number, high: number): number {
  const mask = slots.length - 1
  let slot = Math.imul(low ^ Math.imul(high, 0x9e3779b1), slotWords) & mask
  while (slots[slot] !== 0 && (slots[slot + 1] !== low || slots[slot + 2] !== high))
    slot = (slot + slotWords) & mask
  return slot
}

import type { House } from './house.ts'

interface Kept<T> {
  at: Temporal.Instant
  answer: Promise<T>
}

/**
 * Answers what `ask` answered last, as long as that is less than `seconds` old by the house's clock: for what is the same
 * for everybody and stands on many pages. An answer that failed is not kept, and fails only whoever asked: those who waited
 * for it ask themselves.
 */
export function keptFor<T>(
  seconds: number,
  ask: (house: House, at: Temporal.Instant) => Promise<T>,
): (house: House) => Promise<T> {
  const kept = new WeakMap<House, Kept<T>>()
  return (house) => {
    const at = house.clock.now()
    const last = kept.get(house)
    const ageMs = last ? at.epochMilliseconds - last.at.epochMilliseconds : Number.POSITIVE_INFINITY
    if (last && ageMs >= 0 && ageMs < seconds * 1000) return last.answer.catch(() => ask(house, at))
    const answer = ask(house, at)
    kept.set(house, { at, answer })
    answer.catch(() => {
      if (kept.get(house)?.answer === answer) kept.delete(house)
    })
    return answer
  }
}

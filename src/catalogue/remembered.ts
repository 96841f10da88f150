/** No text that is worth remembering is longer: names, publishers, subjects, the title of the record at hand. */
const rememberedCharacters = 200
const slots = 2 ** 14

/**
 * A pure function of a text that remembers what it answered last: of a catalogue most texts come again. Each text has one
 * slot, and the last that came into it stays there: nothing grows, and nothing is ever thrown away all at once.
 */
export function remembered<Answer>(answer: (text: string) => Answer): (text: string) => Answer {
  const texts = new Array<string | undefined>(slots)
  const answers = new Array<Answer>(slots)
  return (text) => {
    if (text.length > rememberedCharacters) return answer(text)
    const slot = slotOf(text)
    if (texts[slot] === text) return answers[slot]!
    const now = answer(text)
    texts[slot] = text
    answers[slot] = now
    return now
  }
}

/** FNV-1a, mixed. */
function slotOf(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return (hash ^ (hash >>> 15)) & (slots - 1)
}

/**
 * A pure function of an object that keeps what it answered beside it, where nobody sees it. A WeakMap of as many thousands
 * would be gone through at every collection of memory (decision 47).
 */
export function keptBeside<Thing extends object, Answer extends object>(
  answer: (thing: Thing) => Answer,
): (thing: Thing) => Answer {
  const place = Symbol('kept')
  return (thing) => {
    const known = (thing as { [place]?: Answer })[place]
    if (known) return known
    const value = answer(thing)
    Object.defineProperty(thing, place, { value })
    return value
  }
}

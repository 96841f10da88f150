/** No text that is worth remembering is longer: names, publishers, subjects, the title of the record at hand. */
const rememberedCharacters = 200
const rememberedMax = 10_000

/** A pure function of a text that remembers what it answered last: of a catalogue most texts come again. */
export function remembered<Answer>(answer: (text: string) => Answer): (text: string) => Answer {
  const known = new Map<string, Answer>()
  return (text) => {
    const before = known.get(text)
    if (before !== undefined) return before
    const now = answer(text)
    if (text.length > rememberedCharacters) return now
    if (known.size >= rememberedMax) known.clear()
    known.set(text, now)
    return now
  }
}

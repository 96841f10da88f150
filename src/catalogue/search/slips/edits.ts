const alphabets = [
  { has: /^[a-z]+$/, letters: [...'abcdefghijklmnopqrstuvwxyz'] },
  { has: /^[а-я]+$/u, letters: [...'абвгдежзийклмнопрстуфхцчшщъыьэюя'] },
]

/** Shorter words have too many neighbours, longer ones are none. */
const lettersMin = 4
const lettersMax = 24

/** All words one slip away from `word`: a letter left out, put in, another one, or two swapped; long ones twice left out. */
export function editsOf(word: string): string[] {
  const letters = alphabets.find(({ has }) => has.test(word))?.letters
  if (!letters || word.length < lettersMin || word.length > lettersMax) return []
  const shorter = leftOut(word)
  const edits = new Set(shorter)
  for (let at = 0; at <= word.length; at++) {
    const [before, after] = [word.slice(0, at), word.slice(at)]
    if (after.length > 1) edits.add(before + after[1]! + after[0]! + after.slice(2))
    for (const letter of letters) {
      edits.add(before + letter + after)
      if (after !== '') edits.add(before + letter + after.slice(1))
    }
  }
  if (word.length >= 8)
    for (const once of shorter) for (const twice of leftOut(once)) edits.add(twice)
  edits.delete(word)
  return [...edits]
}

const leftOut = (word: string): string[] =>
  [...word].map((_, at) => word.slice(0, at) + word.slice(at + 1))

import { lookingLike } from './look-alikes.ts'
import { soundingLike } from './sounds.ts'

/** Common characters that `character` may be mistaken for: those that look so, then those that sound so. */
export const nearCharacters = (character: string): string[] => [
  ...new Set([...lookingLike(character), ...soundingLike(character)]),
]

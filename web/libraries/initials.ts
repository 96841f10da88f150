import type { Library } from '../../src/libraries/shapes.ts'

/** Where the letters typed stand in the Chinese name: [from, to), or null when they are not initials. */
export function initialsAt(library: Library, typed: string): readonly [number, number] | null {
  const wanted = typed.replaceAll(/\s/g, '').toLowerCase()
  const from = library.initials.toLowerCase().indexOf(wanted)
  // The initials point into the name only where each of them stands for one character.
  if (!wanted || from < 0 || library.initials.length !== library.name.zh.length) return null
  return [from, from + wanted.length]
}

import type { Library } from '../../src/libraries/shapes.ts'

/**
 * Whether `typed` finds a library: by a part of its name in either language, its short name, or its
 * pinyin initials in either case (S3: bjyddx or BJYDDX finds 北京邮电大学). Nothing typed finds all.
 */
export function matches(library: Library, typed: string): boolean {
  const wanted = typed.replaceAll(/\s/g, '').toLowerCase()
  if (!wanted) return true
  const names = [library.name.zh, library.name.en, library.short.zh, library.short.en]
  return (
    library.initials.toLowerCase().includes(wanted) ||
    names.some((name) => name.replaceAll(/\s/g, '').toLowerCase().includes(wanted))
  )
}

/** Where the letters typed stand in the Chinese name: [from, to), or null when they are not initials. */
export function initialsAt(library: Library, typed: string): readonly [number, number] | null {
  const wanted = typed.replaceAll(/\s/g, '').toLowerCase()
  const from = library.initials.toLowerCase().indexOf(wanted)
  // The initials point into the name only where each of them stands for one character.
  if (!wanted || from < 0 || library.initials.length !== library.name.zh.length) return null
  return [from, from + wanted.length]
}

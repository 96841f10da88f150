import type { CitedName } from './cited.ts'

/** GB/T 7714—2025, 8.1.2: the first three, then 等 or et al. */
const shownNames = 3

/** 张伯伟，王莹，陈彦斌，等; `Peebles P Z Jr，Sadock B J，et al`. */
export function namesInOrder(names: readonly CitedName[], eastAsian: boolean): string {
  const shown = names.slice(0, shownNames).map(nameOf)
  if (names.length > shownNames) shown.push(eastAsian ? '等' : 'et al')
  return shown.join('，')
}

/** Family name first, given names as initials without points (8.1.1). */
export function nameOf(name: CitedName): string {
  if (!name.family) return name.literal ?? name.given ?? ''
  const family = [name['non-dropping-particle'] ?? '', name.family]
  const hanName = /\p{Script=Han}/u.test(name.family)
  if (hanName) return `${family.join('')}${name.given ?? ''}`
  const suffix = (name.suffix ?? '').replace(/\.$/, '')
  const last = name['non-dropping-particle'] ? [name['non-dropping-particle']] : []
  const particle = name['dropping-particle'] ? [name['dropping-particle']] : []
  return [name.family, initialsOf(name.given ?? ''), ...particle, ...last, suffix]
    .filter(Boolean)
    .join(' ')
}

/** `Peyton Z.` → `P Z`; a hyphen stays: `Jung-Ran` → `J-R`. */
const initialsOf = (given: string): string =>
  given
    .split(/[\s.]+/u)
    .filter(Boolean)
    .map((part) =>
      part
        .split('-')
        .filter(Boolean)
        .map((piece) => [...piece][0]!.toLocaleUpperCase('en'))
        .join('-'),
    )
    .join(' ')

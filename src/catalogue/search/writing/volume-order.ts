import { readVolume } from '../../merging/facts/volume.ts'

const halves: Record<string, number> = { 上: 1, 中: 2, 下: 3 }
/** No work has more parts in a level. */
const digits = 6
/** A broken record may number a thousand. */
const charactersMax = 40
const levelsMax = 4

/**
 * Where a volume stands among those of its set, as a text in whose order they run: 上册 before 中册 and 下册, 第2卷 before 第10卷, 第一卷
 * 下册 before 第二卷 上册. Empty where `folded`, a folded statement, numbers nothing.
 */
export const volumeOrder = (folded: string): string =>
  readVolume(folded.slice(0, charactersMax))
    .numbers.slice(0, levelsMax)
    .map((number) => String(placeOf(number)).padStart(digits, '0'))
    .join('.')

function placeOf(number: string): number {
  const known = halves[number]
  if (known !== undefined) return known
  const figures = Number.parseInt(number, 10)
  return Number.isNaN(figures) ? (number.codePointAt(0) ?? 0) : figures % 10 ** digits
}

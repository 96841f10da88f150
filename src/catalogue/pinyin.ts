import { pinyin } from 'pinyin-pro'

/** How a text is typed by whoever has no Chinese keyboard at hand, letters and figures only. */
export interface Readings {
  /** 高等数学 → gdsx, Java高级编程 → javagjbc. */
  initials: string
  /** 高等数学 → gaodengshuxue; ü is v, as it is typed. */
  full: string
}

const readings = new Map<string, string>()

/** The most common reading of a character without its tone; '' where it has none. */
function readingOf(character: string): string {
  let reading = readings.get(character)
  if (reading === undefined) {
    const read = pinyin(character, { toneType: 'none', type: 'array', nonZh: 'removed', v: true })
    reading = (read[0] ?? '').replaceAll(/[^a-z]/g, '')
    readings.set(character, reading)
  }
  return reading
}

/** The pinyin of a folded text. Words of other scripts stay whole; characters that have no reading are left out. */
export function pinyinOfFolded(folded: string): Readings {
  const sounds = { initials: '', full: '' }
  for (const character of folded) {
    const plain = /[a-z0-9]/.test(character) ? character : null
    const reading = plain ?? (character > 'ÿ' ? readingOf(character) : '')
    sounds.initials += plain ?? reading.slice(0, 1)
    sounds.full += reading
  }
  return sounds
}

import { pinyin } from 'pinyin-pro'
import { fold } from './fold.ts'
import { remembered } from './remembered.ts'
import { certainName, certainSounds } from './search/writing/certain-sounds.ts'

/** How a text is typed by whoever has no Chinese keyboard at hand, letters and figures only. */
export interface Readings {
  /** 高等数学 → gdsx, Java高级编程 → javagjbc. */
  initials: string
  /** 高等数学 → gaodengshuxue; ü is v, as it is typed. */
  full: string
}

/**
 * The pinyin of `text`: of 多音字 the reading that the words around them give (重庆 is cq, 音乐 is yy, 会计 is kj).
 * Words of other scripts stay whole; characters that have no reading are left out.
 */
export const pinyinOf = (text: string): Readings => pinyinOfFolded(fold(text))

/** As `pinyinOf`, of a text that is folded already. */
export function pinyinOfFolded(folded: string): Readings {
  const certain = spelt.test(folded) ? null : certainSounds(folded)
  if (certain) return readingsOf(folded, certain)
  const syllables = syllablesOfFolded(folded)
  return {
    initials: letters(syllables.map(({ text, chinese }) => (chinese ? text[0]! : text)).join('')),
    full: letters(syllables.map(({ text }) => text).join('')),
  }
}

/** Letters of another script that stand for a syllable would be typed as one. */
const spelt = /[ln]ve/

function readingsOf(folded: string, sounds: readonly (string | null)[]): Readings {
  let [initials, full] = ['', '']
  for (let at = 0; at < sounds.length; at++) {
    const sound = sounds[at]
    const text = sound?.endsWith('ve') ? asTyped(sound) : (sound ?? folded[at]!)
    if (text === ' ') continue
    initials += sound ? text[0] : text
    full += text
  }
  return { initials, full }
}

/** The pinyin of a person's name in Chinese: the first character is read as a surname (曾 is zeng, 仇 is qiu). */
export const nameInPinyin = remembered((name: string): string => {
  const folded = fold(name)
  const certain = certainName(folded)
  if (certain !== null) return certain
  return letters(
    pinyin(folded, { toneType: 'none', type: 'array', v: true, surname: 'head' }).join(''),
  )
})

/** 略 is lve in the table and lue under every finger. */
const asTyped = (syllable: string): string => syllable.toLowerCase().replace(/^([ln])ve$/, '$1ue')

const letters = (text: string): string => text.replaceAll(/[^a-z0-9]/g, '')

/** How a character is read, or what stands between two; `length` is its own in the text. */
export interface Syllable {
  text: string
  chinese: boolean
  length: number
}

const han = /\p{Script=Han}/u

/** The syllables of a folded text, one behind the other. */
export function syllablesOfFolded(folded: string): Syllable[] {
  const read = pinyin(corrected(folded), {
    toneType: 'none',
    type: 'array',
    nonZh: 'consecutive',
    v: true,
  })
  const out = [...folded]
  let at = 0
  // Each Chinese character gives one syllable, and what stands between them one text.
  return read.map((text) => {
    const chinese = out[at] !== undefined && han.test(out[at]!) && !han.test(text)
    const characters = chinese ? 1 : [...text].length
    const { length } = out.slice(at, at + characters).join('')
    at += characters
    return { text: asTyped(text), chinese, length }
  })
}

/**
 * Readings that the dictionary of words misses in titles: 传 at the end of a title or before 记 is a life (zhuàn).
 * Another character of that sound stands in for it.
 */
const misread: readonly (readonly [RegExp, string])[] = [
  [/传(?=$| |记|略|统? ?[上下第])/g, '赚'],
  [/(?<=[自外列正左别评小大史水浒])传(?!播|统|奇|说|染|媒|承|输|授|达|热|动|感)/g, '赚'],
  [/重(?=排|印|订|编|校|修|刊|版|读|构|建|生|返|温|组|叠|复)/g, '虫'],
]

const corrected = (folded: string): string =>
  /[传重]/.test(folded)
    ? misread.reduce((text, [pattern, sound]) => text.replaceAll(pattern, sound), folded)
    : folded

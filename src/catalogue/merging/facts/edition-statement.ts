import { chineseNumber } from './plain.ts'

/** What an edition statement says. */
export interface Edition {
  /** 2 for 第2版, 2版, 2nd ed.; null where no number stands. */
  number: number | null
  /** Kinds of edition, each once and in order: `revised`, `facsimile` … */
  kinds: string[]
}

/** Words that make an edition another one, beside its number. */
const kinds: readonly (readonly [kind: string, words: RegExp])[] = [
  [
    'revised',
    /修订|修正|订正|改订|重订|(?<!\p{L})rev(?!\p{L})|revised|uberarb|bearb|перераб|испр/u,
  ],
  ['enlarged', /增订|增补|补订|增修|扩充|(?<!\p{L})enl|enlarged|expanded|erw|augm|доп/u],
  ['facsimile', /影印|facsim/u],
  ['international', /国际版|international|(?<!\p{L})int(?!\p{L})/u],
  ['abridged', /缩写|缩编|节选|节本|节译|简写|青少|少儿|少年|儿童|改写|普及|abridged/u],
  ['braille', /盲文|大字|braille|large print/u],
  ['bilingual', /对照|双语|bilingual/u],
  ['annotated', /会评|评点|评注|批注|汇校|注释|annotated/u],
  ['teacher', /教师用|教学参考|teacher|instructor/u],
]

const ordinals = 'first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth'.split('|')

const numbers: readonly RegExp[] = [
  /第?\s*(\d+|[一二三四五六七八九十]+)\s*(?:次)?\s*(?:修订|增订|增补)?\s*版/u,
  /(\d+)\s*(?:st|nd|rd|th|e|ed|\.?\s*aufl|\.?\s*ed|\.?-?е?\s*изд)(?!\p{L})/u,
  new RegExp(`(?<!\\p{L})(${ordinals.join('|')})(?!\\p{L})`, 'u'),
]

/** What a plain edition statement says; an empty one says nothing. */
export function readEdition(text: string): Edition {
  if (text.trim() === '') return { number: null, kinds: [] }
  const written = numbers.map((pattern) => pattern.exec(text)?.[1]).find(Boolean)
  return {
    number: written === undefined ? null : numberOf(written),
    kinds: kinds.filter(([, words]) => words.test(text)).map(([kind]) => kind),
  }
}

/** Nothing that stands in a title and ends so is longer: 原书第12版 修订版. */
const editionCharactersMax = 16

/** Whether part of a title is an edition statement: 第六版, 修订本, 3rd ed., and not C语言版. */
export function isEdition(text: string): boolean {
  if (text.length > editionCharactersMax || !/(?:版|本|ed\.?|edition)$/u.test(text)) return false
  const { number, kinds } = readEdition(text)
  return kinds.length > 0 || (number !== null && number < 1000)
}

function numberOf(written: string): number {
  if (/^\d/.test(written)) return Number(written.slice(0, 4))
  const ordinal = ordinals.indexOf(written)
  return ordinal >= 0 ? ordinal + 1 : chineseNumber(written)
}

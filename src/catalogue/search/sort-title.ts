import { volumeOrder } from './writing/volume-order.ts'

const firstHan = 0x4e00
const hanCharacters = 0x9fff - firstHan + 1
/** Letters stand behind the Han characters, as the order of Chinese has them (CLDR: zh, pinyin). */
const behindHan = 0xe000
/** No two titles are told apart by more, and an index could not hold everything. */
const sortedCharacters = 60

/** Less than whatever stands in a title. */
const belowAll = '\u0001'

let places: Uint16Array | undefined

/**
 * A text whose order byte by byte is the order of folded titles by pinyin: figures, Han characters by their reading
 * and tone, then other letters. One key for PostgreSQL (`collate "C"`) and for JavaScript, the same on every version of ICU
 * that knows the order of CLDR's `zh`. The volumes of a title stand behind it as they run, before any longer title.
 */
export function sortTitle(folded: string, volume = ''): string {
  places ??= pinyinOrder()
  let key = ''
  for (const character of [...folded].slice(0, sortedCharacters)) {
    const code = character.codePointAt(0)!
    if (code >= firstHan && code < firstHan + hanCharacters)
      key += String.fromCharCode(firstHan + places[code - firstHan]!)
    else if (code > 0x39 && code < 0x1000) key += String.fromCharCode(behindHan + code)
    else key += character
  }
  const order = volumeOrder(volume)
  return order === '' ? key : `${key}${belowAll}${order}`
}

function pinyinOrder(): Uint16Array {
  const { compare } = new Intl.Collator('zh-u-co-pinyin')
  const characters = Array.from({ length: hanCharacters }, (_, at) =>
    String.fromCharCode(firstHan + at),
  ).sort(compare)
  const order = new Uint16Array(hanCharacters)
  for (const [place, character] of characters.entries())
    order[character.charCodeAt(0) - firstHan] = place
  return order
}

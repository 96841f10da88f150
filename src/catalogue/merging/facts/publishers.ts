import { squeezed } from './plain.ts'

const houseWords =
  /(?:出版集团|出版传媒|出版总社|出版有限责任公司|出版有限公司|出版公司|出版社|出版部|书社|书店|书局|印书馆|编辑部|杂志社|有限公司|股份)+$/u
const noise = new Set(
  'press publishing publishers publisher publications publication pub publ company co corporation corp inc incorporated ltd limited llc verlag books book university univ the of and at sons group international education editions edition editorial editeur izd изд во издательство chu ban she gong si ptr new york london'.split(
    ' ',
  ),
)

/** The houses in plain statements of publication, without what each cataloguer writes or leaves out. */
export const readPublishers = (statements: readonly string[]): string[] =>
  statements
    .flatMap((statement) => statement.split(/\s*[:;|]\s*/u))
    .map((house) => house.replaceAll(/[[\]()《》<>,]/gu, ' ').trim())
    .map((house) => (/\p{Script=Han}/u.test(house) ? chineseHouse(house) : foreignHouse(house)))
    .filter(Boolean)

const chineseHouse = (house: string): string => {
  const whole = squeezed(house)
  return whole.replace(houseWords, '') || whole
}

/** The telling words, with blanks between. */
const foreignHouse = (house: string): string => {
  const words = house.split(/[^\p{L}\p{N}]+/u).filter((word) => word.length > 1)
  const telling = words.filter((word) => !noise.has(word))
  return (telling.length > 0 ? telling : words).map(squeezed).join(' ')
}

/** 三联 in 生活读书新知三联; 人民 in 湖南人民 is too little. */
const endingCharactersMin = 2

/** Whether two houses may be one; null where the two names are in different scripts. */
function sameHouse(a: string, b: string): boolean | null {
  const [chineseA, chineseB] = [/\p{Script=Han}/u.test(a), /\p{Script=Han}/u.test(b)]
  if (chineseA !== chineseB) return null
  if (a === b) return true
  if (!chineseA) return a.split(' ').some((word) => b.split(' ').includes(word))
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  const common = short === '人民' || short === '教育' || short === '文艺'
  return short.length >= endingCharactersMin && !common && long.endsWith(short)
}

/** Whether two lists have a house in common; null where nothing can be said. */
export function shareHouse(a: readonly string[], b: readonly string[]): boolean | null {
  const found = a.flatMap((one) => b.map((other) => sameHouse(one, other)))
  if (found.includes(true)) return true
  return found.includes(false) ? false : null
}

import { pinyin } from 'pinyin-pro'

/** 一级 and 二级汉字 of GB 2312 stand in this stretch of its code; rarer characters nobody types by mistake. */
const firstRow = 0xb0
const lastRow = 0xf7
const gb2312 = new TextDecoder('gb18030')

/** Syllables that one district's tongue or one slip takes for another: zh and z, ing and in, xue and xu. */
const likeSyllable = (syllable: string): string =>
  syllable
    .replace(/^([zcs])h/, '$1')
    .replace(/([aeiou]n)g$/, '$1')
    .replace(/^([jqxyln])(?:ue|ve)$/, '$1u')
    .replace(/^n(?=[aeiouv])/, 'l')
    .replace(/^h(?=u[aeio]|[aeo])/, 'f')

let groups: { exact: Map<string, string[]>; like: Map<string, string[]> } | undefined
const readings = new Map<string, string>()

/** Common characters that sound as `character` does, first those of the same syllable, then of one like it. */
export function soundingLike(character: string): string[] {
  groups ??= bySound()
  const syllable = syllableOf(character)
  if (syllable === '') return []
  const exact = groups.exact.get(syllable) ?? []
  const like = groups.like.get(likeSyllable(syllable)) ?? []
  return [...new Set([...exact, ...like])].filter((other) => other !== character)
}

function syllableOf(character: string): string {
  const known = readings.get(character)
  if (known !== undefined) return known
  const [read = ''] = pinyin(character, {
    toneType: 'none',
    type: 'array',
    nonZh: 'removed',
    v: true,
  })
  if (readings.size < 30_000) readings.set(character, read)
  return read
}

/** In the order of GB 2312: common characters before the others. */
function bySound() {
  const exact = new Map<string, string[]>()
  const like = new Map<string, string[]>()
  for (let row = firstRow; row <= lastRow; row++)
    for (let cell = 0xa1; cell <= 0xfe; cell++) {
      const character = gb2312.decode(Uint8Array.of(row, cell))
      const syllable = /^\p{Script=Han}$/u.test(character) ? syllableOf(character) : ''
      if (syllable === '') continue
      put(exact, syllable, character)
      put(like, likeSyllable(syllable), character)
    }
  return { exact, like }
}

function put(groups: Map<string, string[]>, sound: string, character: string) {
  const group = groups.get(sound)
  if (group) group.push(character)
  else groups.set(sound, [character])
}

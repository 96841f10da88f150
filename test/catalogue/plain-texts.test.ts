import fc from 'fast-check'
import * as opencc from 'opencc-js/t2cn'
import { pinyin } from 'pinyin-pro'
import { PatternsNormal } from 'pinyin-pro/dist/esm/data/patterns.mjs'
import { expect, test } from 'vitest'
import { packTerms } from '../../src/catalogue/search/term-list.ts'
import { termBytes } from '../../src/catalogue/search/terms.ts'
import { certainName, certainSounds } from '../../src/catalogue/search/writing/certain-sounds.ts'
import {
  inMainlandWords,
  inSimplifiedCharacters,
} from '../../src/catalogue/search/writing/simplified.ts'

// Most texts need no dictionary, and are told from those that do: what is found out quickly is what the dictionaries say.

const frequent = fc.constantFrom(...'中国文学史数不一的了长行重乐都会大为王曾单解仇发和得地少几')
const any = fc.integer({ min: 0x4e00, max: 0x9fff }).map((code) => String.fromCharCode(code))
const word = fc.constantFrom(...PatternsNormal.map(({ zh }) => zh))
const chinese = fc
  .array(fc.oneof(frequent, any, word), { minLength: 1, maxLength: 8 })
  .map((parts) => parts.join(''))

const read = (text: string, surname: 'off' | 'head'): string =>
  pinyin(text, { toneType: 'none', type: 'array', v: true, surname }).join('')

test('a sound that is certain is the sound that the dictionary of words gives', () => {
  let certain = 0
  const check = (text: string) => {
    const [sounds, name] = [certainSounds(text), certainName(text)]
    if (sounds) expect(sounds.join('')).toBe(read(text, 'off'))
    if (name !== null) expect(name).toBe(read(text, 'head'))
    if (sounds) certain++
  }
  for (const { zh } of PatternsNormal) for (const text of [zh, `${zh}学`, `新${zh}`]) check(text)
  fc.assert(fc.property(chinese, check), { numRuns: 5_000 })
  expect(certain).toBeGreaterThan(5_000)
})

test('a text converted run by run is the text converted whole', () => {
  const [simplified, mainland] = (['tw', 'twp'] as const).map((from) =>
    opencc.Converter({ from, to: 'cn' }),
  )
  const written = fc.constantFrom(
    ...'軟體工程著名乾坤裡面瞭解什麼只有台灣隻身出版社ABC·、⿰𠮷',
    '名著',
    '程式設計',
  )
  const text = fc.array(fc.oneof(written, any), { maxLength: 12 }).map((parts) => parts.join(''))
  fc.assert(
    fc.property(text, (text) => {
      expect(inSimplifiedCharacters(text)).toBe(simplified!(text))
      expect(inMainlandWords(text)).toBe(mainland!(text))
    }),
    { numRuns: 3_000 },
  )
})

test('terms are packed once each and in order, few or many, spread or crowded', () => {
  const term = fc.oneof(fc.integer({ min: 0, max: 2 ** 48 - 1 }), fc.integer({ min: 0, max: 99 }))
  fc.assert(
    fc.property(fc.array(term, { maxLength: 3_000 }), (terms) => {
      const packed = packTerms(terms)
      const read = Array.from({ length: packed.length / termBytes }, (_, at) =>
        packed.readUIntLE(at * termBytes, termBytes),
      )
      expect(read).toEqual([...new Set(terms)].sort((a, b) => a - b))
    }),
  )
})

import bwip from 'bwip-js/node'
import { describe, expect, it } from 'vitest'
import { code128 } from '../../web/ui/values/code128.ts'

describe('Code 128', () => {
  it('“PJJ123C” is start B, its letters, check 54 and stop (the worked example of the standard’s checksum)', () => {
    // 104 + 48·1 + 42·2 + 42·3 + 17·4 + 18·5 + 19·6 + 35·7 = 879 ≡ 55 (mod 103) for code set B
    const widths = code128('PJJ123C').join('')
    expect(widths.startsWith('211214')).toBe(true)
    expect(widths.endsWith('311321' + '2331112')).toBe(true)
  })

  it.each(['a', 'HUTONG', 'bh-x', 'Bei/hang~'])(
    'draws the same bars as an independent encoder: %s',
    (text) => {
      const drawn = bwip.raw('code128', text, {}) as unknown as { sbs: number[] }[]
      expect(code128(text)).toEqual([...drawn[0]!.sbs])
    },
  )

  it('every letter is eleven modules wide, the stop thirteen', () => {
    const total = code128('bh00000061').reduce((sum, width) => sum + width, 0)
    expect(total).toBe((1 + 10 + 1) * 11 + 13)
  })

  it('what the code set has no symbol for is not drawn at all', () => {
    expect(code128('北航')).toEqual([])
    expect(code128('')).toEqual([])
  })
})

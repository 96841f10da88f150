import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bits, identifier, integer } from '../../src/wire/ber/codec.ts'
import { framing } from '../../src/wire/ber/frames.ts'
import { readBer } from '../../src/wire/ber/read.ts'

const limits = { bytesMax: 1 << 16, depthMax: 20, nodesMax: 1000 }
const hex = (text: string) => Buffer.from(text.replaceAll(' ', ''), 'hex')
const read = (text: string) => readBer(hex(text), limits)

test('definite and indefinite lengths say the same', () => {
  const definite = read('30 06 02 01 05 04 01 61')
  const indefinite = read('30 80 02 01 05 04 01 61 00 00')
  const shape = (of: typeof definite) =>
    of.ok && of.node.children.map(({ number, content }) => [number, ...content])
  expect(shape(definite)).toEqual([
    [2, 5],
    [4, 97],
  ])
  expect(shape(indefinite)).toEqual(shape(definite))
})

test('long tags and lengths in more octets than needed are read', () => {
  const long = read('bf 81 53 84 00 00 00 01 ff')
  expect(long).toMatchObject({ ok: false })
  expect(read('9f 81 53 84 00 00 00 01 ff')).toMatchObject({
    ok: true,
    node: { tagClass: 'context', number: 211 },
  })
})

const faults: [string, string, string][] = [
  ['more content than there is', '30 05 02 01', 'truncated'],
  ['a child longer than its parent', '30 03 02 05 01 ff ff ff ff', 'truncated'],
  ['an indefinite length that does not end', '30 80 02 01 05', 'truncated'],
  ['an indefinite length with nothing inside that could end it', '04 80 00 00', 'malformed'],
  ['a tag without end', 'bf ff ff ff ff ff ff', 'malformed'],
  ['something behind the value', '02 01 05 02', 'malformed'],
  ['values in values in values', '30 80 '.repeat(30), 'tooDeep'],
  ['thousands of values', `30 82 13 88 ${'05 00 '.repeat(2500)}`, 'tooMany'],
  ['a size beyond every bound', `04 84 00 02 00 00 ${'00'.repeat(70_000)}`, 'tooLarge'],
]
test.each(faults)('%s is a fault', (_what, bytes, fault) => {
  expect(read(bytes)).toEqual({ ok: false, fault })
})

test('numbers and identifiers come back as they went', () => {
  fc.assert(
    fc.property(fc.maxSafeInteger(), (value) => {
      const back = readBer(integer.write(value), limits)
      return back.ok && integer.read(back.node) === value
    }),
  )
  const arcs = fc.array(fc.nat({ max: 2 ** 31 - 1 }), { minLength: 1, maxLength: 8 })
  fc.assert(
    fc.property(fc.constantFrom('1.2', '2.5', '0.9'), arcs, (root, rest) => {
      const name = [root, ...rest].join('.')
      const back = readBer(identifier.write(name), limits)
      return back.ok && identifier.read(back.node) === name
    }),
  )
})

test('bits count however many are said to be unused', () => {
  const set = (text: string) => {
    const value = read(text)
    return value.ok && bits(3).read(value.node)
  }
  expect(set('03 02 00 e0')).toEqual([0, 1, 2])
  expect(set('03 02 05 e0')).toEqual([0, 1, 2])
  expect(set('03 01 00')).toEqual([])
})

const ours = { isFirstTag: ({ number }: { number: number }) => number === 20, bytesMax: 100 }

test('a stream is cut at the ends of its values, however it comes', () => {
  const whole = hex('b4 03 02 01 05 b4 80 30 80 02 01 05 00 00 04 01 61 00 00 b4 00')
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 7 }), { maxLength: 30 }), (sizes) => {
      const framed = framing(ours)
      const frames: string[] = []
      for (let at = 0, turn = 0; at < whole.length; turn++) {
        const size = sizes[turn % Math.max(1, sizes.length)] ?? 3
        const cut = framed.take(whole.subarray(at, at + size))
        if (cut.ok) frames.push(...cut.frames.map((frame) => Buffer.from(frame).toString('hex')))
        at += size
      }
      expect(frames).toEqual(['b403020105', 'b4803080020105000004016100' + '00', 'b400'])
      expect(framed.pending()).toBe(0)
    }),
  )
})

test('a first tag that is none of ours is refused at its first byte, a size too large at its header', () => {
  expect(framing(ours).take(hex('48'))).toEqual({ ok: false, fault: 'unknownTag' })
  expect(framing(ours).take(hex('b4 82 01 00'))).toEqual({ ok: false, fault: 'tooLarge' })
  const endless = framing(ours)
  endless.take(hex('b4 80'))
  let last = endless.take(hex('04 01 61'))
  for (let turn = 0; turn < 60 && last.ok; turn++) last = endless.take(hex('04 01 61'))
  expect(last).toEqual({ ok: false, fault: 'tooLarge' })
})

import fc from 'fast-check'
import type { MarcRecord } from '../../src/wire/marc/record.ts'

const words = fc.constantFrom(
  '高等数学',
  '𠮷田',
  'Война и мир',
  'naïve',
  'Java',
  '(美)',
  '龘䶮',
  '  ',
)
// Everything but the marks of ISO 2709 and what XML cannot carry.
const character = fc
  .integer({ min: 0x20, max: 0x10ffff })
  .filter((code) => (code < 0xd800 || code > 0xdfff) && code !== 0xfffe && code !== 0xffff)
  .map((code) => String.fromCodePoint(code))
const value = fc.array(fc.oneof(words, character), { maxLength: 12 }).map((all) => all.join(''))
const code = fc.constantFrom(...'abcdefgh0123456789')
const indicators = fc.constantFrom('  ', '1 ', '10', ' 7')

const control = fc.record({ tag: fc.constantFrom('001', '005', '008', 'FMT'), value })
const data = fc.record({
  tag: fc.constantFrom('010', '200', '210', '606', '701', '905', '245', '880'),
  indicators,
  subfields: fc.array(fc.record({ code, value }), { minLength: 1, maxLength: 5 }),
})

/** Any record that both wires can carry. */
export const marcRecord: fc.Arbitrary<MarcRecord> = fc.record({
  leader: fc.constantFrom('00000nam0 2200000   450 ', '00000nam a2200000 i 4500'),
  fields: fc.array(fc.oneof(control, data), { minLength: 1, maxLength: 12 }),
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { spansOf } from '../../../src/catalogue/serials/holding-statement.ts'
import { covers, type Span, yearsOf } from '../../../src/catalogue/serials/span.ts'

/** `1980/1/3-1985` for a span; what is not said is left out. */
function written({ from, to, isOpen }: Span): string {
  const point = ({ year, volume, issue }: Span['from']) =>
    [year ?? '', volume ?? '', issue ?? ''].join('/').replace(/\/+$/, '')
  if (isOpen) return `${point(from)}-`
  return JSON.stringify(from) === JSON.stringify(to) ? point(from) : `${point(from)}-${point(to)}`
}

// biome-ignore format: a table
const statements: [string, string[]][] = [
  ['1980-1999', ['1980-1999']],
  ['1980-1999, 2001-', ['1980-1999', '2001-']],
  ['1980—1999；2001～2005', ['1980-1999', '2001-2005']],
  ['１９８０－１９９９', ['1980-1999']],
  ['1980年第1期-2005年第12期', ['1980//1-2005//12']],
  ['1980年第1期至今', ['1980//1-']],
  ['2000-', ['2000-']],
  ['2003', ['2003']],
  ['Vol.1(1980)-Vol.20(1999)', ['1980/1-1999/20']],
  ['v.1-v.20 1980-1999', ['1980-1999']],
  ['v.1-20', ['/1-/20']],
  ['1998,no.1-12;1999-2005', ['1998//1-1998//12', '1999-2005']],
  ['第3卷第2期', ['/3/2']],
  ['1980-1999，缺1988年', ['1980-1999']],
  ['1980-; lacks 1988', ['1980-']],
  ['合订本', []],
  ['', []],
  ['2005-1999', []],
]

test.each(statements)('%s', (statement, spans) => {
  expect(spansOf(statement).map(written)).toEqual(spans)
})

test('an issue is held when it lies within', () => {
  const [span] = spansOf('1980年第3期-2005年第6期') as [Span]
  const at = (year: number, issue: number | null) => covers(span, { year, volume: null, issue })
  expect([at(1980, 2), at(1980, 3), at(1990, 12), at(2005, 6), at(2005, 7)]).toEqual([
    false,
    true,
    true,
    true,
    false,
  ])
  expect(at(1980, null)).toBe(true)
  expect(covers({ ...span, isOpen: true }, { year: 2026, volume: null, issue: 1 })).toBe(true)
})

test('years are counted once, an open span up to the last', () => {
  expect(yearsOf(spansOf('1998-2000, 2000-2001, 2024-'), 2026)).toEqual([
    1998, 1999, 2000, 2001, 2024, 2025, 2026,
  ])
})

test('whatever stands in a statement, it is read at once and its spans run forward', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 5000 }), (statement) => {
      for (const { from, to, isOpen } of spansOf(statement))
        if (!isOpen && from.year !== null && to.year !== null)
          expect(from.year).toBeLessThanOrEqual(to.year)
    }),
    { numRuns: 300 },
  )
})

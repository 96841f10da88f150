import type { FacetCount } from '../../../src/catalogue/search/shapes.ts'
import { Meter } from '../../ui/book.tsx'
import { Button } from '../../ui/button.tsx'
import { useWords } from '../../ui/page.tsx'
import { grouped } from '../../ui/values/figures.ts'
import { type Question, searchQuery, searchWith } from './search-address.ts'

/** As many rows as a sheet shows without scrolling. */
const barsMax = 10

interface Span {
  from: number
  to: number
  count: number
}

/** Years gathered into at most `barsMax` spans of equal length that begin at round years. */
export function spansOf(years: readonly FacetCount[]): Span[] {
  const counted = years.map(({ value, count }) => ({ year: Number(value), count }))
  const first = Math.min(...counted.map(({ year }) => year))
  const last = Math.max(...counted.map(({ year }) => year))
  const length =
    [1, 2, 5, 10, 20, 50, 100, 200].find((each) => (last - first) / each < barsMax - 1) ?? 200
  const start = first - (first % length)
  return Array.from({ length: Math.floor((last - start) / length) + 1 }, (_, at) => {
    const from = start + at * length
    const to = from + length - 1
    const inside = counted.filter(({ year }) => year >= from && year <= to)
    return { from, to, count: inside.reduce((sum, { count }) => sum + count, 0) }
  })
}

/** When the works found were published: spans of years to press, each with its count, and two years to type. */
export function YearFacet({ question, years }: { question: Question; years: FacetCount[] }) {
  const words = useWords().catalogue.refine
  const spans = spansOf(years).filter(({ count }) => count > 0)
  const most = Math.max(...spans.map(({ count }) => count))
  const kept = [...searchQuery({ ...question, from: null, to: null, page: 1 })]
  return (
    <>
      <ol className="years" aria-label={words.year}>
        {spans.toReversed().map((span) => (
          <li key={span.from}>
            <a href={searchWith(question, { from: span.from, to: span.to })}>
              <span className="sr">{words.span({ ...span })}</span>
              <span aria-hidden="true">
                {span.from === span.to ? span.from : `${span.from}–${span.to}`}
              </span>
              <Meter part={span.count / most} />
              <b aria-hidden="true">{grouped(span.count)}</b>
            </a>
          </li>
        ))}
      </ol>
      <form className="span">
        {kept.map(([name, value]) => (
          <input key={`${name}=${value}`} type="hidden" name={name} value={value} />
        ))}
        <YearInput name="from" label={words.yearFrom} value={question.from} />
        <YearInput name="to" label={words.yearTo} value={question.to} />
        <Button type="submit">{words.apply}</Button>
      </form>
    </>
  )
}

function YearInput({ name, label, value }: { name: string; label: string; value: number | null }) {
  return (
    <label>
      {label}
      <input
        className="in"
        name={name}
        inputMode="numeric"
        pattern="[12][0-9]{3}"
        maxLength={4}
        defaultValue={value ?? ''}
      />
    </label>
  )
}

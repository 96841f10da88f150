import type { Serial, SerialHolding } from '../../../src/catalogue/serials/shapes.ts'
import { paths } from '../../paths.ts'
import { useSay, useWords } from '../../ui/page.tsx'
import './serial.css'

/** More squares cannot be told apart beside the names; older years are gathered in the first. */
const yearsShown = 60

/** 各馆收藏年代: a square a year, library by library; and the issues whose 目次 is known, year by year. */
export function SerialShelf({ serial: { holdings, issues } }: { serial: Serial }) {
  const words = useWords().serials
  return (
    <>
      {holdings.length > 0 && (
        <section>
          <h2 className="s">{words.shelf}</h2>
          <p className="meta">{words.shelfHint}</p>
          <Shelf holdings={holdings} />
        </section>
      )}
      {issues.length > 0 && (
        <section>
          <h2 className="s">{words.issues}</h2>
          <p className="meta">{words.issuesHint}</p>
          {[...Map.groupBy(issues, ({ year }) => year)].map(([year, ofYear], at) => (
            <details key={year} className="issue-year" open={at === 0}>
              <summary>{words.year({ year })}</summary>
              <ul>
                {ofYear.map((issue) => (
                  <li key={issue.id}>
                    <a href={paths.issue(issue.id)}>{words.issue({ ...issue })}</a>{' '}
                    <span className="meta">{words.articleCount({ n: issue.articles })}</span>
                  </li>
                ))}
              </ul>
            </details>
          ))}
        </section>
      )}
    </>
  )
}

function Shelf({ holdings }: { holdings: readonly SerialHolding[] }) {
  const words = useWords().serials
  const say = useSay()
  const years = holdings.flatMap(({ years }) => years)
  const last = Math.max(...years)
  const first = Math.max(Math.min(...years), last - yearsShown + 1)
  const columns = years.length > 0 ? last - first + 1 : 0
  return (
    <div className="shelf-of-years">
      {holdings.map((holding) => (
        <div key={holding.code} className="shelf-row">
          <b>{say(holding.short)}</b>
          {columns > 0 && (
            <svg
              viewBox={`0 0 ${columns * 10} 14`}
              preserveAspectRatio="none"
              role="img"
              aria-label={words.held({ library: say(holding.short), years: holding.years.length })}
            >
              {Array.from({ length: columns }, (_, at) => (
                <rect
                  key={first + at}
                  className={holding.years.includes(first + at) ? 'f' : undefined}
                  x={at * 10 + 0.5}
                  y="1"
                  width="8.5"
                  height="12"
                />
              ))}
            </svg>
          )}
          <span className="meta">{holding.statements.join('；')}</span>
        </div>
      ))}
      {columns > 0 && (
        <div className="shelf-row ends" aria-hidden="true">
          <b />
          <span>
            <i>{first}</i>
            <i>{last}</i>
          </span>
        </div>
      )}
    </div>
  )
}

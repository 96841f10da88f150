import type { CoBorrowing } from '../../../src/catalogue/record/shapes.ts'
import { paths } from '../../paths.ts'
import { useWords } from '../../ui/page.tsx'
import { boxWidth, cut, lineWidth, picture, placeOf } from './graph-places.ts'

interface GraphProps {
  graph: CoBorrowing
  title: string
}

/** 借阅关系图: the record in the middle, around it what its readers borrowed too; the same as a list below. */
export function Graph({ graph, title }: GraphProps) {
  const words = useWords().record.graph
  const n = graph.readersMin
  return (
    <section aria-label={words.title}>
      <h2 className="s">
        {words.title} <span className="meta">{words.hint({ n })}</span>
      </h2>
      {graph.works.length === 0 ? (
        <p className="cap">{words.none({ n })}</p>
      ) : (
        <>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reached by keyboard */}
          <section className="graph-wrap" aria-label={words.label} tabIndex={0}>
            <Picture graph={graph} title={title} />
          </section>
          <List graph={graph} />
        </>
      )}
    </section>
  )
}

function Picture({ graph: { works, between }, title }: GraphProps) {
  const words = useWords().record.graph
  const places = new Map(works.map(({ id }, at) => [id, placeOf(at, works.length)]))
  return (
    <svg className="graph" viewBox={`0 0 ${picture.width} ${picture.height}`}>
      <title>{words.label}</title>
      {between.map(({ from, to, readersFrom }) => {
        const [one, two] = [places.get(from), places.get(to)]
        return (
          one &&
          two && (
            <path
              key={`${from} ${to}`}
              className="mid"
              strokeWidth={lineWidth(readersFrom)}
              d={`M${one.x} ${one.y} ${two.x} ${two.y}`}
            />
          )
        )
      })}
      {works.map(({ id, readersFrom }) => {
        const place = places.get(id)!
        return (
          <g key={id}>
            <path
              strokeWidth={lineWidth(readersFrom)}
              d={`M${picture.x} ${picture.y} ${place.x} ${place.y}`}
            />
            <text className="n" x={(picture.x + place.x) / 2} y={(picture.y + place.y) / 2 + 4}>
              {words.readers({ n: readersFrom })}
            </text>
          </g>
        )
      })}
      <Middle title={title} />
      {works.map((work) => (
        <Work key={work.id} work={work} {...places.get(work.id)!} />
      ))}
    </svg>
  )
}

function Middle({ title }: { title: string }) {
  const shown = cut(title, 22)
  const width = boxWidth(shown, 19)
  return (
    <g className="me">
      <rect x={picture.x - width / 2} y={picture.y - 22} width={width} height="44" />
      <text x={picture.x} y={picture.y + 7}>
        {shown}
      </text>
    </g>
  )
}

interface WorkProps {
  work: CoBorrowing['works'][number]
  x: number
  y: number
}

function Work({ work: { id, title, by, readersFrom }, x, y }: WorkProps) {
  const words = useWords().record.graph
  const [shown, author] = [cut(title, 20), cut(by, 22)]
  const width = Math.max(boxWidth(shown, 16), boxWidth(author, 12))
  return (
    <a
      href={paths.record(id)}
      aria-label={`${title}${by && ` / ${by}`} · ${words.readersLong({ n: readersFrom })}`}
    >
      <rect x={x - width / 2} y={y - 26} width={width} height="52" />
      <text x={x} y={author ? y - 2 : y + 5}>
        {shown}
      </text>
      {author && (
        <text className="s" x={x} y={y + 17}>
          {author}
        </text>
      )}
    </a>
  )
}

function List({ graph: { works } }: { graph: CoBorrowing }) {
  const words = useWords().record.graph
  return (
    <details className="graph-list">
      <summary>{words.asList}</summary>
      <ul>
        {works.map(({ id, title, by, readersFrom }) => (
          <li key={id}>
            <a className="book" href={paths.record(id)}>
              {title}
            </a>{' '}
            <span className="meta">
              {by} · {words.readersLong({ n: readersFrom })}
            </span>
          </li>
        ))}
      </ul>
    </details>
  )
}

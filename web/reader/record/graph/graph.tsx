import type { CoBorrowing } from '../../../../src/catalogue/record/shapes.ts'
import { paths } from '../../../paths.ts'
import { useWords } from '../../../ui/page.tsx'
import { GraphList } from './graph-list.tsx'
import {
  boxWidth,
  cut,
  lineWidth,
  middleOf,
  type Picture,
  type Place,
  pictures,
  placeOf,
} from './graph-places.ts'

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
          {pictures.map((picture) => (
            <Drawn key={picture.name} picture={picture} graph={graph} title={title} />
          ))}
          <GraphList graph={graph} />
        </>
      )}
    </section>
  )
}

interface DrawnProps extends GraphProps {
  picture: Picture
}

function Drawn({ graph: { works, between }, title, picture }: DrawnProps) {
  const words = useWords().record.graph
  const places = new Map(works.map(({ id }, at) => [id, placeOf(picture, at, works.length)]))
  const middle = middleOf(picture)
  return (
    <svg className={`graph ${picture.name}`} viewBox={`0 0 ${picture.width} ${picture.height}`}>
      <title>{words.label}</title>
      {between.map(({ from, to, readersFrom }) => (
        <Line
          key={`${from} ${to}`}
          from={places.get(from)}
          to={places.get(to)}
          readersFrom={readersFrom}
          mid
        />
      ))}
      {works.map(({ id, readersFrom }) => (
        <Line key={id} from={middle} to={places.get(id)} readersFrom={readersFrom} />
      ))}
      <Middle title={title} picture={picture} />
      {works.map((work) => (
        <Work key={work.id} work={work} letters={picture.letters} {...places.get(work.id)!} />
      ))}
    </svg>
  )
}

interface LineProps {
  from: Place | undefined
  to: Place | undefined
  readersFrom: number
  /** Between two works around; only lines from the middle say their class. */
  mid?: boolean
}

function Line({ from, to, readersFrom, mid }: LineProps) {
  const words = useWords().record.graph
  if (!from || !to) return null
  return (
    <g>
      <path
        className={mid ? 'mid' : undefined}
        strokeWidth={lineWidth(readersFrom)}
        d={`M${from.x} ${from.y} ${to.x} ${to.y}`}
      />
      {!mid && (
        <text className="n" x={(from.x + to.x) / 2} y={(from.y + to.y) / 2 + 4}>
          {words.readers({ n: readersFrom })}
        </text>
      )}
    </g>
  )
}

function Middle({ title, picture }: { title: string; picture: Picture }) {
  const shown = cut(title, picture.letters)
  const width = boxWidth(shown, 19)
  const { x, y } = middleOf(picture)
  return (
    <g className="me">
      <rect x={x - width / 2} y={y - 22} width={width} height="44" />
      <text x={x} y={y + 7}>
        {shown}
      </text>
    </g>
  )
}

interface WorkProps extends Place {
  work: CoBorrowing['works'][number]
  letters: number
}

function Work({ work: { id, title, by }, letters, x, y }: WorkProps) {
  const [shown, author] = [cut(title, letters), cut(by, letters + 2)]
  const width = Math.max(boxWidth(shown, 16), boxWidth(author, 12))
  return (
    <a href={paths.record(id)}>
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

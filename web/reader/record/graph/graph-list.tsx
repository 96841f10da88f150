import type { CoBorrowing } from '../../../../src/catalogue/record/shapes.ts'
import { paths } from '../../../paths.ts'
import { useWords } from '../../../ui/page.tsx'

/** 借阅关系图 in words: what the picture shows, for whoever would rather read. */
export function GraphList({ graph: { works } }: { graph: CoBorrowing }) {
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

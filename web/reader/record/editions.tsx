import type { Edition } from '../../../src/catalogue/merging/shapes.ts'
import { paths } from '../../paths.ts'
import { useWords } from '../../ui/page.tsx'

/** What else there is of this work: other volumes, revised editions, other houses, translations. */
export function Editions({ editions }: { editions: readonly Edition[] }) {
  const words = useWords().merging
  if (editions.length === 0) return null
  return (
    <section id="editions">
      <h2 className="s">
        {words.editions} <span className="meta">{editions.length}</span>
      </h2>
      <ul className="editions">
        {editions.map((edition) => (
          <li key={edition.id}>
            <a href={paths.record(edition.id)}>
              {[edition.title, edition.volume].filter(Boolean).join(' ')}
            </a>{' '}
            <span>
              {[edition.edition, edition.responsibility, edition.publisher, edition.year]
                .filter(Boolean)
                .join('\u3000')}
            </span>{' '}
            <small>{words.heldBy({ libraries: edition.libraries })}</small>
          </li>
        ))}
      </ul>
    </section>
  )
}

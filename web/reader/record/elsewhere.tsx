import type { RelatedResource } from '../../../src/catalogue/record/shapes.ts'
import { useSay, useWords } from '../../ui/page.tsx'
import { searchAddress } from '../search/search-address.ts'

/** 相关主题: each a new search for the subject in the libraries that were chosen (scenario 18). */
export function Subjects({
  subjects,
  libraries,
}: {
  subjects: readonly string[]
  libraries: readonly string[]
}) {
  const words = useWords().catalogue.record
  if (subjects.length === 0) return null
  return (
    <section aria-label={words.subjects}>
      <h2 className="s">{words.subjects}</h2>
      <div className="subj">
        {subjects.map((q) => (
          <a key={q} href={searchAddress({ q, field: 'subject', libraries, page: 1 })}>
            {q}
          </a>
        ))}
      </div>
    </section>
  )
}

/** 相关资源: where else to look for the book, as the centre has set it. */
export function Related({ links }: { links: readonly RelatedResource[] }) {
  const words = useWords().record.related
  const say = useSay()
  if (links.length === 0) return null
  return (
    <section aria-label={words.title}>
      <h2 className="s">
        {words.title} <span className="meta">{words.hint}</span>
      </h2>
      <div className="subj">
        {links.map(({ label, url }) => (
          <a key={url} href={url} rel="noreferrer noopener" target="_blank">
            {say(label)}
          </a>
        ))}
      </div>
    </section>
  )
}

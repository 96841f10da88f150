import type { ElectronicAccess } from '../../../src/catalogue/serials/shapes.ts'
import { useSay, useWords } from '../../ui/page.tsx'
import './serial.css'

/** 本馆已有电子版: before anything is asked for, what can be read at once and from where. */
export function Electronic({ access }: { access: readonly ElectronicAccess[] }) {
  const words = useWords().serials
  const own = access.filter((each) => each.own)
  const others = access.filter((each) => !each.own)
  if (access.length === 0) return null
  return (
    <section className="electronic" aria-label={words.electronic}>
      {own.length > 0 && (
        <>
          <h2>{words.own}</h2>
          <p className="meta">{words.ownHint}</p>
          <ul>{own.map(entryOf)}</ul>
        </>
      )}
      {others.length > 0 && (
        <details>
          <summary>{words.others}</summary>
          <ul>{others.map(entryOf)}</ul>
        </details>
      )}
    </section>
  )
}

const entryOf = (access: ElectronicAccess) => (
  <Entry key={`${access.library.code} ${access.database} ${access.from}`} access={access} />
)

function Entry({ access }: { access: ElectronicAccess }) {
  const words = useWords().serials
  const say = useSay()
  const { own, url, database, from, to, until, since, library } = access
  const said = [
    words.span({ from, to }),
    until && words.until({ day: until }),
    since && words.since({ day: since }),
  ]
  return (
    <li>
      {own && url ? (
        <a href={url} rel="noopener noreferrer">
          {words.open({ database })}
        </a>
      ) : (
        <span>
          {!own && `${say(library.short)} `}
          {database}
        </span>
      )}
      <span className="meta">{said.filter(Boolean).join(' · ')}</span>
    </li>
  )
}

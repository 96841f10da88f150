import { useWords } from '../../ui/page.tsx'
import { searchAddress } from './search-address.ts'

/** 检索说明: what may be typed into the box, each example a search of its own. */
export function SearchHelp() {
  const { help } = useWords().catalogue.search
  return (
    <details className="search-help">
      <summary>{help.title}</summary>
      <dl>
        {help.say.map(({ q, means }) => (
          <div key={q}>
            <dt>
              <a href={searchAddress({ q })}>{q}</a>
            </dt>
            <dd>{means}</dd>
          </div>
        ))}
      </dl>
      <p className="cap">{help.operators}</p>
    </details>
  )
}

import type { SearchAnswer } from '../../../../src/catalogue/search/shapes.ts'
import { useSay, useWords } from '../../../ui/page.tsx'
import { CountOf } from '../refine.tsx'
import { searchAddress } from '../search-address.ts'

/** So many stand in the open where there is room. */
const shownMax = 6

/** 各馆: how many each library has, each a way to search it alone; on a phone one line that opens. */
export function Counts({ answer: { counts, question } }: { answer: SearchAnswer }) {
  const words = useWords().catalogue.search
  const say = useSay()
  const some = counts.filter(({ count }) => count > 0).sort((a, b) => b.count - a.count)
  const item = ({ code, short, count, approximate }: (typeof counts)[number]) => (
    <li key={code}>
      <a className="plain" href={searchAddress({ ...question, libraries: [code], page: 1 })}>
        {say(short)} <CountOf of={{ count, approximate }} />
      </a>
    </li>
  )
  return (
    <section className="live" aria-label={words.counts}>
      <details className="narrow">
        <summary>{words.countsOf({ n: some.length })}</summary>
        <ul>{some.map(item)}</ul>
      </details>
      <ul className="wide">
        <li className="lab">{words.perLibrary}</li>
        {some.slice(0, shownMax).map(item)}
      </ul>
      {some.length > shownMax && (
        <details className="wide">
          <summary>
            {words.others} ({some.length - shownMax})
          </summary>
          <ul>{some.slice(shownMax).map(item)}</ul>
        </details>
      )}
    </section>
  )
}

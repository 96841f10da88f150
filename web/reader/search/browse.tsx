import type { FacetCount } from '../../../src/catalogue/search/shapes.ts'
import type { Hit } from '../../../src/catalogue/shapes.ts'
import { paths } from '../../paths.ts'
import { SectionHead } from '../../ui/lists.tsx'
import { useSay, useWords } from '../../ui/page.tsx'
import { CountOf } from './refine.tsx'
import { type Question, searchAddress } from './search-address.ts'

export interface BrowseProps {
  classes: readonly FacetCount[]
  types: readonly FacetCount[]
  arrivals: readonly Hit[]
}

/** Before anything is asked: books, journals …, the 中图法 classes with what they hold, and what has come in lately. */
export function Browse({ classes, types, arrivals }: BrowseProps) {
  const words = useWords().catalogue
  const say = useSay()
  return (
    <div className="browse">
      <p className="lead">{words.search.start}</p>
      <p className="meta">{words.search.startHint}</p>
      <Types types={types} />
      {classes.length > 0 && (
        <section>
          <SectionHead title={words.refine.byClass} />
          <ul className="classes">
            {classes.map((each) => (
              <li key={each.value}>
                <a href={searchAddress({ clc: each.value })}>
                  <b className="no">{each.value}</b>
                  <span>{each.name && say(each.name)}</span>
                  <small>
                    <CountOf of={each} />
                  </small>
                </a>
              </li>
            ))}
          </ul>
        </section>
      )}
      {arrivals.length > 0 && (
        <section>
          <SectionHead
            title={words.refine.arrivals}
            more={
              <>
                <a href={searchAddress({ sort: 'arrived' })}>{words.refine.allArrivals}</a>
                {'\u3000'}
                <a href={paths.arrivalsFeed('')}>{words.refine.feed}</a>
              </>
            }
          />
          <ul className="arrivals">
            {arrivals.map((hit) => (
              <li key={hit.id}>
                <a className="book" href={paths.record(hit.id)}>
                  {[hit.title, hit.volume].filter(Boolean).join(' ')}
                </a>
                <span className="meta">
                  {[hit.responsibility, hit.publisher, hit.year].filter(Boolean).join('\u3000')}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <p>
        <a href={paths.ask}>{words.search.noneDirect}</a>
      </p>
    </div>
  )
}

/** 期刊 and the other types, each a way to look through all there is of it. */
function Types({ types }: Pick<BrowseProps, 'types'>) {
  const { refine, materialTypes } = useWords().catalogue
  const kinds: Readonly<Record<string, string>> = materialTypes
  if (types.length === 0) return null
  return (
    <section>
      <SectionHead title={refine.byType} />
      <ul className="types">
        {types.map((each) => (
          <li key={each.value}>
            <a href={searchAddress({ types: [each.value as Question['types'][number]] })}>
              {kinds[each.value] ?? each.value} <CountOf of={each} />
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}

import type { ReactNode } from 'react'
import type { FacetCount, SearchAnswer } from '../../../src/catalogue/search/shapes.ts'
import { useSay, useWords } from '../../ui/page.tsx'
import { grouped } from '../../ui/values/figures.ts'
import { useFold } from './fold-away.ts'
import { type Question, searchWith } from './search-address.ts'
import { YearFacet } from './year-facet.tsx'

/** 相关度 年份 类型 语种 中图法: what orders and narrows a result, each a list of addresses. */
export function Refine({ answer }: { answer: SearchAnswer }) {
  const words = useWords().catalogue
  const refine = words.refine
  const fold = useFold()
  const { question, facets } = answer
  const types: Readonly<Record<string, string>> = words.materialTypes
  const languages: Readonly<Record<string, string>> = words.languages
  return (
    <div className="refine" ref={fold}>
      <Sort question={question} />
      {facets.year.length > 0 && (
        <Facet name={refine.year}>
          <YearFacet question={question} years={facets.year} />
        </Facet>
      )}
      <Choices
        name={refine.type}
        chosen={question.types}
        counts={facets.materialType}
        nameOf={({ value }) => types[value] ?? value}
        addressOf={(types) => searchWith(question, { types: types as Question['types'] })}
      />
      <Choices
        name={refine.language}
        chosen={question.languages}
        counts={facets.language}
        nameOf={({ value }) => languages[value] ?? value}
        addressOf={(languages) => searchWith(question, { languages })}
      />
      <Classes question={question} counts={facets.clc} />
    </div>
  )
}

function Facet({ name, children }: { name: string; children: ReactNode }) {
  return (
    <details className="facet">
      <summary>{name}</summary>
      <div className="sheet">{children}</div>
    </details>
  )
}

function Sort({ question }: { question: Question }) {
  const { sorts, sortedBy } = useWords().catalogue.refine
  return (
    <details className="facet">
      <summary>
        <span className="sr">{sortedBy}</span>
        {sorts[question.sort]}
      </summary>
      <div className="sheet">
        <ul>
          {Object.entries(sorts).map(([sort, label]) => (
            <li key={sort}>
              <a
                href={searchWith(question, { sort: sort as Question['sort'] })}
                aria-current={sort === question.sort ? 'true' : undefined}
              >
                {label}
              </a>
            </li>
          ))}
        </ul>
      </div>
    </details>
  )
}

interface ChoicesProps {
  name: string
  chosen: readonly string[]
  counts: readonly FacetCount[]
  nameOf: (count: FacetCount) => string
  /** The address with these values chosen. */
  addressOf: (values: string[]) => string
}

/** Values of one kind, several at once: a chosen one is given up by the same link. */
function Choices({ name, chosen, counts, nameOf, addressOf }: ChoicesProps) {
  if (counts.length === 0) return null
  return (
    <Facet name={chosen.length > 0 ? `${name} ${chosen.length}` : name}>
      <ul>
        {counts.map((count) => {
          const isChosen = chosen.includes(count.value)
          const values = isChosen
            ? chosen.filter((value) => value !== count.value)
            : [...chosen, count.value]
          return (
            <li key={count.value}>
              <a href={addressOf(values)} aria-current={isChosen ? 'true' : undefined}>
                {nameOf(count)} <CountOf of={count} />
              </a>
            </li>
          )
        })}
      </ul>
    </Facet>
  )
}

/** A count, with 约 before it where it is one. */
export function CountOf({ of }: { of: { count: number; approximate: boolean } }) {
  const { about } = useWords().catalogue.refine
  const count = grouped(of.count)
  return <b>{of.approximate ? about({ count }) : count}</b>
}

function Classes({ question, counts }: { question: Question; counts: readonly FacetCount[] }) {
  const words = useWords().catalogue.refine
  const say = useSay()
  if (counts.length === 0) return null
  return (
    <Facet name={words.clc}>
      <ul>
        {counts.map((count) => (
          <li key={count.value}>
            <a href={searchWith(question, { clc: count.value })}>
              <span>
                <span className="no">{count.value}</span> {count.name && say(count.name)}
              </span>
              <CountOf of={count} />
            </a>
          </li>
        ))}
      </ul>
    </Facet>
  )
}

import { useState } from 'react'
import type { SearchAnswer } from '../../../src/catalogue/search/shapes.ts'
import { paths } from '../../paths.ts'
import { LinkButton } from '../../ui/button.tsx'
import { useFrame, useWords } from '../../ui/page.tsx'
import { Pager } from '../../ui/pager.tsx'
import { grouped } from '../../ui/values/figures.ts'
import { CiteTogether } from '../record/cite.tsx'
import { ChosenFilters } from './chosen-filters.tsx'
import { Counts } from './found/counts.tsx'
import { DidYouMean } from './found/did-you-mean.tsx'
import { HitArticle } from './found/hit.tsx'
import { WithMost } from './found/with-most.tsx'
import { Refine } from './refine.tsx'
import { searchAddress } from './search-address.ts'

interface ResultsProps {
  answer: SearchAnswer
  /** How many books one submission may hold. */
  most: number
}

/** What was found: counts per library, the hits, the pages, and what to do when it is not there. */
export function Results({ answer, most }: ResultsProps) {
  const words = useWords().catalogue.search
  const { path } = useFrame()
  const [chosen, choose] = useState<number[]>([])
  const { question, total, approximate, page, pages, hits } = answer
  const toggle = (id: number) =>
    choose(chosen.includes(id) ? chosen.filter((other) => other !== id) : [...chosen, id])
  const mayChoose = (id: number) => chosen.includes(id) || chosen.length < most
  return (
    <div>
      <Counts answer={answer} />
      <div className="sum">
        <h1>
          {question.q && words.for({ q: question.q })}{' '}
          <b>{(approximate ? words.about : words.total)({ total: grouped(total) })}</b>
        </h1>
        <Refine answer={answer} />
      </div>
      <ChosenFilters answer={answer} />
      <DidYouMean answer={answer} />
      <WithMost answer={answer} />
      {hits.map((hit) => (
        <HitArticle
          key={hit.id}
          hit={hit}
          address={`${paths.record(hit.id)}?back=${encodeURIComponent(path)}`}
          chosen={chosen.includes(hit.id)}
          onChoose={
            hit.lendable > 0 && !hit.ownHolding && mayChoose(hit.id) ? () => toggle(hit.id) : null
          }
        />
      ))}
      {chosen.length > 0 && (
        <div className="together" role="status">
          <LinkButton look="primary" href={paths.askFor(chosen)}>
            {words.askTogether({ n: chosen.length })}
          </LinkButton>
          <span className="meta">{words.togetherHint({ max: most })}</span>
          <CiteTogether ids={chosen} />
        </div>
      )}
      <Pager page={page} pages={pages} hrefOf={(to) => searchAddress({ ...question, page: to })} />
      <NotFound />
    </div>
  )
}

function NotFound() {
  const words = useWords().catalogue.search
  const { me } = useFrame()
  return (
    <div className="help">
      {words.notFound} <a href={paths.ask}>{words.noneDirect}</a>
      {me.home?.email && <a href={`mailto:${me.home.email}`}>{words.askLibrarian}</a>}
    </div>
  )
}

import { useState } from 'react'
import type { SearchAnswer } from '../../../src/catalogue/search/shapes.ts'
import { paths } from '../../paths.ts'
import { LinkButton } from '../../ui/button.tsx'
import { useFrame, useSay, useWords } from '../../ui/page.tsx'
import { Pager } from '../../ui/pager.tsx'
import { grouped } from '../../ui/values/figures.ts'
import { CiteTogether } from '../record/cite.tsx'
import { ChosenFilters } from './chosen-filters.tsx'
import { HitArticle } from './hit.tsx'
import { CountOf, Refine } from './refine.tsx'
import { type Question, searchAddress } from './search-address.ts'
import { WithMost } from './with-most.tsx'

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
          q={question.q}
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

const isNarrowed = (question: Question) =>
  searchAddress({ ...question, page: 1 }) !==
  searchAddress({
    q: question.q,
    field: question.field,
    libraries: question.libraries,
    words: question.words,
  })

/** Other spellings where little was found; a click asks again. */
function DidYouMean({ answer: { question, otherSpellings } }: { answer: SearchAnswer }) {
  const words = useWords().catalogue.refine
  if (otherSpellings.length === 0) return null
  return (
    <p className="meant">
      {words.didYouMean}{' '}
      {otherSpellings.map((q) => (
        <a key={q} href={searchAddress({ ...question, q, page: 1 })}>
          {q}
        </a>
      ))}
    </p>
  )
}

/** 各馆: how many each library has, each a way to search it alone. */
function Counts({ answer: { counts, question } }: { answer: SearchAnswer }) {
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
      <ul>
        <li className="lab">{words.perLibrary}</li>
        {some.slice(0, 6).map(item)}
      </ul>
      {some.length > 6 && (
        <details>
          <summary>
            {words.others} ({some.length - 6})
          </summary>
          <ul>{some.slice(6).map(item)}</ul>
        </details>
      )}
    </section>
  )
}

/** The words without the last, and without the little words that would then stand last: Crime and Punishment. */
function fewerWords(q: string): string {
  const words = q.trim().split(/\s+/).slice(0, -1)
  while (/^(a|an|and|by|for|in|of|on|or|the|to|with|и|в|на|о|с)$/i.test(words.at(-1) ?? ''))
    words.pop()
  return words.join(' ')
}

/** Zero hits: other spellings, fewer words, all libraries, or asking without a record. */
export function NoResults({ answer }: { answer: SearchAnswer }) {
  const { search: words, refine } = useWords().catalogue
  const { question } = answer
  const { q, field, libraries } = question
  const fewer = fewerWords(q)
  const wider = { ...question, page: 1 }
  return (
    <div className="nothing">
      <h1>{q ? words.none({ q }) : refine.noneHere}</h1>
      <ChosenFilters answer={answer} />
      <p>{words.noneWhy}</p>
      <ul>
        {answer.otherSpellings.map((spelling) => (
          <li key={spelling}>
            <a href={searchAddress({ ...wider, q: spelling })}>{refine.meant({ q: spelling })}</a>
          </li>
        ))}
        {question.words === 'all' && (
          <li>
            <a href={searchAddress({ ...wider, words: 'most' })}>{refine.mostWords}</a>
          </li>
        )}
        {isNarrowed(question) && (
          <li>
            <a href={searchAddress({ q, field, libraries })}>{refine.dropAll}</a>
          </li>
        )}
        {fewer && (
          <li>
            <a href={searchAddress({ ...wider, q: fewer })}>{words.noneFewer({ q: fewer })}</a>
          </li>
        )}
        {field !== 'any' && (
          <li>
            <a href={searchAddress({ ...wider, field: 'any' })}>{words.noneFields}</a>
          </li>
        )}
        {libraries.length > 0 && (
          <li>
            <a href={searchAddress({ ...wider, libraries: [] })}>{words.noneLibraries}</a>
          </li>
        )}
        <li>
          <a href={paths.ask}>{words.noneDirect}</a>
        </li>
      </ul>
      <p>{words.noneCommission}</p>
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

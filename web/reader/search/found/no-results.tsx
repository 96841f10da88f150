import type { SearchAnswer } from '../../../../src/catalogue/search/shapes.ts'
import { paths } from '../../../paths.ts'
import { useWords } from '../../../ui/page.tsx'
import { type LiveState, progressOf } from '../../live/use-live-search.ts'
import { ChosenFilters } from '../chosen-filters.tsx'
import { type Question, searchAddress } from '../search-address.ts'

const isNarrowed = (question: Question) =>
  searchAddress({ ...question, page: 1 }) !==
  searchAddress({
    q: question.q,
    field: question.field,
    libraries: question.libraries,
    words: question.words,
  })

/** The words without the last, and without the little words that would then stand last: Crime and Punishment. */
function fewerWords(q: string): string {
  const words = q.trim().split(/\s+/).slice(0, -1)
  while (/^(a|an|and|by|for|in|of|on|or|the|to|with|и|в|на|о|с)$/i.test(words.at(-1) ?? ''))
    words.pop()
  return words.join(' ')
}

/** That the union catalogue has nothing; where libraries are asked live, what they say of it so far. */
function Nothing({ answer, live, atOnce }: NoResultsProps) {
  const { catalogue, live: words } = useWords()
  const { q } = answer.question
  const { search, refine } = catalogue
  const isBeforeAsking = live.targets.length === 0 && atOnce > 0 && !live.broken
  if (isBeforeAsking)
    return (
      <>
        <h1>{words.noneInUnion({ q })}</h1>
        <ChosenFilters answer={answer} />
        <p className="needs-script">{words.stillAsking({ asking: atOnce })}</p>
        <p>{words.tryFurther}</p>
      </>
    )
  if (live.targets.length === 0 || !q)
    return (
      <>
        <h1>{q ? search.none({ q }) : refine.noneHere}</h1>
        <ChosenFilters answer={answer} />
        <p>{search.noneWhy}</p>
      </>
    )
  const so = progressOf(live)
  const isOver = so.asking === 0 && so.found === 0
  return (
    <>
      <h1>{words.noneInUnion({ q })}</h1>
      <ChosenFilters answer={answer} />
      {so.found > 0 && <p>{words.foundMeanwhile(so)}</p>}
      {so.asking > 0 && <p>{words.stillAsking(so)}</p>}
      {isOver && so.answered > 0 && <p>{words.noneAnywhere(so)}</p>}
      {so.failed > 0 && <p>{words.notAnswered(so)}</p>}
      <p>{words.tryFurther}</p>
    </>
  )
}

interface NoResultsProps {
  answer: SearchAnswer
  live: LiveState
  /** How many libraries are asked as soon as the page is awake. */
  atOnce: number
}

/** Zero hits: other spellings, fewer words, all libraries, or asking without a record. */
export function NoResults({ answer, live, atOnce }: NoResultsProps) {
  const { search: words, refine } = useWords().catalogue
  const { question } = answer
  const { q, field, libraries } = question
  const fewer = fewerWords(q)
  const wider = { ...question, page: 1 }
  return (
    <div className="nothing">
      <Nothing answer={answer} live={live} atOnce={atOnce} />
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

import type { SearchAnswer } from '../../../../src/catalogue/search/shapes.ts'
import { paths } from '../../../paths.ts'
import { useWords } from '../../../ui/page.tsx'
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

import type { SearchAnswer } from '../../../../src/catalogue/search/shapes.ts'
import { useWords } from '../../../ui/page.tsx'
import { CountOf } from '../refine.tsx'
import { searchAddress, searchWith } from '../search-address.ts'

/** So many ways to leave words out are told; the others are among the hits. */
const toldMax = 4

/** Where no record has all words: what was left out, each a way to what remains, and the way to ask strictly. */
export function WithMost({ answer: { question, withMost } }: { answer: SearchAnswer }) {
  const { refine: words, search } = useWords().catalogue
  if (withMost.length === 0) return null
  const { q, field } = question
  const everywhere = searchAddress({ q, field, words: 'all' })
  const here = searchWith(question, { words: 'all' })
  return (
    <div className="with-most" role="status">
      <p>{words.withMost}</p>
      <ul>
        {withMost.slice(0, toldMax).map(({ leftOut, q, ...count }) => (
          <li key={q}>
            <a href={searchWith(question, { q })}>
              {leftOut.length > 0
                ? words.leftOut({ words: leftOut.join(search.wordsBetween), q })
                : words.apart({ q })}
            </a>{' '}
            <CountOf of={count} />
          </li>
        ))}
        <li>
          <a href={here}>{words.allWords}</a>
          {here !== everywhere && (
            <>
              {' · '}
              <a href={searchAddress({ q, field })}>{words.dropAll}</a>
            </>
          )}
        </li>
      </ul>
    </div>
  )
}

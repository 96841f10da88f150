import type { SearchAnswer } from '../../../../src/catalogue/search/shapes.ts'
import { useWords } from '../../../ui/page.tsx'
import { searchAddress } from '../search-address.ts'

/** Other spellings where little was found; a click asks again. */
export function DidYouMean({ answer: { question, otherSpellings } }: { answer: SearchAnswer }) {
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

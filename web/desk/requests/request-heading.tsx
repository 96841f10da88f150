import type { RequestDetail } from '../../../src/requests/shapes.ts'
import { Article, Spine } from '../../ui/book.tsx'
import { useWords } from '../../ui/page.tsx'
import { wordOf } from '../words.ts'

/** What is asked for, as it stands above all else about a request. */
export function Heading({ request }: { request: RequestDetail }) {
  const words = useWords().my
  const { author, publisher, publishedYear, isbnIssn, materialType, language } = request
  return (
    <div className="ttl">
      <Spine callNumber={request.callNumber} />
      <div>
        <h2 className="book">{request.title}</h2>
        <Article article={{ ...request, pages: request.articlePages }} />
        <p className="parts">
          {[author, publisher, publishedYear].filter(Boolean).map((part) => (
            <span key={part}>{part}</span>
          ))}
        </p>
        <p className="parts">
          <span className="no">{request.number}</span>
          {isbnIssn && <span className="no">{isbnIssn}</span>}
          <span>{wordOf(words.materialTypes, materialType)}</span>
          {language && <span>{wordOf(words.languages, language)}</span>}
        </p>
      </div>
    </div>
  )
}

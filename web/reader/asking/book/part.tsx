import type { WantedBook } from '../../../../src/requests/asking/shapes.ts'
import { TextField } from '../../../ui/forms/fields.tsx'
import { useWords } from '../../../ui/page.tsx'

interface PartOfSerialProps {
  at: number
  /** The year as it was typed before. */
  year?: string
  /** The part has been said: what the server would do with it can be asked. */
  onSaid: () => void
}

/** 年卷期 and, for an article, its pages: a whole journal cannot be fetched (domain.md §2.10). */
export function PartOfSerial({ at, year, onSaid }: PartOfSerialProps) {
  const { fields, ask } = useWords().my
  const name = (field: string) => `books.${at}.${field}`
  return (
    <>
      <p className="wide">{ask.whichPart}</p>
      <TextField
        required
        label={fields.publishedYear}
        name={name('publishedYear')}
        defaultValue={year}
        inputMode="numeric"
        maxLength={20}
        onBlur={onSaid}
      />
      <TextField label={fields.volume} name={name('volume')} maxLength={20} onBlur={onSaid} />
      <TextField
        required
        label={fields.issue}
        hint={ask.issueHint}
        name={name('issue')}
        maxLength={20}
        onBlur={onSaid}
      />
      <ArticleFields at={at} />
      <p className="wide cap">{ask.volumeLent}</p>
    </>
  )
}

/** One article of an issue: its title, who wrote it, its pages. */
export function ArticleFields({ at, first = {} }: { at: number; first?: Partial<WantedBook> }) {
  const { fields, ask } = useWords().my
  const name = (field: string) => `books.${at}.${field}`
  return (
    <>
      <TextField
        wide
        label={fields.articleTitle}
        hint={ask.articleHint}
        name={name('articleTitle')}
        defaultValue={first.articleTitle}
        maxLength={300}
      />
      <TextField
        label={fields.articleAuthor}
        name={name('articleAuthor')}
        defaultValue={first.articleAuthor}
        maxLength={300}
      />
      <TextField
        label={fields.pages}
        hint={ask.pagesHint}
        name={name('pages')}
        defaultValue={first.pages}
        maxLength={30}
      />
    </>
  )
}

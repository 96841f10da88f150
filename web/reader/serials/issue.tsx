import type { Views } from '../../../src/pages/views.ts'
import { paths } from '../../paths.ts'
import { ReaderShell } from '../../shell/reader-shell.tsx'
import { LinkButton } from '../../ui/button.tsx'
import { useSay, useWords } from '../../ui/page.tsx'
import { Pager } from '../../ui/pager.tsx'
import type { View } from '../../views.ts'
import '../record/record.css'
import './serial.css'

function Issue({ data: { contents } }: { data: Views['reader/issue'] }) {
  const { serials: words, common } = useWords()
  const say = useSay()
  const { issue, journal, articles, page, pages, holders } = contents
  return (
    <ReaderShell at={paths.search}>
      <div className="crumb">
        {journal ? (
          <a href={paths.record(journal.recordId)}>← {words.toJournal}</a>
        ) : (
          <a href={paths.search}>← {words.backToSearch}</a>
        )}
      </div>
      <h1>
        <span className="book">{journal?.title ?? issue.issn}</span> {words.issue({ ...issue })}
      </h1>
      <p className="meta">
        {holders.length > 0
          ? words.holders({
              libraries: holders.map(({ short }) => say(short)).join(common.ui.between),
            })
          : words.noHolders}
      </p>
      {journal && (
        <p>
          <LinkButton href={paths.askForPart(journal.recordId, 'issue', issue.id)}>
            {words.askIssue}
          </LinkButton>
        </p>
      )}
      <ol className="article-list">
        {articles.map((article) => (
          <li key={article.id}>
            <h2 className="book">{article.title}</h2>
            <p>{article.responsibility}</p>
            <p className="meta">{article.pages && words.pages({ pages: article.pages })}</p>
            {journal && (
              <LinkButton
                look="text"
                href={paths.askForPart(journal.recordId, 'article', article.id)}
              >
                {words.ask}
              </LinkButton>
            )}
          </li>
        ))}
      </ol>
      <Pager page={page} pages={pages} hrefOf={(to) => paths.issue(issue.id, to)} />
    </ReaderShell>
  )
}

const view: View<'reader/issue'> = {
  title: (words, { contents: { issue, journal } }) =>
    [
      `${journal?.title ?? issue.issn} ${words.serials.issue({ ...issue })}`,
      words.common.brand,
    ].join(' · '),
  Page: Issue,
}

export default view

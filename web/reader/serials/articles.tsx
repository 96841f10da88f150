import type { ArticleHit } from '../../../src/catalogue/serials/shapes.ts'
import type { Views } from '../../../src/pages/views.ts'
import { paths } from '../../paths.ts'
import { ReaderShell } from '../../shell/reader-shell.tsx'
import { Button } from '../../ui/button.tsx'
import { useWords } from '../../ui/page.tsx'
import { Pager } from '../../ui/pager.tsx'
import { grouped } from '../../ui/values/figures.ts'
import type { View } from '../../views.ts'
import '../record/record.css'
import './serial.css'

function Articles({ data: { answer } }: { data: Views['reader/articles'] }) {
  const words = useWords().serials
  const { q, total, page, pages, hits } = answer
  return (
    <ReaderShell at={paths.search}>
      <div className="crumb">
        <a href={paths.search}>← {words.backToSearch}</a>
      </div>
      <h1>{words.articles}</h1>
      <search>
        <form className="articles-q" action={paths.articles('')}>
          <label className="sr" htmlFor="q">
            {words.articlesTerm}
          </label>
          <input
            className="in"
            id="q"
            name="q"
            defaultValue={q}
            placeholder={words.articlesTerm}
            maxLength={200}
          />
          <Button type="submit" look="primary">
            {words.search}
          </Button>
        </form>
      </search>
      {q.trim() === '' && <p className="meta">{words.start}</p>}
      {q.trim() !== '' && total === 0 && (
        <div className="nothing">
          <h2>{words.none({ q })}</h2>
          <p>{words.noneHint}</p>
        </div>
      )}
      {total > 0 && <h2 className="s">{words.found({ n: grouped(total) })}</h2>}
      <ol className="article-list">
        {hits.map((hit) => (
          <Article key={hit.article.id} hit={hit} />
        ))}
      </ol>
      <Pager page={page} pages={pages} hrefOf={(to) => paths.articles(q, to)} />
    </ReaderShell>
  )
}

function Article({ hit: { article, issue, journal } }: { hit: ArticleHit }) {
  const words = useWords().serials
  return (
    <li>
      <h3 className="book">
        <a href={paths.issue(issue.id)}>{article.title}</a>
      </h3>
      <p>{article.responsibility}</p>
      <p className="meta">
        {[
          journal?.title ?? issue.issn,
          words.issue({ ...issue }),
          article.pages && words.pages({ pages: article.pages }),
        ]
          .filter(Boolean)
          .join('\u3000')}
      </p>
    </li>
  )
}

const view: View<'reader/articles'> = {
  title: (words, { answer }) =>
    [answer.q, words.serials.articles, words.common.brand].filter(Boolean).join(' · '),
  Page: Articles,
}

export default view

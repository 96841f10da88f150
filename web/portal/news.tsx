import type { NewsItem } from '../../src/portal/shapes.ts'
import { paths } from '../paths.ts'
import { ReaderShell } from '../shell/reader-shell.tsx'
import { Empty } from '../ui/lists.tsx'
import { useSay, useWords } from '../ui/page.tsx'
import { Day } from '../ui/values/when.tsx'
import type { View } from '../views.ts'
import { NewsList } from './news-list.tsx'

function Article({ item }: { item: NewsItem }) {
  const words = useWords().portal.news
  const say = useSay()
  return (
    <article className="article">
      <h1>{say(item.title)}</h1>
      <p className="meta">
        {item.library ? say(item.library) : words.centre} · <Day on={item.publishedOn} />
      </p>
      <div className="text">
        {say(item.body)
          .split(/\n+/)
          .filter(Boolean)
          .map((paragraph) => (
            <p key={paragraph}>{paragraph}</p>
          ))}
      </div>
    </article>
  )
}

const view: View<'portal/news'> = {
  title: (words, { item }, { language }) =>
    `${item ? item.title[language] : words.portal.news.title} · ${words.common.brand}`,
  Page: ({ data: { item, items } }) => {
    const words = useWords().portal.news
    return (
      <ReaderShell menu="portal" at={paths.news}>
        {item && <Article item={item} />}
        <section className="all-news">
          {item ? <a href={paths.news}>{words.all}</a> : <h1>{words.title}</h1>}
          {items.length > 0 && <NewsList items={items} />}
          {items.length === 0 && !item && <Empty title={words.none} />}
        </section>
      </ReaderShell>
    )
  },
}

export default view

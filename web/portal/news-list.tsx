import type { NewsItem } from '../../src/portal/shapes.ts'
import { paths } from '../paths.ts'
import { useSay } from '../ui/page.tsx'
import { Day } from '../ui/values/when.tsx'
import './news-list.css'

/** News or notices, newest first: day, library where it is one library's, title. */
export function NewsList({ items }: { items: readonly NewsItem[] }) {
  const say = useSay()
  return (
    <ul className="news">
      {items.map((item) => (
        <li key={item.id}>
          <Day on={item.publishedOn} short />
          <span>
            {item.library && <span className="lib">{say(item.library)}</span>}
            <a className="plain" href={paths.newsItem(item.id)}>
              {say(item.title)}
            </a>
          </span>
        </li>
      ))}
    </ul>
  )
}

import type { Views } from '../../src/pages/views.ts'
import { MemberMap } from '../libraries/map.tsx'
import { paths } from '../paths.ts'
import { ReaderShell } from '../shell/reader-shell.tsx'
import { SuggestBox } from '../suggest/suggest-box.tsx'
import { Button } from '../ui/button.tsx'
import { Empty, SectionHead } from '../ui/lists.tsx'
import { useWords } from '../ui/page.tsx'
import { grouped } from '../ui/values/figures.ts'
import type { View } from '../views.ts'
import { Figures } from './figures.tsx'
import { Mine } from './mine.tsx'
import { NewsList } from './news-list.tsx'
import { Shelf } from './shelf.tsx'
import './home.css'

type Data = Views['portal/home']

function Home({ data }: { data: Data }) {
  return (
    <ReaderShell menu="portal" at={paths.home}>
      <div className="hero">
        <div>
          <Find data={data} />
          {data.mine && <Mine mine={data.mine} />}
        </div>
        <OnTheWay data={data} />
      </div>
      <Figures figures={data.figures} />
      <Shelf books={data.shelf} />
      <Lists data={data} />
    </ReaderShell>
  )
}

function Find({ data: { figures } }: { data: Data }) {
  const words = useWords()
  const own = words.portal.home
  return (
    <>
      <h1>
        <span>
          {own.heroBefore} <b>{figures.libraries}</b> {own.heroLibraries}
        </span>
        <span>
          <b>{grouped(figures.works)}</b> {own.heroWorks}
        </span>
      </h1>
      <search>
        <form className="find" action={paths.search}>
          <label className="sr" htmlFor="q">
            {words.catalogue.search.term}
          </label>
          <SuggestBox />
          <Button type="submit" look="primary">
            {words.catalogue.search.search}
          </Button>
        </form>
      </search>
      <div className="ways">
        <a href={paths.ask}>{own.direct}</a>
      </div>
    </>
  )
}

function OnTheWay({ data: { figures, directory, mine } }: { data: Data }) {
  const words = useWords().portal.home
  const moving = mine ? [...mine.toPickUp, ...mine.inProgress, ...mine.onLoan] : []
  const ways = moving.flatMap((request) =>
    request.supplying ? [[request.supplying.code, request.requesting.code] as const] : [],
  )
  return (
    <figure className="now-map">
      <MemberMap directory={directory} ways={ways} />
      <figcaption>
        <span>
          {words.onTheWay} <b>{grouped(figures.onTheWay)}</b> {words.volumes}
        </span>
        <span>
          {words.deliveredToday} <b>{grouped(figures.deliveredToday)}</b> {words.volumes}
        </span>
      </figcaption>
    </figure>
  )
}

function Lists({ data: { news, notices } }: { data: Data }) {
  const words = useWords().portal.home
  const more = (
    <a href={paths.news} aria-label={`${words.more}: ${words.news}`}>
      {words.more}
    </a>
  )
  return (
    <div className="lists">
      <section>
        <SectionHead title={words.news} beside={words.newsFrom} more={more} />
        {news.length ? <NewsList items={news} /> : <Empty title={words.noNews} />}
      </section>
      <section>
        <SectionHead title={words.notices} beside={words.noticesFrom} />
        {notices.length ? <NewsList items={notices} /> : <Empty title={words.noNotices} />}
      </section>
    </div>
  )
}

const view: View<'portal/home'> = {
  title: (words, _, { installation, language }) =>
    `${words.common.brand} · ${installation.name[language]}`,
  Page: Home,
}

export default view

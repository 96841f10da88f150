import { useState } from 'react'
import type { SearchField } from '../../../src/catalogue/shapes.ts'
import type { Views } from '../../../src/pages/views.ts'
import { paths } from '../../paths.ts'
import { ReaderShell } from '../../shell/reader-shell.tsx'
import { SuggestBox } from '../../suggest/suggest-box.tsx'
import { Button, LinkButton } from '../../ui/button.tsx'
import { useFrame, useWords } from '../../ui/page.tsx'
import type { View } from '../../views.ts'
import { LiveSearch } from '../live/live-search.tsx'
import { askedAtOnce, useLiveSearch } from '../live/use-live-search.ts'
import { Browse } from './browse.tsx'
import { NoResults } from './found/no-results.tsx'
import { MembersPanel } from './members-panel.tsx'
import { Results } from './results.tsx'
import { narrowing, type Question, questionIn, searchQuery } from './search-address.ts'
import { SearchHelp } from './search-help.tsx'
import './search.css'
import './refine.css'

function Search({ data }: { data: Views['reader/search'] }) {
  const { directory, answer, basket, live, articles, browse } = data
  const { path } = useFrame()
  const words = useWords().catalogue.search
  const question = answer?.question ?? questionIn(path)
  const asked = useLiveSearch(question)
  const [chosen, choose] = useState<string[]>([...question.libraries])
  return (
    <ReaderShell at={paths.search}>
      {!answer && <h1 className="sr">{words.title}</h1>}
      <Ask question={question} />
      <SearchHelp />
      <div className="search-cols">
        <MembersPanel {...{ directory, chosen }} onChoose={choose} form="ask" />
        <div>
          {answer && <LiveSearch question={answer.question} {...live} asked={asked} />}
          {browse && <Browse {...browse} />}
          {answer && articles > 0 && <InContents q={answer.question.q} articles={articles} />}
          {answer && answer.total === 0 && (
            <NoResults
              answer={answer}
              live={asked.live}
              atOnce={askedAtOnce(answer.question, live).length}
            />
          )}
          {answer && answer.total > 0 && <Results answer={answer} most={basket} />}
        </div>
      </div>
    </ReaderShell>
  )
}

/** Articles are found on a page of their own. */
function InContents({ q, articles }: { q: string; articles: number }) {
  const words = useWords().serials
  return (
    <p className="in-contents">
      <a href={paths.articles(q)}>{words.inContents({ n: articles })}</a>
    </p>
  )
}

/** What a new question keeps of the one before: how it is narrowed and ordered, but not the page. */
const keptIn = (question: Question): Partial<Question> => ({
  ...Object.fromEntries(narrowing.map((name) => [name, question[name]])),
  sort: question.sort,
})

function Ask({ question }: { question: Question }) {
  const words = useWords().catalogue
  const fields: Record<SearchField, string> = words.searchFields
  return (
    <search>
      <form className="q" id="ask" action={paths.search}>
        <label className="sr" htmlFor="by">
          {words.search.field}
        </label>
        <select className="in" id="by" name="field" defaultValue={question.field}>
          {Object.entries(fields).map(([value, label]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
        <label className="sr" htmlFor="q">
          {words.search.term}
        </label>
        <SuggestBox defaultValue={question.q} />
        {[...searchQuery(keptIn(question))].map(([name, value]) => (
          <input key={`${name}=${value}`} type="hidden" name={name} value={value} />
        ))}
        <Button type="submit" look="primary">
          {words.search.search}
        </Button>
        <LinkButton look="text" href={paths.search}>
          {words.search.reset}
        </LinkButton>
      </form>
    </search>
  )
}

const view: View<'reader/search'> = {
  title: (words, { answer }) =>
    [answer?.question.q || answer?.question.clc, words.catalogue.search.title, words.common.brand]
      .filter(Boolean)
      .join(' · '),
  Page: Search,
}

export default view

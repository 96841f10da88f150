import type { RecordPage } from '../../../src/catalogue/shapes.ts'
import type { Views } from '../../../src/pages/views.ts'
import { withColon } from '../../../texts/isbd.ts'
import { paths } from '../../paths.ts'
import { ReaderShell } from '../../shell/reader-shell.tsx'
import { Spine } from '../../ui/book.tsx'
import { useWords } from '../../ui/page.tsx'
import type { View } from '../../views.ts'
import { withLearnt } from '../live/learnt.ts'
import { LiveHoldings } from '../live/live-holdings.tsx'
import { useCopies } from '../live/use-copies.ts'
import { questionIn } from '../search/search-address.ts'
import { Electronic } from '../serials/electronic.tsx'
import { SerialShelf } from '../serials/serial-shelf.tsx'
import { Ask } from './ask.tsx'
import { Cite, MarcDownload } from './cite.tsx'
import { Description } from './description.tsx'
import { Editions } from './editions.tsx'
import { Related, Subjects } from './elsewhere.tsx'
import { Graph } from './graph/graph.tsx'
import { Merged } from './merging/merging.tsx'
import { Rail } from './rail.tsx'
import { RatingOf } from './rating.tsx'
import './record.css'
import './lower.css'

function RecordView({
  data: { record: known, beside, serial, electronic, back },
}: {
  data: Views['reader/record']
}) {
  const words = useWords().catalogue
  const learnt = useCopies(known.hit.id)
  const record = withLearnt(known, learnt)
  const { hit, copies } = record
  // The libraries of the search one came from stay chosen in every search that begins here (scenario 18).
  const { libraries } = questionIn(back)
  return (
    <ReaderShell at={paths.search}>
      <div className="crumb">
        <a href={back || paths.search}>← {back ? words.record.back : words.record.backToSearch}</a>
      </div>
      <div className="rec">
        <div className="main">
          <Head record={record} />
          <div className="rest">
            <Electronic access={electronic} />
            <h2 className="s head-gap">
              {words.record.holdings}{' '}
              <span className="meta">
                {words.search.held({ libraries: hit.libraries, lendable: hit.lendable })}
              </span>
            </h2>
            <LiveHoldings copies={copies} silentLibraries={learnt?.silent ?? []} />
            {serial && <SerialShelf serial={serial} />}
            <Editions editions={record.merging.editions} of={record.hit} />
            <Description record={record} libraries={libraries} />
            <Facts record={record} />
            <Merged record={record} />
          </div>
        </div>
        <Rail record={record} />
      </div>
      <div className="rec-lower">
        <div>
          <Graph graph={beside.coBorrowing} title={hit.title} />
          <Cite recordId={hit.id} citation={beside.citation} />
          {beside.sources.length > 0 && <MarcDownload ids={[hit.id]} sources={beside.sources} />}
          <Ask recordId={hit.id} beside={beside} />
        </div>
        <div>
          <RatingOf recordId={hit.id} rating={beside.rating} />
          <Subjects subjects={record.subjects} libraries={libraries} />
          <Related links={beside.related} />
        </div>
      </div>
    </ReaderShell>
  )
}

/** Titles longer than this are set smaller, so that they stay within three lines. */
const longTitle = 24

function Head({ record: { hit } }: { record: RecordPage }) {
  const named = [hit.title, hit.volume].filter(Boolean).join(' ')
  const title = withColon(named, hit.subtitle)
  return (
    <header className="rec-head">
      <Spine callNumber={hit.callNumber} />
      <div>
        <h1 className={[...title].length > longTitle ? 'book long' : 'book'}>{title}</h1>
        <p className="by">{hit.responsibility}</p>
        <p className="pub">
          {[hit.edition, hit.publisher, hit.year, hit.pages].filter(Boolean).join('\u3000')}
        </p>
      </div>
    </header>
  )
}

function Facts({ record }: { record: RecordPage }) {
  const words = useWords().catalogue
  const kinds: Readonly<Record<string, string>> = words.materialTypes
  const statuses: Readonly<Record<string, string>> = words.marcStatuses
  const tongues: Readonly<Record<string, string>> = words.languages
  const kind = [tongues[record.hit.language], kinds[record.hit.materialType]].filter(Boolean)
  const facts = [
    [words.record.marcStatus, statuses[record.marcStatus] ?? record.marcStatus],
    [words.record.materialType, kind.join(' ')],
    [words.record.viewCount, record.viewCount],
    [words.record.loanCount, record.loanCount],
  ] as const
  return (
    <div className="facts">
      {facts.map(([name, value]) => (
        <span key={name}>
          {name} <b>{value}</b>
        </span>
      ))}
    </div>
  )
}

const view: View<'reader/record'> = {
  title: (words, { record: { hit } }) =>
    `${[hit.title, hit.volume].filter(Boolean).join(' ')} · ${words.common.brand}`,
  Page: RecordView,
}

export default view

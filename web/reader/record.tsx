import type { RecordPage } from '../../src/catalogue/shapes.ts'
import type { Views } from '../../src/pages/views.ts'
import { paths } from '../paths.ts'
import { ReaderShell } from '../shell/reader-shell.tsx'
import { Spine } from '../ui/book.tsx'
import { LinkButton } from '../ui/button.tsx'
import { useFrame, useSay, useWords } from '../ui/page.tsx'
import type { View } from '../views.ts'
import { Description } from './description.tsx'
import { Holdings } from './holdings.tsx'
import { searchAddress } from './search-address.ts'
import './record.css'

function RecordView({ data: { record, back } }: { data: Views['reader/record'] }) {
  const words = useWords().catalogue
  const { hit, copies } = record
  return (
    <ReaderShell at={paths.search}>
      <div className="crumb">
        <a href={back || paths.search}>← {back ? words.record.back : words.record.backToSearch}</a>
      </div>
      <div className="rec">
        <div className="main">
          <Head record={record} />
          <div className="rest">
            <h2 className="s head-gap">
              {words.record.holdings}{' '}
              <span className="meta">
                {words.search.held({ libraries: hit.libraries, lendable: hit.lendable })}
              </span>
            </h2>
            <Holdings copies={copies} />
            <Description record={record} />
            <Facts record={record} />
            <Subjects subjects={record.subjects} />
          </div>
        </div>
        <Rail record={record} />
      </div>
    </ReaderShell>
  )
}

/** Titles longer than this are set smaller, so that they stay within three lines. */
const longTitle = 24

function Head({ record: { hit } }: { record: RecordPage }) {
  const title = hit.subtitle ? `${hit.title}：${hit.subtitle}` : hit.title
  return (
    <header className="rec-head">
      <Spine callNumber={hit.callNumber} />
      <div>
        <h1 className={[...title].length > longTitle ? 'book long' : 'book'}>{title}</h1>
        <p className="by">{hit.responsibility}</p>
        <p className="pub">{[hit.publisher, hit.year, hit.pages].filter(Boolean).join('\u3000')}</p>
      </div>
    </header>
  )
}

function Facts({ record }: { record: RecordPage }) {
  const words = useWords().catalogue
  const kinds: Readonly<Record<string, string>> = words.materialTypes
  const tongues: Readonly<Record<string, string>> = words.languages
  const kind = [tongues[record.hit.language], kinds[record.hit.materialType]].filter(Boolean)
  const facts = [
    [words.record.marcStatus, record.marcStatus],
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

function Subjects({ subjects }: { subjects: readonly string[] }) {
  const words = useWords().catalogue.record
  if (subjects.length === 0) return null
  return (
    <section>
      <h2 className="s">{words.subjects}</h2>
      <div className="subj">
        {subjects.map((q) => (
          <a key={q} href={searchAddress({ q, field: 'subject', libraries: [], page: 1 })}>
            {q}
          </a>
        ))}
      </div>
    </section>
  )
}

/** Beside the record: can it be had, from whom and why, and the way to ask. */
function Rail({ record }: { record: RecordPage }) {
  const words = useWords().catalogue.record
  const { me } = useFrame()
  const { hit, proposed } = record
  const { libraries, lendable } = hit
  const [day, hint] = hit.ownHolding
    ? [words.own, words.ownHint]
    : lendable > 0
      ? [words.lendable, words.lendableHint({ libraries, lendable })]
      : [words.notLendable, words.notLendableHint]
  return (
    <aside className="rail" aria-label={words.how}>
      <div className="day">
        {day}
        <small>{hint}</small>
      </div>
      {proposed && <Proposed proposed={proposed} />}
      {hit.lendable > 0 && (
        <LinkButton look="primary" href={paths.askFor([hit.id])}>
          {words.borrow}
        </LinkButton>
      )}
      {hit.lendable > 0 && me.kind === 'visitor' && <p className="cap">{words.signInFirst}</p>}
      <AskLibrarian record={record} />
    </aside>
  )
}

function Proposed({ proposed }: { proposed: NonNullable<RecordPage['proposed']> }) {
  const words = useWords().catalogue.record
  const say = useSay()
  return (
    <div className="from">
      <div className="lbl">{words.proposed}</div>
      <div className="name">{say(proposed.name)}</div>
      <ul>
        {proposed.reasons.map((reason) => (
          <li key={reason.zh}>{say(reason)}</li>
        ))}
      </ul>
    </div>
  )
}

/** 咨询管理员: a mail to the reader's own librarian, with the book in its subject. */
function AskLibrarian({ record: { hit } }: { record: RecordPage }) {
  const words = useWords().catalogue.record
  const { me } = useFrame()
  const subject = words.askSubject({ title: hit.title, callNumber: hit.callNumber })
  const href = me.home?.email
    ? `mailto:${me.home.email}?subject=${encodeURIComponent(subject)}`
    : paths.standing('contact')
  return (
    <div className="alt">
      <LinkButton look="text" href={href}>
        {words.ask}
      </LinkButton>
    </div>
  )
}

const view: View<'reader/record'> = {
  title: (words, { record }) => `${record.hit.title} · ${words.common.brand}`,
  Page: RecordView,
}

export default view

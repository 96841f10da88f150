import { useState } from 'react'
import type { RecordPage, SearchField } from '../../../src/catalogue/shapes.ts'
import { Tabs } from '../../ui/lists.tsx'
import { useFrame, useSay, useWords } from '../../ui/page.tsx'
import { searchAddress } from '../search/search-address.ts'

interface DescriptionProps {
  record: RecordPage
  /** Those chosen in the search one came from. */
  libraries: readonly string[]
}

/** 书目信息 | 机读格式(MARC): two addresses, and without a new page once the page is awake. */
export function Description({ record, libraries }: DescriptionProps) {
  const words = useWords().catalogue.record
  const { path } = useFrame()
  const [pathname, query = ''] = path.split('?')
  const [tab, setTab] = useState(new URLSearchParams(query).get('tab') === 'marc' ? 'marc' : 'text')
  const addressOf = (to: string) => {
    const search = new URLSearchParams(query)
    search.delete('tab')
    if (to === 'marc') search.set('tab', to)
    return `${pathname}${search.size ? `?${search}` : ''}#description`
  }
  const turn = (to: string) => (event: { preventDefault: () => void }) => {
    event.preventDefault()
    history.replaceState(null, '', addressOf(to))
    setTab(to)
  }
  return (
    <section id="description" aria-label={words.tabs}>
      <Tabs
        label={words.tabs}
        tabs={[
          {
            href: addressOf('text'),
            label: words.description,
            chosen: tab === 'text',
            onClick: turn('text'),
          },
          {
            href: addressOf('marc'),
            label: words.marc,
            chosen: tab === 'marc',
            onClick: turn('marc'),
          },
        ]}
      />
      {tab === 'marc' ? (
        <Marc marc={record.marc} />
      ) : (
        <Lines record={record} libraries={libraries} />
      )}
    </section>
  )
}

/** Labels whose values lead to a search of their own. */
const searched: Readonly<Record<string, SearchField>> = {
  mainPerson: 'responsibility',
  addedPerson: 'responsibility',
  subject: 'subject',
}

function Lines({ record: { description }, libraries }: DescriptionProps) {
  const labels: Readonly<Record<string, string>> = useWords().catalogue.labels
  return (
    <dl className="dl">
      {description.map(({ label, values }) => (
        <div key={label} className="pair">
          <dt>{labels[label] ?? label}</dt>
          <dd>
            {values.map((value) => (
              <div key={value}>
                <Value label={label} value={value} libraries={libraries} />
              </div>
            ))}
          </dd>
        </div>
      ))}
    </dl>
  )
}

const identifiers = ['isbn', 'issn', 'classification', 'otherClass']

interface ValueProps {
  label: string
  value: string
  libraries: readonly string[]
}

function Value({ label, value, libraries }: ValueProps) {
  const field = searched[label]
  if (field) return <a href={searchAddress({ q: value, field, libraries, page: 1 })}>{value}</a>
  return identifiers.includes(label) ? <span className="no">{value}</span> : value
}

function Marc({ marc }: { marc: RecordPage['marc'] }) {
  const words = useWords().catalogue.record
  const say = useSay()
  const format = marc.format === 'cnmarc' ? 'CNMARC' : 'MARC 21'
  return (
    <>
      <div className="marc">
        <b>{words.leader}</b>
        <span />
        <span>{marc.leader}</span>
        {marc.fields.map(({ tag, indicators, value }, at) => (
          // A tag may come twice with the same value; its place is its identity.
          <div key={`${at} ${tag}`} className="pair">
            <b>{tag}</b>
            <span>{indicators}</span>
            <span>{value}</span>
          </div>
        ))}
      </div>
      <p className="cap">{words.marcSource({ format, library: say(marc.source) })}</p>
    </>
  )
}

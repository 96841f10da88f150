import { useState } from 'react'
import { matchesFilter } from '../../src/libraries/pinyin-filter.ts'
import type { Category, Library } from '../../src/libraries/shapes.ts'
import type { Views } from '../../src/pages/views.ts'
import { LibraryName } from '../libraries/library-name.tsx'
import { MemberMap } from '../libraries/map.tsx'
import { paths } from '../paths.ts'
import { ReaderShell } from '../shell/reader-shell.tsx'
import { TextField } from '../ui/forms/fields.tsx'
import { Empty, SectionHead } from '../ui/lists.tsx'
import { Live } from '../ui/live.tsx'
import { useSay, useWords } from '../ui/page.tsx'
import { Day } from '../ui/values/when.tsx'
import type { View } from '../views.ts'
import './libraries.css'

function Libraries({ data: { directory } }: { data: Views['portal/libraries'] }) {
  const words = useWords()
  const own = words.portal.libraries
  const [typed, type] = useState('')
  const found = directory.categories
    .map((category) => ({
      ...category,
      libraries: category.libraries.filter((library) => matchesFilter(library, typed)),
    }))
    .filter(({ libraries }) => libraries.length > 0)
  const count = found.reduce((sum, { libraries }) => sum + libraries.length, 0)
  return (
    <ReaderShell menu="portal" at={paths.libraries}>
      <div className="dir-head">
        <div>
          <h1>{own.title}</h1>
          <p>{own.lead({ n: directory.total })}</p>
          <TextField
            label={own.filter}
            hint={words.catalogue.search.filterHint}
            value={typed}
            onChange={(event) => type(event.target.value)}
            autoComplete="off"
            spellCheck={false}
          />
          <Live>{typed && (count ? own.found({ n: count }) : own.none)}</Live>
          <Categories categories={found} />
        </div>
        <figure id="map">
          <MemberMap directory={{ total: count, categories: found }} />
          <figcaption className="cap">{own.mapHint}</figcaption>
        </figure>
      </div>
      {found.length === 0 && <Empty title={own.none} />}
      {found.map((category) => (
        <CategorySection key={category.code} category={category} typed={typed} />
      ))}
    </ReaderShell>
  )
}

function Categories({ categories }: { categories: readonly Category[] }) {
  const words = useWords().portal.libraries
  const say = useSay()
  return (
    <nav className="cats" aria-label={words.categories}>
      {categories.map(({ code, name, libraries }) => (
        <a key={code} className="plain" href={`#${code}`}>
          {say(name)} <span className="dim">{libraries.length}</span>
        </a>
      ))}
    </nav>
  )
}

function CategorySection({ category, typed }: { category: Category; typed: string }) {
  const say = useSay()
  return (
    <section className="dir" id={category.code}>
      <SectionHead title={say(category.name)} beside={category.libraries.length} />
      <ul>
        {category.libraries.map((library) => (
          <Member key={library.code} library={library} typed={typed} />
        ))}
      </ul>
    </section>
  )
}

function Member({ library, typed }: { library: Library; typed: string }) {
  const words = useWords().portal.libraries
  const say = useSay()
  const lines = [
    [words.pickup, say(library.pickupPlace)],
    [words.hours, say(library.pickupHours)],
    [words.phone, library.phone && <a href={`tel:${library.phone}`}>{library.phone}</a>],
    [words.email, library.email && <a href={`mailto:${library.email}`}>{library.email}</a>],
  ] as const
  return (
    <li className="member" id={`library-${library.code}`}>
      <h3>
        <LibraryName library={library} typed={typed} />
      </h3>
      <span className="cap">{say(library.district)}</span>
      {library.suspended && (
        <p className="needs">
          <span className="warm">
            {words.suspended} <Day on={library.suspended.until} />
          </span>{' '}
          {say(library.suspended.reason)}
        </p>
      )}
      <dl>
        {lines
          .filter(([, value]) => value)
          .map(([name, value]) => (
            <div key={name} className="pair">
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
      <a className="to" href={`${paths.search}?libraries=${library.code}`}>
        {words.search}
      </a>
    </li>
  )
}

const view: View<'portal/libraries'> = {
  title: (words) => `${words.portal.libraries.title} · ${words.common.brand}`,
  Page: Libraries,
}

export default view

import type { Views } from '../../../src/pages/views.ts'
import type { RequestLine } from '../../../src/requests/shapes.ts'
import { paths } from '../../paths.ts'
import { deskMenu } from '../../shell/menus.ts'
import { StaffShell } from '../../shell/staff-shell.tsx'
import { Button, LinkButton } from '../../ui/button.tsx'
import { type Column, Table } from '../../ui/lists.tsx'
import { useFrame, useSay, useWords } from '../../ui/page.tsx'
import { Day, When } from '../../ui/values/when.tsx'
import type { View } from '../../views.ts'
import { Nothing } from '../nothing.tsx'
import { wordOf } from '../words.ts'
import '../desk.css'
import './query.css'

const view: View<'desk/query'> = {
  title: ({ desk, common }, { q }) =>
    `${[q, desk.query.title].filter(Boolean).join(' · ')} · ${common.brand}`,
  Page: ({ data }) => (
    <StaffShell menu={deskMenu}>
      <Query {...data} />
    </StaffShell>
  ),
}

export default view

/** Every request that went through this library, by number, own number, title or barcode. */
function Query({ list, q }: Views['desk/query']) {
  const words = useWords().desk.query
  return (
    <main id="main" className="page">
      <header>
        <h1>{words.title}</h1>
        <form action={paths.deskQuery} className="query">
          <input
            className="in"
            type="search"
            name="q"
            defaultValue={q}
            aria-label={words.label}
            placeholder={words.label}
            maxLength={100}
          />
          <Button type="submit" look="primary">
            {words.go}
          </Button>
        </form>
        <span className="meta" role="status">
          {words.found({ n: list.total })}
        </span>
      </header>
      {list.lines.length === 0 ? (
        <Nothing
          title={words.foundNone}
          next={<LinkButton href={paths.deskQuery}>{words.foundNoneNext}</LinkButton>}
        >
          {words.foundNoneText({ q })}
        </Nothing>
      ) : (
        <Table label={words.all} columns={useColumns()} rows={list.lines} keyOf={({ id }) => id} />
      )}
      {list.next && (
        <p className="meta first-only">{words.firstOnly({ shown: list.lines.length })}</p>
      )}
    </main>
  )
}

function useColumns(): Column<RequestLine>[] {
  const words = useWords()
  const own = words.desk.query
  const say = useSay()
  const home = useFrame().me.home?.code
  const lends = (line: RequestLine) => line.supplying?.code === home
  return [
    { key: 'title', head: own.book, cell: (line) => <Book line={line} /> },
    { key: 'number', head: own.number, cell: (line) => <Numbers line={line} /> },
    {
      key: 'way',
      head: own.way,
      className: 'minor',
      cell: (line) => words.desk.sides[lends(line) ? 'supplying' : 'requesting'],
    },
    {
      key: 'other',
      head: own.other,
      cell: (line) => {
        const other = lends(line) ? line.requesting : line.supplying
        return other && say(other.short)
      },
    },
    { key: 'state', head: own.state, className: 'state', cell: (line) => <State line={line} /> },
    { key: 'since', head: own.since, cell: (line) => <When at={line.stateSince} /> },
    {
      key: 'due',
      head: own.due,
      className: 'minor',
      cell: (line) => line.dueOn && <Day on={line.dueOn} short />,
    },
  ]
}

const Book = ({ line }: { line: RequestLine }) => (
  <a className="book" href={`${paths.desk}?chosen=${line.id}`}>
    {line.title}
    <small>{line.author}</small>
  </a>
)

const Numbers = ({ line }: { line: RequestLine }) => (
  <span className="no">
    {line.number}
    {line.patronReference && <small> {line.patronReference}</small>}
  </span>
)

/** The seeds' word; late ones with their shape. */
function State({ line }: { line: RequestLine }) {
  const words = useWords()
  const state = wordOf(words.lifecycle.states, line.state)
  return line.late ? (
    <span className="stage now">
      <span className="sr">{words.desk.list.late}</span>
      {state}
    </span>
  ) : (
    state
  )
}

import type { Edition } from '../../../src/catalogue/merging/shapes.ts'
import { paths } from '../../paths.ts'
import { Squares } from '../../ui/book.tsx'
import { LinkButton } from '../../ui/button.tsx'
import { type Column, Table } from '../../ui/lists.tsx'
import { useFrame, useWords } from '../../ui/page.tsx'
import './editions.css'

/** What else there is of this work: other volumes, revised editions, other houses, translations. */
export function Editions({ editions, of }: { editions: readonly Edition[]; of: Described }) {
  const words = useWords().merging
  if (editions.length === 0) return null
  return (
    <section id="editions">
      <h2 className="s">
        {words.editions} <span className="meta">{editions.length}</span>
      </h2>
      <EditionsTable editions={editions} of={of} />
    </section>
  )
}

type Described = Pick<Edition, 'id' | 'title' | 'responsibility' | 'publisher'>

interface EditionsTableProps {
  editions: readonly Edition[]
  /** The one beside which the others stand, itself perhaps among them: what it shares with them is not repeated. */
  of: Described
}

/** Editions of a work: year, edition and volume, who holds them, and the way to ask for each. */
export function EditionsTable({ editions, of }: EditionsTableProps) {
  const words = useWords().merging
  const columns: Column<Edition>[] = [
    {
      key: 'edition',
      head: words.edition,
      cell: (edition) => <Named edition={edition} of={of} />,
    },
    {
      key: 'holders',
      head: words.holders,
      className: 'holders',
      cell: ({ libraries, lendable }) => (
        <>
          <Squares of={libraries} filled={lendable} />{' '}
          <span className="nb">{words.lendableOf({ libraries, lendable })}</span>
        </>
      ),
    },
    {
      key: 'ask',
      head: <span className="sr">{words.ask}</span>,
      className: 'r',
      cell: (edition) => <Ask edition={edition} />,
    },
  ]
  return (
    <div className="editions-of">
      <Table label={words.editions} columns={columns} rows={editions} keyOf={({ id }) => id} />
    </div>
  )
}

/** What tells an edition from its sisters; what else differs stands beneath. */
const nameOf = ({ year, edition, volume, title }: Edition): string =>
  [year, edition, volume].filter(Boolean).join('\u3000') || title

function Named({ edition, of }: { edition: Edition; of: Described }) {
  const words = useWords().merging
  const isThis = edition.id === of.id
  const told = (['title', 'responsibility', 'publisher'] as const)
    .filter((each) => edition[each] !== of[each])
    .map((each) => edition[each])
  return (
    <>
      {isThis ? <b>{nameOf(edition)}</b> : <a href={paths.record(edition.id)}>{nameOf(edition)}</a>}
      {isThis && <span className="meta"> {words.thisOne}</span>}
      <small>{told.filter(Boolean).join('\u3000')}</small>
    </>
  )
}

function Ask({ edition }: { edition: Edition }) {
  const { merging } = useWords()
  const { me } = useFrame()
  const mayAsk = me.kind === 'visitor' || me.kind === 'reader'
  if (edition.ownHolding) return merging.own
  if (!mayAsk || edition.lendable === 0) return null
  return (
    <LinkButton look="text" href={paths.askFor([edition.id])}>
      <span aria-hidden="true">{merging.ask}</span>
      <span className="sr">
        {merging.askFor({ edition: `${edition.title} ${nameOf(edition)}` })}
      </span>
    </LinkButton>
  )
}

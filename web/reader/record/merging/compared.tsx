import type { Hit } from '../../../../src/catalogue/shapes.ts'
import { type Column, Table } from '../../../ui/lists.tsx'
import { useWords } from '../../../ui/page.tsx'

/** What tells whether two records are of one edition, in the order in which a cataloguer looks. */
const compared = [
  'title',
  'volume',
  'edition',
  'responsibility',
  'publisher',
  'year',
  'isbn',
  'pages',
  'libraries',
] as const

interface Line {
  of: (typeof compared)[number]
  one: string
  other: string
}

/** Two records side by side; a line in which they differ says so in a word. What neither has is left out. */
export function Compared({ one, other }: { one: Hit; other: Hit }) {
  const words = useWords().merging.compare
  const lines: Line[] = compared
    .map((of) => ({ of, one: String(one[of]), other: String(other[of]) }))
    .filter((line) => line.one !== '' || line.other !== '')
  const columns: Column<Line>[] = [
    {
      key: 'of',
      head: <span className="sr">{words.what}</span>,
      cell: ({ of }) => <span className="meta">{words.lines[of]}</span>,
    },
    { key: 'one', head: words.one({ id: one.id }), cell: (line) => line.one || '–' },
    {
      key: 'other',
      head: words.other({ id: other.id }),
      cell: (line) => (
        <>
          {line.one === line.other ? line.other : <b>{line.other || '–'}</b>}{' '}
          {line.one !== line.other && line.of !== 'libraries' && (
            <span className="differs">{words.differs}</span>
          )}
        </>
      ),
    },
  ]
  return (
    <div className="compared">
      <Table label={words.title} columns={columns} rows={lines} keyOf={({ of }) => of} />
    </div>
  )
}

import { useState } from 'react'
import type { FoundWays, TargetLine } from '../../../src/catalogue/targets/shapes.ts'
import { Button } from '../../ui/button.tsx'
import { SectionHead } from '../../ui/lists.tsx'
import { useWords } from '../../ui/page.tsx'
import { Problem } from '../../ui/problem.tsx'
import { useSend } from '../../ui/use-send.ts'

interface WaysProps {
  target: TargetLine
  /** A book the library has, as typed for the test. */
  book: string
}

/** Finds out how the target wants to be asked, and keeps it on one click. */
export function Ways({ target, book }: WaysProps) {
  const words = useWords().targets.ways
  const finding = useSend<FoundWays>()
  const keeping = useSend<unknown>()
  const [found, setFound] = useState<FoundWays | null>(null)
  const [isKept, setKept] = useState(false)
  const address = `/api/targets/${target.id}/ways`
  async function find() {
    setKept(false)
    setFound(null)
    const sent = await finding.send(address, { q: book })
    if (sent.ok) setFound(sent.value)
  }
  async function keep(ways: FoundWays['ways']) {
    const working = ways.flatMap(({ field, way }) => (way ? [[field, way] as const] : []))
    setKept((await keeping.send(address, { ways: Object.fromEntries(working) }, 'PUT')).ok)
  }
  return (
    <section>
      <SectionHead title={words.title} />
      <p className="cap">{words.hint}</p>
      <Button busy={finding.sending} disabled={!book.trim()} onClick={() => void find()}>
        {finding.sending ? words.running : words.start}
      </Button>
      <Problem problem={finding.problem ?? keeping.problem} saved="" />
      <div role="status">
        {found && <Table found={found} />}
        {isKept && <p>{words.kept}</p>}
      </div>
      {found?.ways.some(({ way }) => way) && !isKept && (
        <Button look="primary" busy={keeping.sending} onClick={() => void keep(found.ways)}>
          {words.keep}
        </Button>
      )}
    </section>
  )
}

function Table({ found }: { found: FoundWays }) {
  const words = useWords().targets.ways
  const fields: Readonly<Record<string, string>> = words.fields
  return (
    <>
      <table className="tbl">
        <thead>
          <tr>
            <th scope="col">{words.field}</th>
            <th scope="col">{words.term}</th>
            <th scope="col">{words.way}</th>
          </tr>
        </thead>
        <tbody>
          {found.ways.map(({ field, term, way, hits, tried }) => (
            <tr key={field}>
              <th scope="row">{fields[field] ?? field}</th>
              <td>{term}</td>
              <td>
                {way ? (
                  <>
                    <span className="no">{way.join(' ')}</span>{' '}
                    <span className="cap">{words.hits({ n: hits })}</span>
                  </>
                ) : (
                  words.none({ n: tried })
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {found.isPartial && <p className="cap">{words.partial}</p>}
    </>
  )
}

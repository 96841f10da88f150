import type { RecordPage } from '../../../../src/catalogue/shapes.ts'
import { useSay, useWords } from '../../../ui/page.tsx'
import type { Party } from '../form.ts'

interface OrderProps {
  parties: readonly Party[]
  reasons: RecordPage['proposed']
  onMove: (parties: Party[]) => void
}

/** Who is asked first and who next; the reader may move them. */
export function Order({ parties, reasons, onMove }: OrderProps) {
  const words = useWords().my.ask
  const say = useSay()
  const swap = (at: number, other: number) => {
    const next = [...parties]
    next[at] = parties[other]!
    next[other] = parties[at]!
    onMove(next)
  }
  return (
    <ol className="order">
      {parties.map((party, at) => (
        <li key={party.code}>
          <span>{say(party.name)}</span>
          <small>{reasons?.code === party.code && reasons.reasons.map(say).join('　')}</small>
          <span className="mv">
            <button
              type="button"
              disabled={at === 0}
              aria-label={words.moveUp({ library: say(party.name) })}
              onClick={() => swap(at, at - 1)}
            >
              ↑
            </button>
            <button
              type="button"
              disabled={at === parties.length - 1}
              aria-label={words.moveDown({ library: say(party.name) })}
              onClick={() => swap(at, at + 1)}
            >
              ↓
            </button>
          </span>
        </li>
      ))}
    </ol>
  )
}

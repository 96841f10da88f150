import { yuan } from '../../../../src/shared/money.ts'
import { useWords } from '../../../ui/page.tsx'
import { denominations } from './counted.ts'

interface PiecesProps {
  pieces: ReadonlyMap<number, string>
  onCount: (pieces: ReadonlyMap<number, string>) => void
}

/** How many notes and coins of each value lie in the till. */
export function Pieces({ pieces, onCount }: PiecesProps) {
  const words = useWords().counter.closing
  const nameOf = (fen: number) =>
    fen >= 100 ? words.yuan({ n: fen / 100 }) : words.jiao({ n: fen / 10 })
  return (
    <ul className="pieces">
      {denominations.map((fen) => {
        const typed = pieces.get(fen) ?? ''
        const count = Number(typed.normalize('NFKC'))
        return (
          <li key={fen}>
            <span>{nameOf(fen)}</span>
            <span aria-hidden="true">×</span>
            <input
              className="in"
              aria-label={words.pieces({ value: nameOf(fen) })}
              inputMode="numeric"
              autoComplete="off"
              maxLength={6}
              value={typed}
              onChange={(event) => onCount(new Map(pieces).set(fen, event.target.value))}
            />
            <output>{typed && Number.isInteger(count) ? yuan(count * fen) : ''}</output>
          </li>
        )
      })}
    </ul>
  )
}

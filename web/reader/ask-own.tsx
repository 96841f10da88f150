import { TextField } from '../ui/fields.tsx'
import { useWords } from '../ui/page.tsx'
import type { Draft } from './ask-form.ts'

/**
 * The reader's own library holds the book (R26): its copies first. Where the rule warns, the reader
 * says why all the same; where it blocks, the server refuses and this says so beforehand.
 */
export function OwnHoldings({ at, draft }: { at: number; draft: Draft }) {
  const words = useWords()
  const own = words.my.ask
  const preview = draft.preview
  if (!preview || preview.ownHoldings.length === 0) return null
  const warns = preview.warnings.some(({ code }) => code === 'ownHolding')
  return (
    <div className="needs own">
      <h3 className="warm">{own.own}</h3>
      <ul>
        {preview.ownHoldings.map((copy) => (
          <li key={`${copy.callNumber} ${copy.location} ${copy.status}`}>
            {copy.location}　<span className="no">{copy.callNumber}</span>　{copy.status}
          </li>
        ))}
      </ul>
      <p>{warns ? own.ownWarn : own.ownBlock}</p>
      {warns && (
        <details open={!!preview.book.ownHoldingReason}>
          <summary className="btn">{own.ownAnyway}</summary>
          <TextField
            required
            label={own.ownReason}
            hint={own.ownReasonHint}
            name={`books.${at}.ownHoldingReason`}
            defaultValue={preview.book.ownHoldingReason}
            maxLength={200}
          />
        </details>
      )}
    </div>
  )
}

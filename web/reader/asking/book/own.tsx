import type { Preview } from '../../../../src/requests/asking/shapes.ts'
import { TextField } from '../../../ui/forms/fields.tsx'
import { useObjection } from '../../../ui/forms/form.tsx'
import { useWords } from '../../../ui/page.tsx'

interface OwnHoldingsProps {
  at: number
  preview: Preview['books'][number] | null
}

/**
 * The reader's own library holds the book (R26): its copies first. Where the rule warns, the reader
 * says why all the same; where it blocks, the server refuses in its own words.
 */
export function OwnHoldings({ at, preview }: OwnHoldingsProps) {
  const words = useWords()
  const name = `books.${at}.ownHoldingReason`
  const objection = useObjection(name)
  if (!preview || preview.ownHoldings.length === 0) return null
  const own = words.my.ask
  const statuses: Record<string, string> = words.catalogue.statuses
  const given = preview.book.ownHoldingReason
  const asks = !!given || preview.warnings.some(({ code }) => code === 'ownHolding')
  return (
    <div className="needs own">
      <h2 className="warm">{own.own}</h2>
      <ul>
        {preview.ownHoldings.map((copy) => (
          <li key={`${copy.callNumber} ${copy.location}`}>
            {copy.location} <span className="no">{copy.callNumber}</span>{' '}
            {statuses[copy.status] ?? copy.status}
          </li>
        ))}
      </ul>
      <p>{asks ? own.ownWarn : own.ownFirst}</p>
      {asks && (
        <details open={!!given || !!objection}>
          <summary className="btn">{own.ownAnyway}</summary>
          <TextField
            required
            label={own.ownReason}
            hint={own.ownReasonHint}
            name={name}
            defaultValue={given}
            maxLength={200}
          />
        </details>
      )}
    </div>
  )
}

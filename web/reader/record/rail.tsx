import type { RecordPage } from '../../../src/catalogue/shapes.ts'
import { paths } from '../../paths.ts'
import { LinkButton } from '../../ui/button.tsx'
import { useFrame, useSay, useWords } from '../../ui/page.tsx'

/** Beside the record: can it be had, from whom and why, and the way to ask. */
export function Rail({ record }: { record: RecordPage }) {
  const words = useWords().catalogue.record
  const { me } = useFrame()
  const { hit, proposed } = record
  const { libraries, lendable } = hit
  // Librarians ask for nothing themselves; the page they would come to is not theirs.
  const mayAsk = me.kind === 'visitor' || me.kind === 'reader'
  const [day, hint] = hit.ownHolding
    ? [words.own, words.ownHint]
    : lendable > 0
      ? [words.lendable, words.lendableHint({ libraries, lendable })]
      : [words.notLendable, words.notLendableHint]
  return (
    <aside className="rail" aria-label={words.how}>
      <div className="day">
        {day}
        <small>{hint}</small>
      </div>
      {proposed && <Proposed proposed={proposed} />}
      {hit.lendable > 0 && mayAsk && (
        <LinkButton look="primary" href={paths.askFor([hit.id])}>
          {hit.materialType === 'serial' ? words.borrowIssue : words.borrow}
        </LinkButton>
      )}
      {hit.lendable > 0 && me.kind === 'visitor' && <p className="cap">{words.signInFirst}</p>}
      {mayAsk && (
        <div className="alt">
          <LinkButton look="text" href="#ask">
            {words.ask}
          </LinkButton>
        </div>
      )}
    </aside>
  )
}

function Proposed({ proposed }: { proposed: NonNullable<RecordPage['proposed']> }) {
  const words = useWords().catalogue.record
  const say = useSay()
  return (
    <div className="from">
      <div className="lbl">{words.proposed}</div>
      <div className="name">{say(proposed.name)}</div>
      <ul>
        {proposed.reasons.map((reason) => (
          <li key={reason.zh}>{say(reason)}</li>
        ))}
      </ul>
    </div>
  )
}

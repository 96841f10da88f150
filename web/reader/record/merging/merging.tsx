import { useState } from 'react'
import type { MergeDecision, MergedSource } from '../../../../src/catalogue/merging/shapes.ts'
import type { Hit, RecordPage } from '../../../../src/catalogue/shapes.ts'
import { Button } from '../../../ui/button.tsx'
import { useSay, useWords } from '../../../ui/page.tsx'
import { When } from '../../../ui/values/when.tsx'
import { SplitDialog, UndoDialog } from './dialogs.tsx'
import { MergeDialog } from './merge-dialog.tsx'

/** Of which libraries' records this one is made and why: a sentence for readers, the records for librarians. */
export function Merged({ record }: { record: RecordPage }) {
  const words = useWords().merging
  const rules: Readonly<Record<string, string>> = words.rules
  const { libraries, rules: found, forLibrarians } = record.merging
  const because = found.map((rule) => rules[rule] ?? rule)
  return (
    <>
      {libraries > 1 && (
        <p className="cap">{[words.mergedFrom({ libraries }), ...because].join(' · ')}</p>
      )}
      {forLibrarians && <ForLibrarians hit={record.hit} {...forLibrarians} />}
    </>
  )
}

interface ForLibrariansProps {
  hit: Hit
  sources: readonly MergedSource[]
  decisions: readonly MergeDecision[]
}

function ForLibrarians({ hit, sources, decisions }: ForLibrariansProps) {
  const words = useWords().merging
  const [chosen, setChosen] = useState<readonly number[]>([])
  const [asking, setAsking] = useState<'split' | 'merge' | null>(null)
  const choose = (id: number, on: boolean) =>
    setChosen(on ? [...chosen, id] : chosen.filter((one) => one !== id))
  const close = () => setAsking(null)
  return (
    <section className="merging">
      <h2 className="s">
        {words.sources} <span className="meta">{sources.length}</span>
      </h2>
      <p className="cap">{words.sourcesHint}</p>
      <Sources sources={sources} chosen={chosen} choose={choose} />
      <p className="acts">
        {sources.length > 1 && <Button onClick={() => setAsking('split')}>{words.split}</Button>}
        <Button onClick={() => setAsking('merge')}>{words.merge}</Button>
      </p>
      <Decisions decisions={decisions} />
      <SplitDialog
        open={asking === 'split'}
        onClose={close}
        recordId={hit.id}
        sources={sources.filter(({ id }) => chosen.includes(id))}
        isAll={chosen.length === sources.length}
      />
      <MergeDialog open={asking === 'merge'} onClose={close} hit={hit} />
    </section>
  )
}

interface SourcesProps {
  sources: readonly MergedSource[]
  chosen: readonly number[]
  choose: (id: number, on: boolean) => void
}

function Sources({ sources, chosen, choose }: SourcesProps) {
  const words = useWords().merging
  const rules: Readonly<Record<string, string>> = words.rules
  const say = useSay()
  return (
    <ul className="sources">
      {sources.map((source) => (
        <li key={source.id}>
          {sources.length > 1 && (
            <input
              type="checkbox"
              checked={chosen.includes(source.id)}
              onChange={(event) => choose(source.id, event.currentTarget.checked)}
              aria-label={words.choose({
                library: say(source.library.short),
                number: source.controlNumber,
              })}
            />
          )}
          <div>
            <b>{say(source.library.short)}</b> <span className="no">{source.controlNumber}</span>{' '}
            {words.copies({ n: source.copies })}
            <div>{described(source)}</div>
            <small>
              {rules[source.rule] ?? source.rule} · {source.operatorCode || words.byRule}
              {source.at && (
                <>
                  {' '}
                  · <When at={source.at} />
                </>
              )}
            </small>
          </div>
        </li>
      ))}
    </ul>
  )
}

const described = ({ title, volume, edition, publisher, year, isbn }: MergedSource): string =>
  [[title, volume].filter(Boolean).join(' '), edition, publisher, year, isbn]
    .filter(Boolean)
    .join('\u3000')

function Decisions({ decisions }: { decisions: readonly MergeDecision[] }) {
  const words = useWords().merging
  const [undoing, setUndoing] = useState<MergeDecision | null>(null)
  if (decisions.length === 0) return null
  return (
    <>
      <h3>{words.decisions}</h3>
      <ul className="decisions">
        {decisions.map((decision) => (
          <li key={decision.id}>
            {words.decided[decision.kind]({
              record: decision.recordId,
              other: decision.otherRecordId,
            })}{' '}
            <small>
              {decision.operatorCode} · <When at={decision.at} />
              {decision.why && ` · ${decision.why}`}
            </small>{' '}
            {decision.undoneAt ? (
              <small>{words.undone}</small>
            ) : (
              <Button look="link" onClick={() => setUndoing(decision)}>
                {words.undo}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <UndoDialog decision={undoing} onClose={() => setUndoing(null)} />
    </>
  )
}

import { Select, TextArea, TextField } from '../ui/forms/fields.tsx'
import { useWords } from '../ui/page.tsx'
import { HowAsked } from './source-how-asked.tsx'
import type { DraftProps } from './source-places.tsx'

/** What only OAI-PMH, and what only Z39.50 and SRU have to be told. */
export function HarvestBy(props: DraftProps) {
  const { protocol } = props.draft
  if (protocol === 'file') return null
  if (protocol === 'oaiPmh') return <Oai {...props} />
  return (
    <>
      <HowAsked {...props} />
      <Questions {...props} />
    </>
  )
}

function Oai({ draft, onChange }: DraftProps) {
  const words = useWords().harvest.form
  const { profile } = draft
  return (
    <fieldset className="part">
      <legend>{words.oai}</legend>
      <div className="grid">
        <TextField
          label={words.metadataPrefix}
          name="profile.metadataPrefix"
          value={profile.metadataPrefix}
          onChange={(event) =>
            onChange({ ...draft, profile: { ...profile, metadataPrefix: event.target.value } })
          }
        />
        <TextField
          label={words.set}
          name="profile.set"
          value={profile.set}
          onChange={(event) =>
            onChange({ ...draft, profile: { ...profile, set: event.target.value } })
          }
        />
      </div>
    </fieldset>
  )
}

function Questions({ draft, onChange }: DraftProps) {
  const words = useWords().harvest.form
  const { profile } = draft
  const write = (change: Partial<typeof profile.sweep>) =>
    onChange({ ...draft, profile: { ...profile, sweep: { ...profile.sweep, ...change } } })
  return (
    <fieldset className="part">
      <legend>{words.sweep}</legend>
      <p className="hint">{words.sweepHint}</p>
      <div className="grid">
        <Select
          label={words.sweepField}
          name="profile.sweep.field"
          value={profile.sweep.field}
          options={Object.entries(words.fields)}
          onChange={(event) => write({ field: event.target.value as typeof profile.sweep.field })}
        />
        <TextField
          label={words.pageRecords}
          name="profile.sweep.pageRecords"
          type="number"
          min={1}
          max={100}
          value={profile.sweep.pageRecords}
          onChange={(event) => write({ pageRecords: Number(event.target.value) })}
        />
        <TextArea
          wide
          label={words.sweepTexts}
          name="profile.sweep.texts"
          rows={4}
          value={draft.sweepTexts}
          onChange={(event) => onChange({ ...draft, sweepTexts: event.target.value })}
        />
      </div>
    </fieldset>
  )
}

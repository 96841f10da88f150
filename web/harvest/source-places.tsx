import { Button } from '../ui/button.tsx'
import { Select, TextArea, TextField } from '../ui/forms/fields.tsx'
import { useWords } from '../ui/page.tsx'
import { type Draft, emptyPlace, type PlaceField } from './draft.ts'

export interface DraftProps {
  draft: Draft
  onChange: (draft: Draft) => void
}

const placeFields = [
  'tag',
  'callNumber',
  'separator',
  'barcode',
  'volume',
  'location',
  'status',
] as const satisfies readonly PlaceField[]

/** Where records name copies: a row of short fields for each MARC field. */
export function Places({ draft, onChange }: DraftProps) {
  const words = useWords().harvest.form
  const { places } = draft
  const write = (row: number, field: PlaceField, value: string) =>
    onChange({
      ...draft,
      places: places.map((place, at) => (at === row ? { ...place, [field]: value } : place)),
    })
  return (
    <fieldset className="part">
      <legend>{words.holdings}</legend>
      <p className="hint">
        {words.holdingsHint}
        <br />
        {words.callNumberHint}
      </p>
      {places.map((place, row) => (
        <fieldset key={row} className="place">
          <legend className="sr">{words.place({ n: row + 1 })}</legend>
          {placeFields.map((field) => (
            <TextField
              key={field}
              label={words[field]}
              name={`profile.holdings.${row}.${field}`}
              value={place[field]}
              maxLength={field === 'callNumber' ? 40 : 3}
              onChange={(event) => write(row, field, event.target.value)}
            />
          ))}
        </fieldset>
      ))}
      <Button look="text" onClick={() => onChange({ ...draft, places: [...places, emptyPlace()] })}>
        {words.addPlace}
      </Button>
    </fieldset>
  )
}

/** What this library's own words for states mean, and where it does not lend. */
export function StatusWords({ draft, onChange }: DraftProps) {
  const words = useWords().harvest.form
  const { statuses } = useWords().catalogue
  const write = (row: number, change: Partial<Draft['words'][number]>) =>
    onChange({
      ...draft,
      words: draft.words.map((each, at) => (at === row ? { ...each, ...change } : each)),
    })
  return (
    <fieldset className="part">
      <legend>{words.statusWords}</legend>
      <p className="hint">{words.statusWordsHint}</p>
      {draft.words.map(({ word, means }, row) => (
        <div key={row} className="word">
          <TextField
            label={words.word({ n: row + 1 })}
            value={word}
            maxLength={40}
            onChange={(event) => write(row, { word: event.target.value })}
          />
          <Select
            label={words.means({ n: row + 1 })}
            value={means}
            options={Object.entries(statuses)}
            onChange={(event) => write(row, { means: event.target.value })}
          />
        </div>
      ))}
      <Button
        look="text"
        onClick={() =>
          onChange({ ...draft, words: [...draft.words, { word: '', means: 'available' }] })
        }
      >
        {words.addWord}
      </Button>
      <TextArea
        label={words.notLent}
        hint={words.notLentHint}
        name="profile.notLentLocations"
        value={draft.notLent}
        onChange={(event) => onChange({ ...draft, notLent: event.target.value })}
      />
    </fieldset>
  )
}

import type { SourceDetail } from '../../src/catalogue/sources/shapes.ts'
import { Checkbox } from '../ui/forms/choices.tsx'
import { Select, TextArea, TextField } from '../ui/forms/fields.tsx'
import { useWords } from '../ui/page.tsx'
import type { DraftProps } from './source-places.tsx'

type Asking = SourceDetail['profile']['asking']

/** How Z39.50 and SRU are asked: charset, syntax, databases, patience, and the way to ask for each field. */
export function HowAsked({ draft, onChange }: DraftProps) {
  const words = useWords().harvest.form.asking
  const {
    protocol,
    profile: { asking },
  } = draft
  const write = (change: Partial<Asking>) =>
    onChange({
      ...draft,
      profile: { ...draft.profile, asking: { ...asking, ...change } },
    })
  return (
    <fieldset className="part">
      <legend>{words.title}</legend>
      <div className="grid">
        <Choices asking={asking} protocol={protocol} onWrite={write} />
        {(['sessionsMax', 'timeoutMs'] as const).map((name) => (
          <TextField
            key={name}
            label={words[name]}
            hint={words.hints[name]}
            name={`profile.asking.${name}`}
            type="number"
            value={asking[name]}
            onChange={(event) => write({ [name]: Number(event.target.value) })}
          />
        ))}
        {protocol === 'z3950' && (
          <TextArea
            wide
            label={words.databases}
            hint={words.databasesHint}
            name="profile.asking.databases"
            value={draft.databases}
            onChange={(event) => onChange({ ...draft, databases: event.target.value })}
          />
        )}
      </div>
      <Checkbox
        label={words.isbnHyphenated}
        name="profile.asking.isbnHyphenated"
        checked={asking.isbnHyphenated}
        onChange={(event) => write({ isbnHyphenated: event.target.checked })}
      />
      <Ways draft={draft} onChange={onChange} />
    </fieldset>
  )
}

interface ChoicesProps extends Pick<SourceDetail, 'protocol'> {
  asking: Asking
  onWrite: (change: Partial<Asking>) => void
}

function Choices({ asking, protocol, onWrite }: ChoicesProps) {
  const words = useWords().harvest.form.asking
  const choices = [
    ['queryCharset', words.queryCharsets],
    ['syntax', words.syntaxes],
    ['sruVersion', protocol === 'sru' && words.versions],
    ['authentication', protocol === 'z3950' && words.authentications],
  ] as const
  const shown = choices.flatMap(([name, options]) => (options ? [[name, options] as const] : []))
  return shown.map(([name, options]) => (
    <Select
      key={name}
      label={words[name]}
      name={`profile.asking.${name}`}
      value={asking[name]}
      options={Object.entries(options)}
      onChange={(event) => onWrite({ [name]: event.target.value })}
    />
  ))
}

/** What each field is asked for by: as the centre's test of the target found it, or as somebody knows better. */
function Ways({ draft, onChange }: DraftProps) {
  const { asking: words, fields } = useWords().harvest.form
  const kind = draft.protocol === 'sru' ? 'indexes' : 'attributes'
  return (
    <fieldset className="part">
      <legend>{words[kind]}</legend>
      <p className="hint">{words.hints[kind]}</p>
      <div className="grid">
        {Object.entries(fields).map(([field, label]) => (
          <TextField
            key={field}
            label={label}
            name={`profile.asking.${kind}.${field}`}
            className="no"
            autoComplete="off"
            value={draft.ways[field] ?? ''}
            onChange={(event) =>
              onChange({ ...draft, ways: { ...draft.ways, [field]: event.target.value } })
            }
          />
        ))}
      </div>
    </fieldset>
  )
}

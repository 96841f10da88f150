import { useState } from 'react'
import type { SourceDetail } from '../../src/catalogue/sources/shapes.ts'
import type { ErrorAnswer } from '../../src/shared/shapes.ts'
import { Button } from '../ui/button.tsx'
import { Select } from '../ui/forms/fields.tsx'
import { Form } from '../ui/forms/form.tsx'
import { SectionHead } from '../ui/lists.tsx'
import { useWords } from '../ui/page.tsx'
import { Problem } from '../ui/problem.tsx'
import { useSend } from '../ui/use-send.ts'
import { profileOf } from './draft.ts'
import { HarvestBy } from './source-asking.tsx'
import { General } from './source-general.tsx'
import { type DraftProps, Places, StatusWords } from './source-places.tsx'

interface SettingsProps extends DraftProps {
  source: SourceDetail
}

/** The whole profile of a source in plain controls. */
export function Settings({ source, draft, onChange }: SettingsProps) {
  const words = useWords().harvest
  const { send, sending, problem } = useSend<{ id: number }>()
  const [said, setSaid] = useState('')
  const save = async (fields: Record<string, string>, form: FormData) => {
    const every = fields.harvestEveryMinutes?.trim()
    const sent = await send(
      `/api/sources/${source.id}`,
      {
        name: { zh: fields['name.zh'], en: fields['name.en'] },
        address: fields.address ?? '',
        isHarvested: form.has('isHarvested'),
        harvestEveryMinutes: every ? Number(every) : null,
        isSearchedLive: form.has('isSearchedLive'),
        isAskedForAvailability: form.has('isAskedForAvailability'),
        profile: profileOf(draft),
        ...(fields.user ? { credentials: credentialsOf(fields) } : {}),
      },
      'PUT',
    )
    setSaid(sent.ok ? words.detail.saved : '')
  }
  return (
    <section>
      <SectionHead title={words.detail.settings} />
      <Form problem={atLists(problem)} onSend={save} label={words.detail.settings}>
        <Problem problem={atLists(problem)} />
        <General source={source} />
        <Charset draft={draft} onChange={onChange} />
        <Places draft={draft} onChange={onChange} />
        <StatusWords draft={draft} onChange={onChange} />
        <HarvestBy draft={draft} onChange={onChange} />
        <div className="acts">
          <Button type="submit" look="primary" busy={sending}>
            {words.detail.save}
          </Button>
          <span role="status">{said}</span>
        </div>
      </Form>
    </section>
  )
}

/** An objection to one of several that are written in one field stands at that field. */
const atLists = (problem: ErrorAnswer | null): ErrorAnswer | null =>
  problem && {
    ...problem,
    objections: problem.objections.map((objection) => ({
      ...objection,
      field: objection.field.replace(/^(profile\.(?:asking|sweep)\..+)\.\d+$/, '$1'),
    })),
  }

const credentialsOf = ({ user = '', password = '', group = '' }: Record<string, string>) => ({
  user,
  password,
  group,
})

function Charset({ draft, onChange }: DraftProps) {
  const { form: words } = useWords().harvest
  const { profile } = draft
  return (
    <fieldset className="part">
      <legend>{words.reading}</legend>
      <Select
        label={words.charset}
        name="profile.recordCharset"
        value={profile.recordCharset}
        options={Object.entries(words.charsets)}
        onChange={(event) => {
          const recordCharset = event.target.value as typeof profile.recordCharset
          onChange({ ...draft, profile: { ...profile, recordCharset } })
        }}
      />
    </fieldset>
  )
}

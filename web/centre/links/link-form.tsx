import { useState } from 'react'
import type { RelatedLink, RelatedLinkForm } from '../../../src/catalogue/record/shapes.ts'
import { Button } from '../../ui/button.tsx'
import { CheckboxGroup } from '../../ui/forms/choices.tsx'
import { TextField } from '../../ui/forms/fields.tsx'
import { Form } from '../../ui/forms/form.tsx'
import { useFrame, useWords } from '../../ui/page.tsx'
import { Problem } from '../../ui/problem.tsx'
import { useSend } from '../../ui/use-send.ts'
import { dayOf } from '../../ui/values/days.ts'

interface LinkFormProps {
  /** Null: a new one. */
  link: RelatedLink | null
  /** What it has become; null when it is shown no longer. */
  onChanged: (link: RelatedLink | null) => void
}

/** Where a new link comes, unless said otherwise: behind all. */
const lastPosition = 100

/** One link of 相关资源, with what it becomes for a book. */
export function LinkForm({ link, onChanged }: LinkFormProps) {
  const { record, catalogue } = useWords()
  const words = record.links
  const { now } = useFrame()
  const { send, sending, problem } = useSend<{ id: number }>()
  const [types, setTypes] = useState<readonly string[]>(link?.materialTypes ?? [])
  const [template, setTemplate] = useState(link?.template ?? 'https://')
  const save = async (fields: Record<string, string>) => {
    const form: RelatedLinkForm = {
      label: { zh: fields['label.zh'] ?? '', en: fields['label.en'] ?? '' },
      template,
      materialTypes: [...types],
      position: Number(fields.position),
    }
    const sent = link
      ? await send(`/api/related-links/${link.id}`, form, 'PUT')
      : await send('/api/related-links', form)
    if (sent.ok) onChanged({ ...form, id: sent.value.id, since: dayOf(now) })
  }
  const end = async () => {
    if (link && (await send(`/api/related-links/${link.id}/end`, {})).ok) onChanged(null)
  }
  return (
    <Form problem={problem} className="link-form" onSend={(fields) => void save(fields)}>
      <Problem problem={problem} />
      <TextField name="label.zh" label={words.labelZh} defaultValue={link?.label.zh} required />
      <TextField name="label.en" label={words.labelEn} defaultValue={link?.label.en} required />
      <TextField
        name="template"
        label={words.template}
        hint={words.templateHint}
        value={template}
        onChange={(event) => setTemplate(event.target.value)}
        required
        wide
        className="no"
      />
      <Preview template={template} />
      <TextField
        name="position"
        label={words.position}
        type="number"
        min={0}
        max={9999}
        defaultValue={link?.position ?? lastPosition}
        required
      />
      <CheckboxGroup
        name="materialTypes"
        legend={words.types}
        values={types}
        onChange={setTypes}
        choices={Object.entries(catalogue.materialTypes).map(([value, label]) => ({
          value,
          label,
        }))}
      />
      <div className="acts">
        <Button type="submit" busy={sending}>
          {words.save}
        </Button>
        {link && (
          <Button look="link" busy={sending} onClick={() => void end()}>
            {words.end}
          </Button>
        )}
      </div>
    </Form>
  )
}

/** The address a book would get; the server decides whether it may stand. */
function Preview({ template }: { template: string }) {
  const words = useWords().record.links
  const sample: Readonly<Record<string, string>> = {
    isbn: '9787220106538',
    issn: '1000-0054',
    title: words.sampleTitle,
    author: words.sampleAuthor,
  }
  const filled = template.replaceAll(/\{(\w+)\}/g, (whole, name: string) =>
    sample[name] ? encodeURIComponent(sample[name]) : whole,
  )
  const usable = /^https:\/\/[^/{}@]+\.[^/{}@]+/.test(filled) && !/[{}\s]/.test(filled)
  return (
    <p className="preview">
      <span className="meta">{words.preview}</span>{' '}
      {usable ? (
        <a href={filled} target="_blank" rel="noreferrer noopener">
          {filled}
        </a>
      ) : (
        words.previewNone
      )}
    </p>
  )
}

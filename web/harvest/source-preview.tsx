import { useEffect, useState } from 'react'
import type { ProfilePreview } from '../../src/catalogue/sources/shapes.ts'
import { TextArea } from '../ui/forms/fields.tsx'
import { FileField } from '../ui/forms/file-field.tsx'
import { type Column, SectionHead, Table } from '../ui/lists.tsx'
import { useWords } from '../ui/page.tsx'
import { type Draft, profileOf } from './draft.ts'
import { wordOf } from './words.ts'

type Copy = ProfilePreview['copies'][number]
type Given = { record: string; encoding: 'text' | 'base64' }

/** What can be pasted or taken from a file: a record is at most 99,999 bytes. */
const bytesMax = 100_000
const pauseMs = 400

/** The copies that the form, as it stands, reads from one record. */
export function Preview({ draft, sample }: { draft: Draft; sample: string }) {
  const words = useWords().harvest.preview
  const [given, setGiven] = useState<Given>({ record: sample, encoding: 'text' })
  const preview = usePreview(draft, given)
  const takeFile = async (file: File | null) => {
    if (!file) return
    const bytes = new Uint8Array(await file.slice(0, bytesMax).arrayBuffer())
    const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')
    setGiven({ record: btoa(binary), encoding: 'base64' })
  }
  return (
    <section className="preview">
      <SectionHead title={words.title} />
      <p className="hint">{words.hint}</p>
      {sample === '' && <p className="hint">{words.noSample}</p>}
      <TextArea
        label={words.record}
        value={given.encoding === 'text' ? given.record : ''}
        onChange={(event) => setGiven({ record: event.target.value, encoding: 'text' })}
        rows={8}
      />
      <FileField label={words.file} accept=".mrc,.marc,.iso,.xml,.dat" onFile={takeFile} />
      <div role="status">{preview && <Read preview={preview} />}</div>
    </section>
  )
}

/** Asks again a moment after the last change; what came for an older one is not shown. */
function usePreview(draft: Draft, { record, encoding }: Given): ProfilePreview | null {
  const [preview, setPreview] = useState<ProfilePreview | null>(null)
  const body = JSON.stringify({ profile: profileOf(draft), record, encoding })
  useEffect(() => {
    if (record === '') return setPreview(null)
    let current = true
    const later = setTimeout(async () => {
      const headers = { 'content-type': 'application/json' }
      const answer = await fetch('/api/sources/preview', { method: 'POST', headers, body }).catch(
        () => null,
      )
      if (current && answer?.ok) setPreview(await answer.json())
    }, pauseMs)
    return () => {
      current = false
      clearTimeout(later)
    }
  }, [body, record])
  return preview
}

function Read({ preview }: { preview: ProfilePreview }) {
  const words = useWords().harvest
  if (preview.reason)
    return (
      <p className="failed">
        {words.preview.unread} · {wordOf(words.reasons, preview.reason)} {preview.detail}
      </p>
    )
  return (
    <>
      <p>
        <b>{preview.title}</b> {preview.controlNumber}{' '}
        {preview.format === 'cnmarc' ? 'CNMARC' : 'MARC21'}
      </p>
      {preview.repairs.map((repair) => (
        <p key={repair} className="hint">
          {wordOf(words.repairs, repair)}
        </p>
      ))}
      {preview.copies.length === 0 ? (
        <p>{words.preview.noCopies}</p>
      ) : (
        <Copies copies={preview.copies} />
      )}
    </>
  )
}

function Copies({ copies }: { copies: readonly Copy[] }) {
  const words = useWords()
  const { form, preview } = words.harvest
  const columns: Column<Copy>[] = [
    { key: 'call', head: form.callNumber, cell: ({ callNumber }) => callNumber },
    { key: 'barcode', head: form.barcode, cell: ({ barcode }) => barcode },
    {
      key: 'place',
      head: form.location,
      cell: ({ location, volume }) => [location, volume].filter(Boolean).join(' '),
    },
    {
      key: 'status',
      head: form.status,
      className: 'state',
      cell: ({ status, statusWord, isLent }) => (
        <>
          {status
            ? words.catalogue.statuses[status]
            : statusWord
              ? preview.unknownWord
              : preview.noWord}{' '}
          <span className="addr">
            {statusWord} {isLent ? preview.lent : preview.notLent}
          </span>
        </>
      ),
    },
  ]
  return (
    <>
      <p className="meta">{preview.copies({ n: copies.length })}</p>
      <Table
        label={preview.title}
        columns={columns}
        rows={copies}
        keyOf={(copy) => copies.indexOf(copy)}
      />
    </>
  )
}

import type { ChangeEvent, ReactNode } from 'react'
import { Select, TextField } from '../../../ui/forms/fields.tsx'
import { useWords } from '../../../ui/page.tsx'
import { type Draft, firstValuesOf } from '../form.ts'

interface FieldsProps {
  at: number
  first: ReturnType<typeof firstValuesOf>
  children?: ReactNode
  onMaterialType?: (event: ChangeEvent<HTMLSelectElement>) => void
}

/** What the book is; the required fields between the title and the rest. */
export function Identity({ at, first, children, onMaterialType }: FieldsProps) {
  const words = useWords().my
  const name = (field: string) => `books.${at}.${field}`
  return (
    <>
      <TextField
        wide
        required
        label={words.fields.title}
        name={name('title')}
        defaultValue={first.title}
        className="book-in"
      />
      {children}
      <TextField label={words.fields.author} name={name('author')} defaultValue={first.author} />
      <TextField
        label={words.fields.publisher}
        name={name('publisher')}
        defaultValue={first.publisher}
      />
      <TextField
        label={words.fields.isbnIssn}
        name={name('isbnIssn')}
        defaultValue={first.isbnIssn}
        className="no"
      />
      <Select
        label={words.fields.materialType}
        name={name('materialType')}
        defaultValue={first.materialType}
        options={Object.entries(words.materialTypes)}
        onChange={onMaterialType}
      />
    </>
  )
}

/** Year and call number, which every request names; the year of a journal stands with its issue (`ofPart`). */
export function YearAndCallNumber({ at, first, ofPart }: FieldsProps & { ofPart?: boolean }) {
  const words = useWords().my.fields
  return (
    <>
      {!ofPart && <Year at={at} first={first} />}
      <TextField
        required
        label={words.callNumber}
        name={`books.${at}.callNumber`}
        defaultValue={first.callNumber}
        className="no"
      />
    </>
  )
}

function Year({ at, first }: FieldsProps) {
  const words = useWords().my.fields
  return (
    <TextField
      required
      label={words.publishedYear}
      name={`books.${at}.publishedYear`}
      defaultValue={first.publishedYear}
      inputMode="numeric"
    />
  )
}

/** The S2 extras about the book. */
export function MoreOfBook({ at, draft }: { at: number; draft: Draft }) {
  const words = useWords().my
  const first = firstValuesOf(draft)
  const named = [words.fields.language, words.fields.patronReference].join(words.ask.fieldsAnd)
  return (
    <details className="fold">
      <summary>{words.ask.more({ fields: named })}</summary>
      <div className="grid">
        <Select
          label={words.fields.language}
          name={`books.${at}.language`}
          defaultValue={first.language ?? ''}
          options={Object.entries(words.languages)}
        />
        <TextField
          label={words.fields.patronReference}
          name={`books.${at}.patronReference`}
          defaultValue={first.patronReference}
          maxLength={40}
        />
      </div>
    </details>
  )
}

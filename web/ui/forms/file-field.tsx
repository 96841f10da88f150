import { type InputHTMLAttributes, useId, useState } from 'react'
import { useWords } from '../page.tsx'
import { type Around, useField } from './field.tsx'

type FileProps = Around &
  Omit<InputHTMLAttributes<HTMLInputElement>, 'type' | 'onChange'> & {
    onFile?: (file: File | null) => void
  }

/** One file. The button and what is chosen are in the language of the page, not of the browser. */
export function FileField({ label, hint, error, wide, onFile, ...input }: FileProps) {
  const field = useField({ label, hint, error, wide }, input)
  const { className = '', required: _, ...rest } = input
  const words = useWords().common.ui
  const [name, setName] = useState('')
  const chosen = useId()
  return field.frame(
    <label className={`file ${className}`}>
      <input
        {...rest}
        {...field.aria}
        type="file"
        className="sr"
        aria-describedby={`${chosen} ${field.aria['aria-describedby']}`}
        onChange={({ target: { files } }) => {
          setName(files?.[0]?.name ?? '')
          onFile?.(files?.[0] ?? null)
        }}
      />
      <span className="btn" aria-hidden="true">
        {words.chooseFile}
      </span>
      <span className="chosen-file" aria-hidden="true" id={chosen}>
        {name || words.noFile}
      </span>
    </label>,
  )
}

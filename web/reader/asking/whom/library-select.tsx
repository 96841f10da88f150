import { type ReactNode, useId } from 'react'
import type { Directory } from '../../../../src/libraries/shapes.ts'
import { useObjection } from '../../../ui/forms/form.tsx'
import { useSay } from '../../../ui/page.tsx'

interface LibrarySelectProps {
  label: ReactNode
  name: string
  directory: Directory
  /** Codes that are not offered. */
  without: readonly string[]
  hint?: ReactNode
  /** What choosing none means. */
  none: string
  defaultValue?: string
}

/** One member library, by category. */
export function LibrarySelect(props: LibrarySelectProps) {
  const { label, name, directory, without, hint, none, defaultValue = '' } = props
  const id = useId()
  const say = useSay()
  const objection = useObjection(name)
  return (
    <div className="f">
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        className="in"
        name={name}
        defaultValue={defaultValue}
        aria-invalid={objection ? true : undefined}
        aria-describedby={`${id}-under`}
      >
        <option value="">{none}</option>
        {directory.categories.map((category) => (
          <optgroup key={category.code} label={say(category.name)}>
            {category.libraries
              .filter(({ code }) => !without.includes(code))
              .map((library) => (
                <option key={library.code} value={library.code}>
                  {say(library.name)}
                </option>
              ))}
          </optgroup>
        ))}
      </select>
      <div id={`${id}-under`}>
        {objection && <p className="wrong">{objection}</p>}
        {hint && (
          <div className="under">
            <span>{hint}</span>
          </div>
        )}
      </div>
    </div>
  )
}

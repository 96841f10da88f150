import { type ReactNode, useId, useState } from 'react'
import { useWords } from '../page.tsx'
import { useObjection } from './form.tsx'
import { lettersOf, widthOf } from './width.ts'

/** What every field shows besides its input. */
export interface Around {
  label: ReactNode
  hint?: ReactNode
  /** Beside or instead of the objection that the form hands down by `name`. */
  error?: string
  /** Shows a live counter: in letters, or in width (a Chinese character counts as two). */
  counter?: { limit: number; unit: 'letters' | 'width' }
  /** Spans both columns of a grid. */
  wide?: boolean
}

interface Input {
  id?: string
  name?: string
  required?: boolean
  value?: unknown
  defaultValue?: unknown
}

/** Ids, objections and the counter of a field, and the frame drawn around its input. */
export function useField(around: Around, { id, name, required, value, defaultValue }: Input) {
  const own = useId()
  const words = useWords().common.ui
  const objection = useObjection(name)
  const [typed, count] = useState(String(value ?? defaultValue ?? ''))
  const error = around.error || objection
  const inputId = id ?? own
  const aria = {
    id: inputId,
    'aria-required': required || undefined,
    'aria-invalid': error ? true : undefined,
    'aria-describedby': `${inputId}-under`,
  }
  const frame = (input: ReactNode) => (
    <div className={around.wide ? 'f wide' : 'f'}>
      <label htmlFor={inputId}>
        {around.label}
        {required && <span className="req">{words.required}</span>}
      </label>
      {input}
      <div id={`${inputId}-under`}>
        {error && <p className="wrong">{error}</p>}
        {(around.hint || around.counter) && (
          <div className="under">
            <span>{around.hint}</span>
            {around.counter && <Counter {...around.counter} typed={String(value ?? typed)} />}
          </div>
        )}
      </div>
    </div>
  )
  return { aria, count, frame }
}

function Counter({ limit, unit, typed }: NonNullable<Around['counter']> & { typed: string }) {
  const words = useWords().common.ui
  const length = unit === 'width' ? widthOf(typed) : lettersOf(typed)
  return (
    <span className={length > limit ? 'count over' : 'count'}>
      {unit === 'width' ? words.width({ length, limit }) : words.letters({ length, limit })}
    </span>
  )
}

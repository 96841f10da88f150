import type { InputHTMLAttributes, SelectHTMLAttributes, TextareaHTMLAttributes } from 'react'
import { type Around, useField } from './field.tsx'

type InputProps = Around & InputHTMLAttributes<HTMLInputElement>
type AreaProps = Around & TextareaHTMLAttributes<HTMLTextAreaElement>
type SelectProps = Around &
  SelectHTMLAttributes<HTMLSelectElement> & { options: readonly (readonly [string, string])[] }

/** One line of text. */
export function TextField({ label, hint, error, counter, wide, ...input }: InputProps) {
  const field = useField({ label, hint, error, counter, wide }, input)
  const { className = '', required: _, onChange, ...rest } = input
  return field.frame(
    <input
      {...rest}
      {...field.aria}
      className={`in ${className}`}
      onChange={(event) => {
        field.count(event.target.value)
        onChange?.(event)
      }}
    />,
  )
}

/** Several lines of text. */
export function TextArea({ label, hint, error, counter, wide, ...input }: AreaProps) {
  const field = useField({ label, hint, error, counter, wide }, input)
  const { className = '', required: _, onChange, ...rest } = input
  return field.frame(
    <textarea
      rows={2}
      {...rest}
      {...field.aria}
      className={`in ${className}`}
      onChange={(event) => {
        field.count(event.target.value)
        onChange?.(event)
      }}
    />,
  )
}

/** One of a short list; `options` are [value, words]. */
export function Select({ label, hint, error, counter, wide, options, ...input }: SelectProps) {
  const field = useField({ label, hint, error, counter, wide }, input)
  const { className = '', required: _, ...rest } = input
  return field.frame(
    <select {...rest} {...field.aria} className={`in ${className}`}>
      {options.map(([value, words]) => (
        <option key={value} value={value}>
          {words}
        </option>
      ))}
    </select>,
  )
}

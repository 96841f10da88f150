import { type InputHTMLAttributes, type ReactNode, useEffect, useId, useRef } from 'react'
import { useObjection } from './form.tsx'

/** One choice: value, words, what to know about it, and what stands at the right. */
export interface Choice {
  value: string
  label: ReactNode
  hint?: ReactNode
  right?: ReactNode
  disabled?: boolean
}

interface GroupProps {
  legend: ReactNode
  name: string
  choices: readonly Choice[]
  /** Hide the legend from sight where the heading beside says it already. */
  silent?: boolean
}

interface RadioGroupProps extends GroupProps {
  value?: string
  defaultValue?: string
  onChange?: (value: string) => void
}

/** One of a few, each a row with room for an explanation. */
export function RadioGroup({ value, defaultValue, onChange, ...group }: RadioGroupProps) {
  const chosen = useRef<HTMLInputElement>(null)
  const early = useRef(onChange)
  // What was pressed before the page was awake stands in the page only: take it over.
  useEffect(() => {
    const pressed = chosen.current?.form?.elements.namedItem(group.name)
    if (!(pressed instanceof RadioNodeList) || pressed.value === chosen.current?.value) return
    if (pressed.value) early.current?.(pressed.value)
  }, [group.name])
  return (
    <Group {...group}>
      {(choice, id) => (
        <input
          id={id}
          ref={value === choice.value ? chosen : undefined}
          type="radio"
          name={group.name}
          value={choice.value}
          disabled={choice.disabled}
          checked={value === undefined ? undefined : value === choice.value}
          defaultChecked={value === undefined ? defaultValue === choice.value : undefined}
          onChange={onChange && (() => onChange(choice.value))}
          readOnly={value !== undefined && !onChange}
        />
      )}
    </Group>
  )
}

interface CheckboxGroupProps extends GroupProps {
  values: readonly string[]
  onChange: (values: string[]) => void
}

/** Any of a few. */
export function CheckboxGroup({ values, onChange, ...group }: CheckboxGroupProps) {
  const toggle = (value: string) =>
    onChange(values.includes(value) ? values.filter((v) => v !== value) : [...values, value])
  return (
    <Group {...group}>
      {(choice, id) => (
        <input
          id={id}
          type="checkbox"
          name={group.name}
          value={choice.value}
          disabled={choice.disabled}
          checked={values.includes(choice.value)}
          onChange={() => toggle(choice.value)}
        />
      )}
    </Group>
  )
}

function Group({
  legend,
  name,
  choices,
  silent,
  children,
}: GroupProps & { children: (choice: Choice, id: string) => ReactNode }) {
  const id = useId()
  const objection = useObjection(name)
  return (
    <fieldset
      className="opts"
      data-wrong={objection ? true : undefined}
      aria-describedby={objection ? `${id}-wrong` : undefined}
      tabIndex={objection ? -1 : undefined}
    >
      <legend className={silent ? 'sr' : undefined}>{legend}</legend>
      {choices.map((choice) => (
        <label key={choice.value} className="opt" htmlFor={`${id}-${choice.value}`}>
          {children(choice, `${id}-${choice.value}`)}
          <b>{choice.label}</b>
          {choice.right && <span className="r">{choice.right}</span>}
          {choice.hint && <small>{choice.hint}</small>}
        </label>
      ))}
      {objection && (
        <p className="wrong" id={`${id}-wrong`}>
          {objection}
        </p>
      )}
    </fieldset>
  )
}

type CheckboxProps = InputHTMLAttributes<HTMLInputElement> & { label: ReactNode }

/** A single yes or no. */
export const Checkbox = ({ label, ...input }: CheckboxProps) => (
  <label className="check">
    <input type="checkbox" {...input} />
    <span>{label}</span>
  </label>
)

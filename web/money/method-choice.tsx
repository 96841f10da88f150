import type { ReactNode } from 'react'
import { useWords } from '../ui/page.tsx'

interface MethodChoiceProps {
  legend: string
  name: string
  chosen: string
  onChoose: (method: string) => void
  /** What is to be known before one chooses, as how much the till holds. */
  children?: ReactNode
}

/** Cash or card: how money crosses the counter. */
export function MethodChoice({ legend, name, chosen, onChoose, children }: MethodChoiceProps) {
  const { methods } = useWords().money
  return (
    <fieldset className="ways">
      <legend>{legend}</legend>
      {Object.entries(methods).map(([method, label]) => (
        <label key={method} className="check">
          <input
            type="radio"
            name={name}
            value={method}
            checked={chosen === method}
            onChange={() => onChoose(method)}
          />
          {label}
        </label>
      ))}
      {children}
    </fieldset>
  )
}

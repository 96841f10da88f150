import { createContext, type ReactNode, useContext, useEffect, useRef } from 'react'
import type { ErrorAnswer } from '../../../src/shared/shapes.ts'

type Objection = ErrorAnswer['objections'][number]
const Objections = createContext<readonly Objection[]>([])

/** The objections to the field `name`, in words; '' when there is none. */
export function useObjection(name: string | undefined): string {
  const objections = useContext(Objections)
  const own = objections.filter(({ field }) => field !== '' && field === name)
  return own.map(({ message }) => message).join(' ')
}

/** Hands the objections of a refusal to the fields below, each by its `name`. */
export const FieldSet = ({ problem, children }: FieldSetProps) => (
  <Objections value={problem?.objections ?? []}>{children}</Objections>
)

interface FieldSetProps {
  problem: ErrorAnswer | null
  children: ReactNode
}

interface FormProps extends FieldSetProps {
  onSend: (fields: Record<string, string>, form: FormData) => void
  className?: string
  label?: string
}

/**
 * A form sent by `useSend`. It is method=post even so: pressed before the page is awake, it must
 * not put what was typed (a password) into an address. After a refusal the first field objected to
 * gets the focus; what was typed stays.
 */
export function Form({ problem, onSend, className, label, children }: FormProps) {
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    if (!problem) return
    const wrong = form.current?.querySelector<HTMLElement>('[aria-invalid=true], [data-wrong]')
    if (wrong) wrong.focus()
    else form.current?.querySelector('[role=alert]')?.scrollIntoView({ block: 'center' })
  }, [problem])

  return (
    <FieldSet problem={problem}>
      <form
        ref={form}
        method="post"
        noValidate
        className={className}
        aria-label={label}
        onSubmit={(event) => {
          event.preventDefault()
          const fields = new FormData(event.currentTarget)
          onSend(textsOf(fields), fields)
        }}
      >
        {children}
      </form>
    </FieldSet>
  )
}

const textsOf = (form: FormData): Record<string, string> =>
  Object.fromEntries([...form].map(([name, value]) => [name, String(value)]))

/** A block of a form with its heading at the left. */
export const Block = ({ title, children }: { title: string; children: ReactNode }) => (
  <fieldset className="block">
    <legend>{title}</legend>
    <div>{children}</div>
  </fieldset>
)

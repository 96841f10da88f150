import { useEffect, useRef } from 'react'
import type { ErrorAnswer } from '../../../src/shared/shapes.ts'
import { useWords } from '../page.tsx'

interface ErrorSummaryProps {
  problem: ErrorAnswer | null
  title: string
  /** The objection in words that name its field; '' where it is about no field. */
  say?: (objection: ErrorAnswer['objections'][number]) => string
}

/**
 * All objections to a form on top of it. Takes the focus when they arrive; each line that is about
 * a field leads to that field, opening what hides it.
 */
export function ErrorSummary({ problem, title, say }: ErrorSummaryProps) {
  const words = useWords().common.problem
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (problem) box.current?.focus()
  }, [problem])
  if (!problem) return null
  const lines = problem.objections.length
    ? problem.objections
    : [{ code: problem.code, field: '', message: problem.message }]

  return (
    <div ref={box} tabIndex={-1} role="alert" className="needs wrongs">
      <h2 className="warm">{title}</h2>
      <ul>
        {lines.map((line) => (
          <li key={`${line.field} ${line.message}`}>
            {say?.(line) ? (
              <button type="button" className="as-link" onClick={() => goTo(line.field)}>
                {say(line)}
              </button>
            ) : (
              line.message
            )}
          </li>
        ))}
      </ul>
      <p>{words.kept}</p>
      {problem.code === 'fault' && (
        <p className="cap">
          {words.id} <span className="no">{problem.id}</span>
        </p>
      )}
    </div>
  )
}

function goTo(field: string) {
  const element = document.querySelector<HTMLElement>(`[name="${CSS.escape(field)}"]`)
  const folded = element?.closest('details')
  if (folded) folded.open = true
  // A field that is not seen stands for the choices around it.
  const seen = element?.matches('[type=hidden]')
    ? element.closest('fieldset')?.querySelector<HTMLElement>('input:not([type=hidden])')
    : element
  seen?.focus()
}

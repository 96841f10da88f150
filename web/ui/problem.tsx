import type { ErrorAnswer } from '../../src/shared/shapes.ts'
import { useWords } from './page.tsx'

interface ProblemProps {
  problem: ErrorAnswer | null
  /** Whether what was typed is kept; said unless false. */
  saved?: string
}

/**
 * A refusal or a fault in words: what happened (the sentence of the server says whether anything
 * changed and what to do), and the id under which it stands in the log. Read aloud at once.
 */
export function Problem({ problem, saved }: ProblemProps) {
  const words = useWords().common.problem
  return (
    <div role="alert">
      {problem && (
        <div className="needs wrongs">
          <h2 className="warm">{words.notSent}</h2>
          <ul>
            {[...new Set(problem.objections.map((each) => each.message))].map((message) => (
              <li key={message}>{message}</li>
            ))}
            {problem.objections.length === 0 && <li>{problem.message}</li>}
          </ul>
          <p>{saved ?? words.kept}</p>
          {problem.id && (
            <p className="cap">
              {words.id} <span className="no">{problem.id}</span>
            </p>
          )}
        </div>
      )}
    </div>
  )
}

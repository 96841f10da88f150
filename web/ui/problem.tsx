import type { ErrorAnswer } from '../../src/shared/shapes.ts'
import { useWords } from './page.tsx'

interface ProblemProps {
  problem: ErrorAnswer | null
  /** What to say about what was typed, where that is not 您填写的内容都还在; '' says nothing. */
  saved?: string
}

/**
 * A refusal or a fault in words: what happened (the sentence of the server says whether anything
 * changed and what to do), and for a fault, where only the log knows more, the id under which it
 * stands there. Read aloud at once.
 */
export function Problem({ problem, saved }: ProblemProps) {
  const words = useWords().common.problem
  return (
    <div role="alert">
      {problem && (
        <div className="needs wrongs">
          <h2 className="warm">{words.notSent}</h2>
          <Messages problem={problem} />
          {saved !== '' && <p>{saved ?? words.kept}</p>}
          {problem.code === 'fault' && (
            <p className="cap">
              {words.id} <span className="no">{problem.id}</span>
            </p>
          )}
        </div>
      )}
    </div>
  )
}

/** What stands beside a field already is only counted here; all the rest is said in full. */
function Messages({ problem: { message, objections } }: { problem: ErrorAnswer }) {
  const words = useWords().common.problem
  const atFields = objections.filter(
    ({ field }) => field && document.getElementsByName(field).length,
  )
  const others = objections.filter((each) => !atFields.includes(each)).map((each) => each.message)
  return (
    <ul>
      {[...new Set(others)].map((each) => (
        <li key={each}>{each}</li>
      ))}
      {objections.length === 0 && <li>{message}</li>}
      {atFields.length > 0 && <li>{words.atFields({ n: atFields.length })}</li>}
    </ul>
  )
}

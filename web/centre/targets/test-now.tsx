import { useState } from 'react'
import type { TargetTest } from '../../../src/catalogue/targets/shapes.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/forms/fields.tsx'
import { SectionHead } from '../../ui/lists.tsx'
import { useWords } from '../../ui/page.tsx'
import { Problem } from '../../ui/problem.tsx'
import { useSend } from '../../ui/use-send.ts'

interface TestNowProps {
  id: number
  book: string
  onBook: (typed: string) => void
}

/** Asks the target step by step and says of each what came; the first that fails is the last. */
export function TestNow({ id, book, onBook }: TestNowProps) {
  const words = useWords().targets.test
  const { send, sending, problem } = useSend<TargetTest>()
  const [test, setTest] = useState<TargetTest | null>(null)
  async function run() {
    setTest(null)
    const sent = await send(`/api/targets/${id}/test`, { q: book })
    if (sent.ok) setTest(sent.value)
  }
  return (
    <section>
      <SectionHead title={words.title} />
      <form
        className="ask-line"
        onSubmit={(event) => {
          event.preventDefault()
          void run()
        }}
      >
        <TextField
          label={words.q}
          hint={words.qHint}
          value={book}
          onChange={(event) => onBook(event.target.value)}
        />
        <Button type="submit" look="primary" busy={sending} disabled={!book.trim()}>
          {sending ? words.running : words.start}
        </Button>
      </form>
      <Problem problem={problem} saved="" />
      <div role="status">{test && <Steps test={test} />}</div>
      {test?.sample && <Sample sample={test.sample} />}
    </section>
  )
}

const marks = { done: '✓', empty: '!', broke: '✕' }

/** A search that finds nothing was answered, and yet shows nothing of the library: it is no success. */
const lookOf = (step: string, outcome: string, found: string): keyof typeof marks =>
  outcome !== 'answered' ? 'broke' : step === 'search' && found === '0' ? 'empty' : 'done'

function Steps({ test }: { test: TargetTest }) {
  const words = useWords()
  const own = words.targets.test
  return (
    <ol className="steps">
      {test.steps.map(({ step, outcome, elapsedMs, found, diagnostic }) => (
        <li key={step} className={lookOf(step, outcome, found)}>
          <b>
            <span aria-hidden="true">{marks[lookOf(step, outcome, found)]} </span>
            {own.steps[step]}
          </b>
          <span>
            {[
              outcome !== 'answered' && words.live.reasons[outcome],
              found && own.found[step]({ found }),
              diagnostic && own.diagnostic({ said: diagnostic }),
            ]
              .filter(Boolean)
              .join(' · ')}
          </span>
          <span className="no">{own.ms({ n: elapsedMs })}</span>
        </li>
      ))}
    </ol>
  )
}

function Sample({ sample }: { sample: NonNullable<TargetTest['sample']> }) {
  const words = useWords().targets.test
  return (
    <details open>
      <summary>{words.sample}</summary>
      <p>
        <span className="book">{sample.title}</span> {sample.responsibility}
      </p>
      <p className="cap">{words.copies({ n: sample.copies })}</p>
      <table className="tbl marc">
        <tbody>
          {sample.fields.map(({ tag, indicators, value }, at) => (
            <tr key={at}>
              <th scope="row" className="no">
                {tag}
              </th>
              <td className="no">{indicators}</td>
              <td>{value}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}

import type { ReactNode } from 'react'

/** One step: done, now (ringed; `holder` says who holds the book), or to come. */
export interface Step {
  word: ReactNode
  status: 'done' | 'now' | 'toCome'
  beside?: ReactNode
  holder?: ReactNode
}

const classes = { done: undefined, now: 'cur', toCome: 'todo' } as const

/** What has happened, where it stands, what comes with its expected day. */
export const Timeline = ({ label, steps }: { label: string; steps: readonly Step[] }) => (
  <ol className="tl" aria-label={label}>
    {steps.map((step, at) => (
      <li
        key={at}
        className={classes[step.status]}
        aria-current={step.status === 'now' ? 'step' : undefined}
      >
        {step.status === 'toCome' ? <span>{step.word}</span> : <b>{step.word}</b>}
        <span>{step.beside}</span>
        {step.holder && <div className="ball">{step.holder}</div>}
      </li>
    ))}
  </ol>
)

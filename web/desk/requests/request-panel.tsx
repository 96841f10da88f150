import type { ReactNode } from 'react'
import type { RequestDetail } from '../../../src/requests/shapes.ts'
import { paths } from '../../paths.ts'
import { LinkButton } from '../../ui/button.tsx'
import { useSay, useWords } from '../../ui/page.tsx'
import { Why } from '../../ui/values/money.tsx'
import { When } from '../../ui/values/when.tsx'
import { Nothing } from '../nothing.tsx'
import { wordOf } from '../words.ts'
import { Facts } from './request-facts.tsx'
import { Heading } from './request-heading.tsx'

interface RequestPanelProps {
  request: RequestDetail | null
  queue: string
  /** The bar of what can be done. */
  children: ReactNode
}

/** The chosen request: what, how far, where to find it, for whom, by which rules, what happened. */
export function RequestPanel({ request, queue, children }: RequestPanelProps) {
  const words = useWords().desk.request
  const back = (
    <LinkButton href={paths.deskQueue(queue)} className="back">
      {words.backToList}
    </LinkButton>
  )
  if (!request) {
    return (
      <section className="one" aria-label={words.none}>
        <div className="body">
          {back}
          <Nothing title={words.none}>{words.noneText}</Nothing>
        </div>
      </section>
    )
  }
  return (
    <section className="one" aria-label={words.area({ number: request.number })}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it */}
      <section className="body" tabIndex={0} aria-label={request.number}>
        {back}
        <Heading request={request} />
        <Path request={request} />
        {request.cancelAskedAt && (
          <p className="needs asked">
            <b className="warm">{words.cancelAsked}</b> <When at={request.cancelAskedAt} clock />
          </p>
        )}
        <Facts request={request} />
        <Rules request={request} />
        <History request={request} />
      </section>
      {children}
    </section>
  )
}

const pathClasses = { done: 'on', now: 'cur', toCome: undefined } as const

/** The seven words of a reader, with when each was reached or is expected. */
function Path({ request }: { request: RequestDetail }) {
  const words = useWords()
  const say = useSay()
  return (
    <ol className="path" aria-label={words.desk.request.path}>
      {request.timeline.map((step) => (
        <li
          key={step.word}
          className={pathClasses[step.status]}
          aria-current={step.status === 'now' ? 'step' : undefined}
        >
          <b>{wordOf(words.lifecycle.readerWords, step.word)}</b>
          <span>
            {step.status === 'now' && step.holder && say(step.holder)}
            {step.status !== 'now' && step.at && <When at={step.at} />}
            {step.status === 'toCome' && step.expected && say(step.expected)}
          </span>
        </li>
      ))}
    </ol>
  )
}

function Rules({ request: { rules } }: { request: RequestDetail }) {
  const words = useWords().desk.request
  const say = useSay()
  if (rules.length === 0) return null
  return (
    <div className="rules">
      <h3>{words.rules}</h3>
      <ul>
        {rules.map((rule) => (
          <li key={rule.ruleId}>
            <span>{say(rule.sentence)}</span>
            <Why reasons={[rule]} />
          </li>
        ))}
      </ul>
    </div>
  )
}

/** What happened, newest first; reasons in the lifecycle's words. */
function History({ request: { history } }: { request: RequestDetail }) {
  const words = useWords()
  const say = useSay()
  return (
    <div className="msg">
      <h3>
        {words.desk.request.history} <span className="dim">{history.length}</span>
      </h3>
      <ul>
        {history.toReversed().map((entry) => (
          <li key={`${entry.at} ${entry.action}`}>
            <b>
              {say(entry.who) || words.desk.request.system}
              {entry.operatorCode && <small>{entry.operatorCode}</small>}
            </b>
            <span>
              {wordOf(words.lifecycle.actions, entry.action)}
              {entry.reason && <span>{wordOf(words.lifecycle.reasons, entry.reason)}</span>}
              {entry.note && <span className="dim">{entry.note}</span>}
            </span>
            <When at={entry.at} clock />
          </li>
        ))}
      </ul>
    </div>
  )
}

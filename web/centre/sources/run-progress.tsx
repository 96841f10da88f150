import type { HarvestRun } from '../../../src/catalogue/harvest/shapes.ts'
import { runSaid, sayLeft, wordOf } from '../../harvest/words.ts'
import { Meter, Stage } from '../../ui/book.tsx'
import { Live } from '../../ui/live.tsx'
import { useWords } from '../../ui/page.tsx'
import { When } from '../../ui/values/when.tsx'

/** How a run stands: while it goes on how far it is and how fast, and what went wrong. */
export function Progress({ run }: { run: HarvestRun }) {
  const words = useWords().harvest
  const { state, read, total, perSecond, secondsLeft } = run
  const known = total !== null && total > 0
  const { shape, said } = runSaid(run, words.run)
  return (
    <section className="progress" aria-label={words.run.progress}>
      <Stage shape={shape}>{said}</Stage>
      {state === 'running' && (
        <p className="big">{known ? words.run.of({ read, total }) : words.run.read({ read })}</p>
      )}
      {known && state !== 'finished' && (
        <Meter part={Math.min(1, read / total)} late={shape === 'now'} />
      )}
      <p className="meta">
        {perSecond !== null && <span>{words.run.rate({ n: Math.round(perSecond) })}</span>}
        {secondsLeft !== null && (
          <span>{words.run.left({ time: sayLeft(secondsLeft, words.run) })}</span>
        )}
        <span>
          {words.run.started} <When at={run.startedAt} clock />
        </span>
        {run.finishedAt && (
          <span>
            {words.run.finished} <When at={run.finishedAt} clock />
          </span>
        )}
        {run.fileName && (
          <span>
            {words.run.file} {run.fileName}
          </span>
        )}
      </p>
      {run.error && (
        <p className="failed">
          {wordOf(words.errors, run.error)}
          {run.errorDetail && ` · ${run.errorDetail}`}
        </p>
      )}
      <Live>{said}</Live>
    </section>
  )
}

/** What became of the records that were read. */
export function Counts({ run }: { run: HarvestRun }) {
  const words = useWords().harvest.run
  const names = Object.keys(words.counts) as (keyof typeof words.counts)[]
  return (
    <dl className="counts">
      {names.map((name) => (
        <div key={name}>
          <dt>{words.counts[name]}</dt>
          <dd>{run[name].toLocaleString('en')}</dd>
        </div>
      ))}
    </dl>
  )
}

import { Meter } from '../../ui/book.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { useWords } from '../../ui/page.tsx'
import { wordOf } from '../words.ts'
import type { BatchRun, RowResult } from './batch.tsx'
import type { BatchPreview } from './batch-preview.ts'

interface BatchDialogProps {
  preview: BatchPreview | null
  run: BatchRun
  onClose: () => void
}

/** Row by row what will happen, is happening and has happened. */
export function BatchDialog({ preview, run, onClose }: BatchDialogProps) {
  const words = useWords().desk
  if (!preview?.action) return <Dialog open={false} title="" onClose={onClose} children={null} />
  const { able, unable, action } = preview
  const verb = wordOf(words.batch.verbs, action)
  const kinds = [...run.results.values()].map((result) => result.kind)
  const done = kinds.filter((kind) => kind === 'done').length
  const failed = kinds.filter((kind) => kind === 'failed').length
  return (
    <Dialog open title={words.batch.open({ action: verb })} onClose={onClose}>
      <ul className="batch-rows">
        {able.map((line) => (
          <li key={line.id}>
            <span className="no">{line.number}</span>
            <span className="book">{line.title}</span>
            <RowEnd result={run.results.get(line.id)} action={action} />
          </li>
        ))}
        {unable.map(({ line, why }) => (
          <li key={line.id} className="out">
            <span className="no">{line.number}</span>
            <span className="book">{line.title}</span>
            <span>
              {words.batch.results.skipped}
              {words.batch.because({ why: words.batch.why[why] })}
            </span>
          </li>
        ))}
      </ul>
      <div className="acts">
        {run.phase === 'preview' && (
          <Button look="primary" data-begin onClick={() => void run.start(preview)}>
            {words.batch.run({ action: verb, n: able.length })}
          </Button>
        )}
        {run.phase === 'running' && <Button onClick={run.stop}>{words.batch.stop}</Button>}
        {run.phase !== 'preview' && <Meter part={(done + failed) / able.length} />}
        <span role="status">
          {run.phase === 'running' && words.batch.progress({ at: done + failed, n: able.length })}
          {run.phase === 'finished' && words.batch.finished({ done, failed })}{' '}
          {run.phase === 'finished' && done + failed < able.length && words.batch.stopped}
        </span>
      </div>
    </Dialog>
  )
}

function RowEnd({ result, action }: { result: RowResult | undefined; action: string }) {
  const words = useWords().desk
  if (!result) return <span className="dim">{words.batch.results.waiting}</span>
  if (result.kind === 'running') {
    return (
      <span>
        <i className="spin" aria-hidden="true" /> {words.batch.results.running}
      </span>
    )
  }
  return result.kind === 'failed' ? (
    <span className="warm">{result.said}</span>
  ) : (
    <span className="stage end">{wordOf(words.done, action, words.doneOther)}</span>
  )
}

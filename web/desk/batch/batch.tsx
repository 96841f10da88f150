import { useRef, useState } from 'react'
import type { RequestLine } from '../../../src/requests/shapes.ts'
import { Button } from '../../ui/button.tsx'
import { useWords } from '../../ui/page.tsx'
import type { Work } from '../requests/use-work.ts'
import { wordOf } from '../words.ts'
import { BatchDialog } from './batch-dialog.tsx'
import { type BatchPreview, previewBatch } from './batch-preview.ts'

/** How one row of a batch ended, or `running`. */
export type RowResult = { kind: 'running' } | { kind: 'done' } | { kind: 'failed'; said: string }

interface BatchProps {
  lines: readonly RequestLine[]
  work: Work
  onClear: () => void
  /** The dialog is closed: the focus goes back to where scans are awaited. */
  onClosed: () => void
}

/** Under the list: what the checked rows come to, and the way to do them one by one. */
export function Batch({ lines, work, onClear, onClosed }: BatchProps) {
  const words = useWords().desk.batch
  const [opened, setOpened] = useState<BatchPreview | null>(null)
  const run = useBatch(work)
  const preview = previewBatch(lines)
  const close = () => {
    run.stop()
    setOpened(null)
    if (run.results.size > 0) onClear()
    run.reset()
    onClosed()
  }
  if (lines.length === 0 && !opened) return null
  return (
    <section className="batch" aria-label={words.area}>
      <span role="status">{useSummary(preview)}</span>
      <Button onClick={onClear}>{words.clear}</Button>
      {preview.action && (
        <Button onClick={() => setOpened(preview)}>
          {words.open({ action: wordOf(words.verbs, preview.action) })}
        </Button>
      )}
      <BatchDialog preview={opened} run={run} onClose={close} />
    </section>
  )
}

/** 已选 3：2 可受理，1 不可（原因） */
function useSummary({ action, able, unable }: BatchPreview): string {
  const words = useWords().desk.batch
  const n = able.length + unable.length
  const reasons = [...new Set(unable.map(({ why }) => words.why[why]))]
  const because = reasons.length > 0 ? words.because({ why: reasons.join('；') }) : ''
  if (!action) return words.nothingToDo({ n }) + because
  const verb = wordOf(words.verbs, action)
  if (unable.length === 0) return words.previewAll({ n, action: verb })
  return words.preview({ n, able: able.length, unable: unable.length, action: verb }) + because
}

/** Takes one action on many requests, one after the other, until all are done or it is stopped. */
function useBatch(work: Work) {
  const [results, setResults] = useState<ReadonlyMap<number, RowResult>>(new Map())
  const [phase, setPhase] = useState<'preview' | 'running' | 'finished'>('preview')
  const stopped = useRef(false)
  const note = (id: number, result: RowResult) =>
    setResults((before) => new Map(before).set(id, result))

  async function start({ able, action }: BatchPreview) {
    stopped.current = false
    setPhase('running')
    for (const line of able) {
      if (stopped.current) break
      note(line.id, { kind: 'running' })
      const sent = await work.act(line, action!, {}, true)
      note(line.id, sent.ok ? { kind: 'done' } : { kind: 'failed', said: sent.error.message })
    }
    work.acting.setProblem(null)
    setPhase('finished')
  }
  const stop = () => {
    stopped.current = true
  }
  const reset = () => {
    setResults(new Map())
    setPhase('preview')
  }
  return { results, phase, start, stop, reset }
}

export type BatchRun = ReturnType<typeof useBatch>

import { useId } from 'react'
import type { HarvestRun } from '../../src/catalogue/harvest/shapes.ts'
import type { SourceDetail } from '../../src/catalogue/sources/shapes.ts'
import { paths } from '../paths.ts'
import { Stage } from '../ui/book.tsx'
import { Button } from '../ui/button.tsx'
import { type Column, SectionHead, Table } from '../ui/lists.tsx'
import { useWords } from '../ui/page.tsx'
import { Problem } from '../ui/problem.tsx'
import { useSend } from '../ui/use-send.ts'
import { When } from '../ui/values/when.tsx'
import { runSaid } from './words.ts'

interface RunsProps {
  source: SourceDetail
  runs: readonly HarvestRun[]
  mayChange: boolean
}

/** The harvests of a source, the latest first, and the buttons that begin another. */
export function Runs({ source, runs, mayChange }: RunsProps) {
  const words = useWords().harvest
  const columns: Column<HarvestRun>[] = [
    {
      key: 'id',
      head: words.run.started,
      cell: ({ id, startedAt }) => (
        <a href={paths.harvest(id)}>
          <When at={startedAt} clock />
        </a>
      ),
    },
    {
      key: 'state',
      head: words.heads.health,
      className: 'state',
      cell: (run) => {
        const { shape, said } = runSaid(run, words.run)
        return <Stage shape={shape}>{said}</Stage>
      },
    },
    {
      key: 'scope',
      head: words.heads.protocol,
      className: 'minor',
      cell: ({ scope, fileName }) => fileName ?? words.run.scopes[scope],
    },
    ...(['read', 'added', 'changed', 'deleted', 'rejected'] as const).map((name) => ({
      key: name,
      head: words.run.counts[name],
      className: name === 'read' || name === 'rejected' ? 'r' : 'r minor',
      cell: (run: HarvestRun) => (
        <>
          <span className="head-beside">{words.run.counts[name]} </span>
          {run[name].toLocaleString('en')}
        </>
      ),
    })),
  ]
  return (
    <section>
      <SectionHead
        title={words.detail.runs}
        beside={runs.length === 0 ? words.detail.noRuns : ''}
      />
      {mayChange && source.protocol !== 'file' && (
        <StartButtons source={source} running={runs[0]?.state === 'running'} />
      )}
      {runs.length > 0 && (
        <Table label={words.detail.runs} columns={columns} rows={runs} keyOf={({ id }) => id} />
      )}
    </section>
  )
}

function StartButtons({ source, running }: { source: SourceDetail; running: boolean }) {
  const words = useWords().harvest.detail
  const { send, sending, problem } = useSend<{ runId: number }>()
  const hint = useId()
  const start = async (scope: 'full' | 'incremental') => {
    const sent = await send(`/api/sources/${source.id}/harvest`, { scope })
    if (sent.ok) window.location.assign(paths.harvest(sent.value.runId))
  }
  if (running) return null
  return (
    <>
      <Problem problem={problem} saved="" />
      <div className="acts">
        {source.protocol === 'oaiPmh' && (
          <Button busy={sending} onClick={() => start('incremental')}>
            {words.startChanged}
          </Button>
        )}
        <Button
          busy={sending}
          onClick={() => start('full')}
          aria-describedby={source.protocol === 'oaiPmh' ? hint : undefined}
        >
          {words.startFull}
        </Button>
        {source.protocol === 'oaiPmh' && (
          <span className="meta" id={hint}>
            {words.startFullHint}
          </span>
        )}
      </div>
    </>
  )
}
